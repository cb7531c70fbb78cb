import type { MessageTemplate } from '../process/types.ts';

/** What a message may speak of; what is not there is left out of the words. */
export type MessageFacts = {
  /** Whom the message greets: the candidate, or whoever else is written to. */
  candidateName: string;
  jobTitle: string;
  companyName: string;
  inviteUrl: string | null;
  expiresAt: string | null;
  /** What the company tells candidates of this job, or null. */
  notes: string | null;
  /** A booked interview with a person; `time` as its reader's clock shows it. */
  meeting?: { time: string; url: string | null; interviewerName: string };
  /** Where a time for the interview is chosen; null: somebody calls. */
  chooseUrl?: string | null;
  /** For the interviewer: what is known so far, a line each. */
  briefing?: { resume: string[]; results: string[]; taskUrl: string };
  /** For the department: the plan of a new colleague, a line each. */
  plan?: { startDate: string | null; tasks: string[]; modules: string[] };
  /** When the vendor of an interview will not answer; instants. */
  maintenance?: { fromAt: string; toAt: string };
  /** By when an offer is to be answered, and what is to be handed in. */
  offer?: { answerBy: string | null; materials: string[] };
};

export type Rendered = { subject: string; text: string };
export type Renderers = Record<MessageTemplate, (facts: MessageFacts) => Rendered>;

/** An instant as people read it, in UTC, so that no time zone is guessed. */
export function when(instant: string | null, language: 'zh' | 'en'): string {
  if (instant === null) return language === 'zh' ? '截止日期' : 'the deadline';
  const text = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(new Date(instant));
  return `${text} UTC`;
}

/** Paragraphs; what is missing is left out. */
export function lines(...parts: (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n\n');
}

/** A heading with its points, or nothing where there are none. */
export function points(heading: string, items: readonly string[] | undefined): string | null {
  if (items === undefined || items.length === 0) return null;
  return [heading, ...items.map((item) => `- ${item}`)].join('\n');
}
