import { HubError } from '../../domain/errors.ts';
import { unsupported } from './attachment-error.ts';
import { checkPdfParts, unpackPdf } from './check-pdf.ts';
import { checkDocxMembers, unpackMembers } from './check-zip.ts';
import { scanWithClamd } from './clamd.ts';
import { isZip, refuseTestVirus, refuseTestVirusInside } from './test-virus.ts';

/** A file as it was sent; `fileName` is only held against the content, never trusted. */
export type AttachmentFile = { bytes: Uint8Array; fileName: string };

/** `maxBytes` (default 20 MiB); `clamdAddress` `host:port` of a real scanner, none by default. */
export type AttachmentOptions = { maxBytes?: number; clamdAddress?: string | null };

/** What a checked file is; `mediaType` comes from its content. */
export type CheckedAttachment = { mediaType: string; kind: AttachmentKind };

/** The kinds that are taken. */
export type AttachmentKind = 'pdf' | 'png' | 'jpeg' | 'webp' | 'docx';

const kinds: Record<AttachmentKind, { mediaType: string; extensions: readonly string[] }> = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  png: { mediaType: 'image/png', extensions: ['png'] },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  webp: { mediaType: 'image/webp', extensions: ['webp'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
};

/**
 * Looks whether an uploaded file (identity card, certificate) may be kept: kind by content, name in agreement, nothing in it that
 * acts when opened. This finds what files of these kinds should never hold; for known malware give the address of a clamd. Reads only; safe to repeat.
 * @throws HubError `attachment_too_large`, `attachment_type_unsupported`, `attachment_infected`, `attachment_unsafe`, `attachment_scan_failed`
 */
export async function checkAttachment(
  file: AttachmentFile,
  options: AttachmentOptions = {},
): Promise<CheckedAttachment> {
  const { maxBytes = 20 * 1024 * 1024, clamdAddress = null } = options;
  if (file.bytes.length > maxBytes)
    throw new HubError(
      'attachment_too_large',
      `The file is larger than ${Math.round(maxBytes / 1024 / 1024)} MiB: send a smaller one.`,
      { path: '/file' },
    );
  refuseTestVirus(file.bytes);
  const kind = detect(file.bytes);
  if (kind === null) throw unsupported('Send the file as PDF, JPEG, PNG, WebP or DOCX.');
  if (kind === 'pdf') {
    const parts = unpackPdf(file.bytes);
    parts.forEach(refuseTestVirus);
    checkPdfParts(parts);
  }
  if (kind === 'zip') checkArchive(file.bytes);
  const checked = kind === 'zip' ? 'docx' : kind;
  const extension = /\.([^.]+)$/.exec(file.fileName)?.[1]?.toLowerCase() ?? '';
  if (!kinds[checked].extensions.includes(extension))
    throw unsupported(
      `The file is ${checked.toUpperCase()} but its name says otherwise: give it the ending .${kinds[checked].extensions[0]}.`,
    );
  if (clamdAddress !== null) await scanWithClamd(file.bytes, clamdAddress);
  return { kind: checked, mediaType: kinds[checked].mediaType };
}

function checkArchive(bytes: Uint8Array): void {
  const members = unpackMembers(bytes);
  refuseTestVirusInside(members);
  // Macros first: a DOCM is refused for what it holds, not for its name.
  checkDocxMembers(members);
  if (!members.has('[Content_Types].xml') || !members.has('word/document.xml'))
    throw unsupported('Archives and other Office files are not taken: send the file as PDF.');
}

function detect(bytes: Uint8Array): Exclude<AttachmentKind, 'docx'> | 'zip' | null {
  if (startsWith(bytes, '%PDF-')) return 'pdf';
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'png';
  if (startsWith(bytes, '\xff\xd8\xff')) return 'jpeg';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes.subarray(8), 'WEBP')) return 'webp';
  if (isZip(bytes)) return 'zip';
  return null;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).equals(Buffer.from(text, 'latin1'));
}
