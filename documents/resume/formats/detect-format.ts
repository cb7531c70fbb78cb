import { ResumeError } from '../resume-error.ts';

/** What the first bytes say a file is; `textual` still has to be decoded. */
export type DetectedKind = 'pdf' | 'zip' | 'ole' | 'textual';

/** Named kinds that are recognised in order to refuse them with a helpful sentence. */
const refusedMagics: readonly { bytes: readonly number[]; offset?: number; what: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a GIF picture' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], what: 'a TIFF picture' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], what: 'a TIFF picture' },
  { bytes: [0x52, 0x49, 0x46, 0x46], what: 'a media file' },
  { bytes: [0x66, 0x74, 0x79, 0x70], offset: 4, what: 'a picture or a video' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'an RTF document' },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], what: 'a 7z archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'a RAR archive' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a program' },
  { bytes: [0x4d, 0x5a, 0x90, 0x00], what: 'a program' },
];

const hasAt = (bytes: Uint8Array, magic: readonly number[], offset = 0): boolean =>
  magic.every((value, i) => bytes[offset + i] === value);

function indexOfPdfHeader(bytes: Uint8Array): number {
  // Readers accept `%PDF-` anywhere in the first 1,024 bytes (ISO 32000-1, Annex H, implementation note 13).
  const end = Math.min(bytes.length - 5, 1024);
  for (let i = 0; i <= end; i++) if (hasAt(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d], i)) return i;
  return -1;
}

/** Tells a file's kind by its content alone. Throws `resume_unsupported_type` for kinds that are recognised but not read. */
export function detectKind(bytes: Uint8Array): DetectedKind {
  if (hasAt(bytes, [0x50, 0x4b, 0x03, 0x04]) || hasAt(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (hasAt(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'ole';
  for (const magic of refusedMagics) {
    if (hasAt(bytes, magic.bytes, magic.offset)) {
      throw new ResumeError(
        'resume_unsupported_type',
        `The file is ${magic.what}. Send the résumé as PDF, DOCX, plain text or JSON Resume.`,
      );
    }
  }
  if (indexOfPdfHeader(bytes) >= 0) return 'pdf';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).trimStart().toLowerCase();
  if (/^(?:\ufeff|ï»¿)?\s*<(?:!doctype html|html|\?xml|head|body)/.test(head)) {
    throw new ResumeError(
      'resume_unsupported_type',
      'The file is a web page or XML. Print it to PDF, or send DOCX, plain text or JSON Resume.',
    );
  }
  return 'textual';
}

/** What a file name or media type claims; undefined where it claims nothing that is known. */
export type ClaimedKind = 'pdf' | 'docx' | 'doc' | 'text' | 'json' | 'other';

const claimsByExtension: Readonly<Record<string, ClaimedKind>> = {
  pdf: 'pdf',
  docx: 'docx',
  doc: 'doc',
  txt: 'text',
  text: 'text',
  md: 'text',
  json: 'json',
};

const claimsByMediaType: Readonly<Record<string, ClaimedKind>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/msword': 'doc',
  'text/plain': 'text',
  'application/json': 'json',
};

/** The claims that file name and media type make, without duplicates. */
export function readClaims(fileName: string | undefined, mediaType: string | undefined): ClaimedKind[] {
  const claims = new Set<ClaimedKind>();
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(fileName ?? '')?.[1]?.toLowerCase();
  const byExtension = extension === undefined ? undefined : claimsByExtension[extension];
  if (byExtension !== undefined) claims.add(byExtension);
  const byMediaType = claimsByMediaType[(mediaType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''];
  if (byMediaType !== undefined) claims.add(byMediaType);
  return [...claims];
}

const agreeing: Readonly<Record<ClaimedKind, readonly string[]>> = {
  pdf: ['pdf'],
  docx: ['docx', 'ole'],
  doc: ['docx', 'ole'],
  text: ['text', 'jsonResume'],
  json: ['jsonResume'],
  other: [],
};

const kindNames: Readonly<Record<string, string>> = {
  pdf: 'a PDF',
  docx: 'a DOCX document',
  zip: 'a zip archive',
  ole: 'an old Office document',
  text: 'plain text',
  jsonResume: 'JSON',
};

/** Throws `resume_type_mismatch` when a claim of `claims` disagrees with what the content is. */
export function assertClaimsAgree(claims: readonly ClaimedKind[], actual: string): void {
  for (const claim of claims) {
    if (agreeing[claim].includes(actual)) continue;
    throw new ResumeError(
      'resume_type_mismatch',
      `The file is named or sent as ${claim.toUpperCase()} but its content is ${kindNames[actual] ?? actual}. Send the real file, or name it for what it is.`,
    );
  }
}
