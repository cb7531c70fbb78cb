import type { Process } from '../schemas/types.ts';

/** What a paper says besides the evaluation sheet. */
export type PaperContext = {
  companyName: string;
  departmentName: string;
  /** As the reader may see them. */
  contacts: string[];
  process: Process;
  /** Names of users and keys, by what they are called in the sheet. */
  names?: { [actor: string]: string };
  /** A booked interview, for the interviewer's sheet. */
  interview?: { startsAt: string; interviewers: string[]; timeZone: string };
  /** What the interviewer rates. */
  ratingDimensions?: string[];
};
