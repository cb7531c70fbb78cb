import { extractFields } from './fields/extract-fields.ts';
import { cleanText, findUnprintable } from './formats/clean-text.ts';
import { decodeText } from './formats/decode-text.ts';
import { assertClaimsAgree, detectKind, readClaims } from './formats/detect-format.ts';
import { isDocx, readDocx } from './formats/read-docx.ts';
import { readJsonResume } from './formats/read-json-resume.ts';
import type { ReadResumeOptions, ResumeFile } from './read-resume.ts';
import { ResumeError } from './resume-error.ts';
import type { ResumeLimits } from './resume-limits.ts';
import type { ResumeReading, ResumeText } from './resume-types.ts';

/** Reads a résumé in the thread it is called in, without guard on time and memory: for the reader thread, and for tests. Throws `ResumeError`. */
export async function readResumeHere(
  file: ResumeFile,
  now: NonNullable<ReadResumeOptions['now']>,
  limits: ResumeLimits,
): Promise<ResumeReading> {
  const claims = readClaims(file.fileName, file.mediaType);
  const kind = detectOrBlameClaim(file, claims);
  if (kind === 'pdf') {
    assertClaimsAgree(claims, 'pdf');
    const { readPdf } = await import('./formats/read-pdf.ts');
    return finish('pdf', await readPdf(file.bytes, limits), now, limits);
  }
  if (kind === 'zip') {
    const docx = isDocx(file.bytes);
    assertClaimsAgree(claims, docx ? 'docx' : 'zip');
    if (docx) return finish('docx', readDocx(file.bytes, limits), now, limits);
    throw new ResumeError(
      'resume_unsupported_type',
      'The file is an archive or another kind of Office document. Send the résumé as PDF, DOCX, plain text or JSON Resume.',
    );
  }
  if (kind === 'ole') {
    assertClaimsAgree(claims, 'ole');
    throw refuseOle(file.bytes);
  }
  return readTextual(file, claims, now, limits);
}

function detectOrBlameClaim(file: ResumeFile, claims: ReturnType<typeof readClaims>): ReturnType<typeof detectKind> {
  try {
    return detectKind(file.bytes);
  } catch (error) {
    if (error instanceof ResumeError && claims.some((claim) => claim !== 'other')) {
      throw new ResumeError('resume_type_mismatch', `${error.message} Its name or media type says otherwise.`, 'file', {
        cause: error,
      });
    }
    throw error;
  }
}

/** An OLE container is a password-protected DOCX or a document of before 2007. */
function refuseOle(bytes: Uint8Array): ResumeError {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new ResumeError(
      'resume_encrypted',
      'The DOCX is protected by a password. Remove the password and send it again.',
    );
  }
  return new ResumeError(
    'resume_unsupported_type',
    'The file is an old Office document (.doc). Save it as DOCX or PDF and send that.',
  );
}

function readTextual(
  file: ResumeFile,
  claims: ReturnType<typeof readClaims>,
  now: string,
  limits: ResumeLimits,
): ResumeReading {
  // A claim of PDF or DOCX is wrong whatever the text says, so it is judged before decoding.
  const wantsBinary = claims.filter((claim) => claim !== 'text' && claim !== 'json');
  assertClaimsAgree(wantsBinary, 'text');
  const decoded = decodeText(file.bytes);
  const text = cleanText(decoded);
  if (text.trim() === '')
    throw new ResumeError('resume_empty', 'The file holds nothing but blanks. Send the résumé again.');
  if (text.length > limits.textCharacters)
    throw new ResumeError('resume_too_large', 'The file holds more text than a résumé. Send the résumé alone.');
  if (claims.includes('json') || /^\s*\{\s*["}]/.test(text)) {
    const { text: rendered, fields } = readJsonResume(decoded, now);
    return { format: 'jsonResume', text: rendered, fields };
  }
  return finish('text', { text, hidden: findUnprintable(decoded) }, now, limits);
}

function finish(format: ResumeReading['format'], source: ResumeText, now: string, limits: ResumeLimits): ResumeReading {
  if (source.text.length > limits.textCharacters)
    throw new ResumeError('resume_too_large', 'The file holds more text than a résumé. Send the résumé alone.');
  return {
    format,
    text: source.text,
    ...(source.pages === undefined ? {} : { pages: source.pages }),
    ...(source.pageStarts === undefined ? {} : { pageStarts: source.pageStarts }),
    ...(source.hidden === undefined || source.hidden.length === 0 ? {} : { hidden: source.hidden.slice(0, 50) }),
    fields: extractFields(source, now),
  };
}
