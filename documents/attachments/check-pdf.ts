import { constants, inflateSync } from 'node:zlib';
import { unsafe } from './attachment-error.ts';

const maxStreamBytes = 8 * 1024 * 1024;
const maxUnpackedBytes = 64 * 1024 * 1024;

/**
 * The bytes of a PDF and what its deflated streams hold, as one text each, unpacked in bounded steps.
 * @throws HubError `attachment_unsafe` where they unpack to more than is safe
 */
export function unpackPdf(bytes: Uint8Array): Buffer[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [file];
  let total = 0;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    let from = at + 6;
    if (file[from] === 0x0d) from += 1;
    if (file[from] === 0x0a) from += 1;
    // Deflated data begins with the zlib header; pictures and fonts in other filters hold no objects.
    if (((file[from] ?? 0) & 0x0f) !== 8 || (((file[from] ?? 0) << 8) | (file[from + 1] ?? 0)) % 31 !== 0) continue;
    const end = file.indexOf('endstream', from);
    try {
      const part = inflateSync(file.subarray(from, end < 0 ? undefined : end), {
        maxOutputLength: maxStreamBytes,
        finishFlush: constants.Z_SYNC_FLUSH,
      });
      total += part.length;
      parts.push(part);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        // A picture of a scan may unpack to that much; objects that act never do.
        total += maxStreamBytes;
    }
    if (total > maxUnpackedBytes)
      throw unsafe('The PDF unpacks to more than is safe: print it to a new PDF and send that.');
  }
  return parts;
}

/** Refuses a PDF that acts when opened, is encrypted or carries files. Throws HubError `attachment_unsafe`. */
export function checkPdfParts(parts: readonly Buffer[]): void {
  parts.forEach((part, i) => {
    // A name may be written with #xx for any of its characters.
    const text = part
      .toString('latin1')
      .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    const end = '(?=[\\s/<>\\[\\]()%]|$)';
    if (i === 0 && new RegExp(`/Encrypt${end}`).test(text))
      throw unsafe('The PDF is protected by a password: remove it and send the file again.');
    if (new RegExp(`/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|ImportData|SubmitForm)${end}`).test(text))
      throw unsafe('The PDF holds scripts, programs or files: print it to a new PDF and send that.');
  });
}
