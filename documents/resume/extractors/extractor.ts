import type { ResumeReading } from '../resume-types.ts';

/** Reads the fields out of a reading that has its text. `now` (ISO 8601) is the day that "至今" and "present" mean. Never fails: what it can't do it says in `extraction`. */
export type ResumeExtractor = (reading: ResumeReading, now: string) => Promise<ResumeReading>;

/** The extractor that is used where no other is configured: the fields that the reading came with. Pure. */
export const extractBuiltIn: ResumeExtractor = (reading) =>
  Promise.resolve({ ...reading, extraction: { by: 'builtIn', dropped: [] } });
