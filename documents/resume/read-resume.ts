import { ResumeError } from './resume-error.ts';
import { defaultResumeLimits } from './resume-limits.ts';
import type { ResumeLimits } from './resume-limits.ts';
import { runInReader } from './reader-pool.ts';
import type { ResumeReading } from './resume-types.ts';

/** A résumé as it was sent. `fileName` and `mediaType` are only held against the content, never trusted. */
export interface ResumeFile {
  bytes: Uint8Array;
  fileName?: string;
  mediaType?: string;
}

/** `now` is the day that "至今" and "present" mean (ISO 8601, default: today); `limits` override `defaultResumeLimits` one by one. */
export interface ReadResumeOptions {
  now?: string;
  limits?: Partial<ResumeLimits>;
}

/**
 * Reads a résumé (PDF, DOCX, plain text, JSON Resume; told apart by content) into text and fields.
 * The work is done in a reader thread under limits of time and memory, so a hostile file costs the caller nothing but the wait.
 * Reads only; safe to repeat, and gives the same answer for the same `now`. Throws `ResumeError`.
 */
export async function readResume(file: ResumeFile, options: ReadResumeOptions = {}): Promise<ResumeReading> {
  const limits: ResumeLimits = { ...defaultResumeLimits, ...options.limits };
  if (file.bytes.length === 0) throw new ResumeError('resume_empty', 'The file is empty. Send the résumé again.');
  if (file.bytes.length > limits.fileBytes) {
    const mebibytes = Math.round(limits.fileBytes / 1024 / 1024);
    throw new ResumeError(
      'resume_too_large',
      `The file is larger than ${mebibytes} MiB. Send a smaller one, without pictures.`,
    );
  }
  return runInReader({ file, now: options.now ?? new Date().toISOString(), limits });
}
