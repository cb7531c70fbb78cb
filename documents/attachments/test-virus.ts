import { infected, unsafe } from './attachment-error.ts';
import { unpackMembers } from './check-zip.ts';

// The standard harmless test string of every scanner, in two halves so that scanners leave this source alone.
const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));
const maxNesting = 3;

/** Throws HubError `attachment_infected` where the test virus stands in these bytes as they are. */
export function refuseTestVirus(part: Uint8Array): void {
  if (Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes(eicar)) throw infected();
}

/**
 * The same for the members of an archive, and those of archives in it.
 * @throws HubError `attachment_infected`; `attachment_unsafe` for what is nested too deep or cannot be unpacked safely
 */
export function refuseTestVirusInside(members: ReadonlyMap<string, Uint8Array>, depth = 1): void {
  for (const part of members.values()) {
    refuseTestVirus(part);
    if (!isZip(part)) continue;
    if (depth >= maxNesting) throw unsafe('The file holds archives inside archives: send it as PDF.');
    refuseTestVirusInside(unpackMembers(part), depth + 1);
  }
}

/** Does it begin as archives and DOCX do? */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}
