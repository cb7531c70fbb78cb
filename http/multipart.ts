import type { Request, Response } from 'express';
import multer from 'multer';
import { HubError } from '../domain/errors.ts';
import { parseStrictJson } from './strict-json.ts';

/** A résumé that came as a file part. */
export type UploadedFile = { bytes: Buffer; fileName: string | null; mediaType: string | null };

const mebibyte = 1024 * 1024;
/** How the two parts of a form are called: a JSON document and the file it speaks of. */
export type FormParts = { json: string; file: string };

const upload = multer({
  storage: multer.memoryStorage(),
  // File names are UTF-8 in every browser of today; multer's default is Latin-1.
  defParamCharset: 'utf8',
  limits: { fileSize: 20 * mebibyte, files: 2, fields: 1, fieldSize: mebibyte, parts: 4, headerPairs: 50 },
});

/**
 * Reads multipart/form-data with a JSON part (a field or a file) and a file part (≤ 20 MiB), in memory.
 * @throws HubError resume_too_large, attachment_too_large, validation_failed, json_*
 */
export async function readMultipart(
  req: Request,
  res: Response,
  parts: FormParts,
): Promise<{ body: unknown; file: UploadedFile | null; hashed: Buffer[] }> {
  await new Promise<void>((resolve, reject) => {
    const read = upload.fields([
      { name: parts.file, maxCount: 1 },
      { name: parts.json, maxCount: 1 },
    ]);
    read(req, res, (error: unknown) =>
      error === undefined || error === null ? resolve() : reject(toError(error, parts)),
    );
  });
  const files = req.files as { [field: string]: Express.Multer.File[] } | undefined;
  const field = (req.body as { [name: string]: unknown } | undefined)?.[parts.json];
  const json = typeof field === 'string' ? Buffer.from(field, 'utf8') : files?.[parts.json]?.[0]?.buffer;
  if (json === undefined)
    throw new HubError('validation_failed', `The part "${parts.json}" is missing: send it as JSON.`, {
      path: `/${parts.json}`,
    });
  const resume = files?.[parts.file]?.[0];
  return {
    body: parseStrictJson(json),
    file: resume
      ? {
          bytes: resume.buffer,
          fileName: resume.originalname.slice(0, 300) || null,
          mediaType: resume.mimetype || null,
        }
      : null,
    hashed: resume ? [json, resume.buffer] : [json],
  };
}

function toError(error: unknown, parts: FormParts): HubError {
  const code = error instanceof multer.MulterError ? error.code : '';
  if (code === 'LIMIT_FILE_SIZE')
    return new HubError(
      parts.file === 'resume' ? 'resume_too_large' : 'attachment_too_large',
      'The file is larger than 20 MiB: send a smaller one, without pictures.',
      { path: `/${parts.file}` },
    );
  if (code === 'LIMIT_FIELD_VALUE')
    return new HubError('body_too_large', `The part "${parts.json}" is larger than 1 MiB: send less.`, {
      path: `/${parts.json}`,
    });
  if (code === 'LIMIT_UNEXPECTED_FILE' || code.startsWith('LIMIT_'))
    return new HubError(
      'validation_failed',
      `Send exactly the parts "${parts.json}" (JSON) and "${parts.file}" (one file).`,
      {
        cause: error,
      },
    );
  return new HubError('validation_failed', 'The multipart body is broken: build it with a library and send it again.', {
    cause: error,
  });
}
