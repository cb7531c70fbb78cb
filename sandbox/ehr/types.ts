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

/** What files a document (`DocumentRequest` in `openapi.yaml`). */
export interface DocumentRequest {
  documentType: 'offerLetter' | 'finalReport' | 'material';
  title: string;
  fileName: string;
  mediaType: string;
  /** Base64. */
  content: string;
}

/** A document as kept and shown; its bytes are kept beside it. */
export interface DocumentRecord extends Omit<DocumentRequest, 'content'> {
  documentRef: string;
  sizeBytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
  revision: number;
  updatedAt: string;
}

/** What an onboarding plan says (`PlanRequest` in `openapi.yaml`); days are `YYYY-MM-DD`. */
export interface PlanRequest {
  tasks: { key: string; title: string; owner: string; dueDate: string }[];
  modules: { key: string; title: string; dueDate: string }[];
}

/** A plan as kept. */
export interface Plan extends PlanRequest {
  planRef: string;
  revision: number;
  updatedAt: string;
}

/** What an employment says (`EmploymentRequest` in `openapi.yaml`). */
export interface EmploymentRequest {
  departmentId: string;
  departmentName: string;
  /** `YYYY-MM-DD`. */
  startDate: string;
  salary?: { amount: number; currency: string; period: 'month' | 'year' } | null;
}

/** An employee as kept; withdrawn ones stay, with what happened to them. */
export interface Employee extends EmploymentRequest {
  id: string;
  /** Digits with leading zeros, never given out twice. */
  employeeNumber: string;
  applicantId: string;
  externalRef: string;
  name: string;
  salary: { amount: number; currency: string; period: 'month' | 'year' } | null;
  status: 'pre_boarding' | 'withdrawn';
  history: { at: string; what: 'created' | 'changed' | 'withdrawn'; reason: string | null }[];
}

/** An assessment as kept; `revision` counts the writes that changed it. */
export interface Assessment extends AssessmentRequest {
  assessmentRef: string;
  revision: number;
  updatedAt: string;
}

/** A decision as kept. */
export interface Decision extends DecisionRequest {
  decisionRef: string;
  revision: number;
  updatedAt: string;
}

/** An applicant as kept and as read back. */
export interface Applicant extends ApplicantRequest {
  id: string;
  status: ApplicantStatus;
  statusReason: string | null;
  assessments: Assessment[];
  /** Every decision, in the order they were first written. */
  decisions: Decision[];
  /** The newest of them by `decidedAt`. */
  decision: Decision | null;
  documents: DocumentRecord[];
  plans: Plan[];
  createdAt: string;
  updatedAt: string;
}
