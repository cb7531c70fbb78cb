import { Inflate } from 'fflate';
import { ResumeError } from '../resume-error.ts';
import type { ResumeLimits } from '../resume-limits.ts';

interface ZipEntry {
  name: string;
  flags: number;
  method: number;
  packed: number;
  unpacked: number;
  headerAt: number;
}

const corrupt = (detail: string): ResumeError =>
  new ResumeError(
    'resume_corrupt',
    `The DOCX is damaged (${detail}). Open it in a word processor, save it anew and send that.`,
  );

const bomb = (name: string): ResumeError =>
  new ResumeError(
    'resume_zip_bomb',
    'The DOCX unpacks to more than a résumé can hold and is not opened. Send it as PDF.',
    name,
  );

/** Reads the central directory; nothing is unpacked. Throws `resume_corrupt` where there is none. */
export function listZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < lowest || end < 0) throw corrupt('its directory is missing');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  const decoder = new TextDecoder();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw corrupt('its directory is broken');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/**
 * Unpacks the entries that `wanted` picks, in small steps, and stops at the limits whatever sizes the archive claims.
 * Throws `resume_zip_bomb`, `resume_encrypted` or `resume_corrupt`.
 */
export function unzipParts(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  wanted: (name: string) => boolean,
  limits: ResumeLimits,
): Map<string, Uint8Array> {
  // Parts that are never unpacked cost nothing here, but whoever opens the stored file later would pay.
  const claimed = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (entries.length > 5_000 || claimed > 16 * limits.unpackedBytes) throw bomb('directory');
  const parts = new Map<string, Uint8Array>();
  let total = 0;
  for (const entry of entries) {
    if (entry.packed > 0 && entry.unpacked > limits.unpackedBytes && entry.unpacked / entry.packed > limits.unpackRatio)
      throw bomb(entry.name);
    if (!wanted(entry.name)) continue;
    const part = unzipPart(bytes, entry, limits, limits.unpackedBytes - total);
    total += part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

function unzipPart(bytes: Uint8Array, entry: ZipEntry, limits: ResumeLimits, budget: number): Uint8Array {
  if ((entry.flags & 1) !== 0)
    throw new ResumeError(
      'resume_encrypted',
      'The DOCX is protected by a password. Remove the password and send it again.',
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.headerAt;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw corrupt(`${entry.name} is missing`);
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const to = from + entry.packed;
  if (to > bytes.length) throw corrupt(`${entry.name} is cut off`);
  const packed = bytes.subarray(from, to);
  if (entry.method === 0) {
    if (packed.length > budget) throw bomb(entry.name);
    return packed;
  }
  if (entry.method !== 8) throw corrupt(`${entry.name} is packed in an unknown way`);
  return inflateBounded(packed, entry.name, limits, budget);
}

function inflateBounded(packed: Uint8Array, name: string, limits: ResumeLimits, budget: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let done = false;
  const inflate = new Inflate((chunk, final) => {
    chunks.push(chunk);
    size += chunk.length;
    done = final;
    const ratio = size / Math.max(1, packed.length);
    if (size > budget || (size > 1024 * 1024 && ratio > limits.unpackRatio)) throw bomb(name);
  });
  const step = 16 * 1024;
  try {
    for (let i = 0; i < packed.length; i += step) inflate.push(packed.subarray(i, i + step), i + step >= packed.length);
  } catch (error) {
    if (error instanceof ResumeError) throw error;
    throw new ResumeError(
      'resume_corrupt',
      'The DOCX is damaged. Open it in a word processor, save it anew and send that.',
      name,
      { cause: error },
    );
  }
  if (!done) throw corrupt(`${name} is cut off`);
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
