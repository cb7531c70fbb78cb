import type { Request, Response } from 'express';
import multer from 'multer';
import { HubError } from '../domain/errors.ts';
import type { UploadedFile } from './route.ts';
import { parseStrictJson } from './strict-json.ts';

const mebibyte = 1024 * 1024;
const upload = multer({
  storage: multer.memoryStorage(),
  // File names are UTF-8 in every browser of today; multer's default is Latin-1.
  defParamCharset: 'utf8',
  limits: { fileSize: 20 * mebibyte, files: 2, fields: 1, fieldSize: mebibyte, parts: 4, headerPairs: 50 },
}).fields([
  { name: 'resume', maxCount: 1 },
  { name: 'application', maxCount: 1 },
]);

/**
 * Reads multipart/form-data with the parts `application` (JSON, as a field or a file) and `resume` (a file, ≤ 20 MiB),
 * in memory. @throws HubError resume_too_large, validation_failed, json_*
 */
export async function readMultipart(
  req: Request,
  res: Response,
): Promise<{ body: unknown; file: UploadedFile | null; hashed: Buffer[] }> {
  await new Promise<void>((resolve, reject) => {
    upload(req, res, (error: unknown) => (error === undefined || error === null ? resolve() : reject(toError(error))));
  });
  const files = req.files as { [field: string]: Express.Multer.File[] } | undefined;
  const field = (req.body as { application?: unknown } | undefined)?.application;
  const json = typeof field === 'string' ? Buffer.from(field, 'utf8') : files?.['application']?.[0]?.buffer;
  if (json === undefined)
    throw new HubError('validation_failed', 'The part "application" is missing: send it as JSON.', {
      path: '/application',
    });
  const resume = files?.['resume']?.[0];
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

function toError(error: unknown): HubError {
  const code = error instanceof multer.MulterError ? error.code : '';
  if (code === 'LIMIT_FILE_SIZE')
    return new HubError('resume_too_large', 'The file is larger than 20 MiB: send a smaller one, without pictures.', {
      path: '/resume',
    });
  if (code === 'LIMIT_FIELD_VALUE')
    return new HubError('body_too_large', 'The part "application" is larger than 1 MiB: send less.', {
      path: '/application',
    });
  if (code === 'LIMIT_UNEXPECTED_FILE' || code.startsWith('LIMIT_'))
    return new HubError('validation_failed', 'Send exactly the parts "application" (JSON) and "resume" (one file).', {
      cause: error,
    });
  return new HubError('validation_failed', 'The multipart body is broken: build it with a library and send it again.', {
    cause: error,
  });
}
