/**
 * What the final report and the evaluation sheet are made of: plain data that the caller loads, in the language of the document, with
 * contacts already masked where the reader may not see them. Instants are ISO 8601 UTC, days `YYYY-MM-DD`; null is "not known".
 */
export type ReportInput = {
  companyName: string;
  applicationId: string;
  person: { formattedName: string; contacts: readonly string[] };
  job: { title: string; department: string };
  process: { name: string; version: number };
  /** The application's status in words, e.g. 已录用. */
  status: string;
  /** IANA name for instants; UTC where it is missing. */
  timeZone?: string;
  stages: readonly ReportStage[];
  resume: ReportResume | null;
  writtenTest: ReportResult | null;
  aiInterview: ReportResult | null;
  scorecards: readonly ReportScorecard[];
  backgroundCheck: {
    result: string;
    completedAt: string | null;
    items: readonly { name: string; result: string }[];
  } | null;
  offer: ReportOffer | null;
  onboardingPlan: { startDate: string | null; tasks: readonly ReportTask[] } | null;
  decisions: readonly { at: string; stage: string; outcome: string; decidedBy: string; reason: string }[];
  disputes: readonly { at: string; text: string; outcome: string | null }[];
};

/** A stage that was gone through. */
export type ReportStage = { name: string; enteredAt: string; leftAt: string | null; outcome: string };

/** What the résumé says in short. */
export type ReportResume = {
  summary: string;
  totalYears: number | null;
  highestDegree: string | null;
  work: readonly { employer: string; title: string; period: string }[];
  education: readonly { school: string; degree: string; period: string }[];
  skills: readonly string[];
};

/** A score on its scale. */
export type ReportScore = { value: number; min: number; max: number };

/** The result of a written test or an AI interview; `score` null is "not scored", never zero. */
export type ReportResult = {
  vendor: string;
  completedAt: string | null;
  total: ReportScore | null;
  dimensions: readonly { name: string; score: ReportScore | null; comment: string | null }[];
  summary: string | null;
};

/** A person's review. */
export type ReportScorecard = {
  reviewer: string;
  submittedAt: string;
  recommendation: string;
  ratings: readonly { name: string; score: ReportScore | null; comment: string | null }[];
  comment: string | null;
};

/** The offer in force. */
export type ReportOffer = {
  version: number;
  salary: { amount: number; currency: string; period: 'month' | 'year' } | null;
  startDate: string | null;
  approvals: readonly { approver: string; at: string; outcome: string }[];
  answer: string | null;
  answeredAt: string | null;
};

/** A task of the onboarding plan, with the reasons it is there. */
export type ReportTask = { title: string; owner: string; dueDate: string | null; because: string | null };

/** What an interviewer takes into the room: a page with empty columns to write on. */
export type EvaluationSheetInput = Pick<
  ReportInput,
  'companyName' | 'applicationId' | 'job' | 'resume' | 'writtenTest' | 'aiInterview' | 'timeZone'
> & {
  person: { formattedName: string };
  interview: { startsAt: string | null; interviewers: readonly string[] };
  /** What the interviewer rates. */
  ratingDimensions: readonly string[];
};
