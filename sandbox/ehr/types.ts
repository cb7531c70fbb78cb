/** The statuses an applicant can have in the EHR. */
export const APPLICANT_STATUSES = [
  'applied',
  'in_progress',
  'on_hold',
  'hired',
  'rejected',
  'withdrawn',
  'expired',
] as const;
/** One of {@link APPLICANT_STATUSES}. */
export type ApplicantStatus = (typeof APPLICANT_STATUSES)[number];

/** What creates an applicant (`ApplicantRequest` in `openapi.yaml`). */
export interface ApplicantRequest {
  externalRef: string;
  name: string;
  email?: string;
  phone?: string;
  nationalId?: string;
  jobCode: string;
  jobTitle: string;
}

/** The result of one assessment (`AssessmentRequest` in `openapi.yaml`). */
export interface AssessmentRequest {
  provider: string;
  total: { score: number; max: number };
  dimensions: { name: string; score: number; max: number; comment?: string }[];
  comments: string;
  recordingUrl?: string;
  startedAt: string;
  completedAt: string;
  interviewer: string;
  result: 'pass' | 'fail' | 'pending';
  reportUrl?: string;
}

/** The final word of the people (`DecisionRequest` in `openapi.yaml`). */
export interface DecisionRequest {
  result: 'pass' | 'fail';
  comments: string;
  decidedBy: string;
  decidedAt: string;
  scorecard: { dimension: string; rating: number; comment?: string }[];
  recommendation: string;
}

/** An assessment as kept; `revision` counts the writes that changed it. */
export interface Assessment extends AssessmentRequest {
  assessmentRef: string;
  revision: number;
  updatedAt: string;
}

/** A decision as kept. */
export interface Decision extends DecisionRequest {
  revision: number;
  updatedAt: string;
}

/** An applicant as kept and as read back. */
export interface Applicant extends ApplicantRequest {
  id: string;
  status: ApplicantStatus;
  statusReason: string | null;
  assessments: Assessment[];
  decision: Decision | null;
  createdAt: string;
  updatedAt: string;
}
