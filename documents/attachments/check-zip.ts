import { listZip, unzipParts } from '../resume/formats/unzip-parts.ts';
import { ResumeError } from '../resume/resume-error.ts';
import { defaultResumeLimits } from '../resume/resume-limits.ts';
import { unsafe } from './attachment-error.ts';

/**
 * The members of an archive by name, unpacked in bounded steps whatever sizes it claims.
 * @throws HubError `attachment_unsafe` for a zip bomb, an encrypted or damaged one
 */
export function unpackMembers(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    return unzipParts(bytes, listZip(bytes), () => true, defaultResumeLimits);
  } catch (error) {
    if (!(error instanceof ResumeError) && !(error instanceof RangeError)) throw error;
    const code = error instanceof ResumeError ? error.code : 'resume_corrupt';
    if (code === 'resume_zip_bomb') throw unsafe('The file unpacks to more than is safe: send it as PDF.');
    if (code === 'resume_encrypted')
      throw unsafe('The file is protected by a password: remove it and send the file again.');
    throw unsafe('The file is damaged: save it anew and send that.');
  }
}

/** Refuses a DOCX with macros, embedded programs or templates loaded from elsewhere. Throws HubError `attachment_unsafe`. */
export function checkDocxMembers(members: ReadonlyMap<string, Uint8Array>): void {
  for (const name of members.keys())
    if (/vbaProject|vbaData|activeX\/|\/embeddings\/|oleObject/i.test(name))
      throw unsafe('The document holds macros or embedded programs: send it as PDF.');
  const types = Buffer.from(members.get('[Content_Types].xml') ?? []).toString('latin1');
  if (/macroEnabled|vbaProject/i.test(types))
    throw unsafe('The document allows macros: save it as DOCX or PDF and send that.');
  for (const [name, part] of members)
    if (
      name.endsWith('.rels') &&
      /attachedTemplate"|(?:oleObject|frame|subDocument)"[^>]*TargetMode\s*=\s*"External"/i.test(
        Buffer.from(part).toString('latin1'),
      )
    )
      throw unsafe('The document loads parts from elsewhere: send it as PDF.');
}
