import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readResume } from '../../documents/resume/read-resume.ts';
import { defaultResumeLimits } from '../../documents/resume/resume-limits.ts';
import { toResumeJson, type ResumeJson } from '../../documents/resume/to-resume-json.ts';

/** Reads a résumé and gives its fields with their evidence. @throws ResumeError */
export async function extractResume(file: string): Promise<ResumeJson> {
  // One byte over the limit is enough to be refused: a huge file is not read into memory.
  const size = Math.min(statSync(file).size, defaultResumeLimits.fileBytes + 1);
  const bytes = readFileSync(file).subarray(0, size);
  return toResumeJson(await readResume({ bytes, fileName: path.basename(file) }));
}
