/** The languages the candidate page and the report speak. */
export type Language = 'zh' | 'en';

/** What a customer sends to have someone interviewed (`OrderRequest` in `openapi.yaml`). */
export interface OrderRequest {
  externalId: string;
  candidate: { name: string; email?: string; phone?: string; language: string };
  position: { title: string };
  questions: Question[];
  /** Merged into `questions` when the order is made. */
  supplementQuestions?: Question[];
  rubric: { dimensions: Dimension[] };
  identityCheck?: boolean;
  expiresAt: string;
  notifyUrl: string;
  suppressNotifications?: boolean;
}

/** One question; it counts for the rubric's dimension with the same key. */
export interface Question {
  id: string;
  text: string;
  language: string;
  dimension: string;
  timeLimitSeconds: number;
}

/** One thing to be judged; `anchors` say in words what marks a good or a poor answer. */
export interface Dimension {
  key: string;
  name: string;
  weight: number;
  anchors?: (string | { score: number; text: string })[];
}

/** Where an order stands. */
export type OrderStatus =
  | 'invited'
  | 'opened'
  | 'started'
  | 'interrupted'
  | 'completed'
  | 'evaluating'
  | 'report_ready'
  | 'expired'
  | 'cancelled'
  | 'failed';

/** What a webhook (and the events list) can tell. */
export type EventType =
  | 'interview.opened'
  | 'interview.started'
  | 'interview.interrupted'
  | 'interview.completed'
  | 'interview.evaluating'
  | 'interview.expired'
  | 'interview.cancelled'
  | 'interview.failed'
  | 'report.ready'
  | 'recording.ready'
  | 'vendor.maintenance';

/** An answer as given; `text` may be empty. */
export interface Answer {
  text: string;
  durationSeconds: number;
  answeredAt: string;
}

/** How far the candidate is with the question on screen. The clock stands still while the page is closed. */
export interface QuestionProgress {
  questionId: string;
  usedSeconds: number;
  /** Null while the page is closed. */
  runningSince: string | null;
  extraSeconds: number;
  draft: string;
}

/** Something an order does by itself at a real time. */
export interface PendingStep {
  step: 'autoAnswer' | 'interrupt' | 'evaluate' | 'report' | 'recording';
  dueAtMs: number;
}

/** An order as kept. */
export interface Order {
  orderId: string;
  token: string;
  request: OrderRequest;
  status: OrderStatus;
  createdAt: string;
  updatedAt: string;
  consentAt: string | null;
  startedAt: string | null;
  completedAt: string | null;
  answers: Record<string, Answer>;
  progress: QuestionProgress | null;
  /** Real time of the page's last sign of life; null when no page is open. */
  lastSeenAtMs: number | null;
  pending: PendingStep[];
  recording: Recording | null;
  cancel: { by: 'customer' | 'candidate'; reason: string } | null;
}

/** Where the recording can be played. */
export interface Recording {
  recordingUrl: string;
  durationSeconds: number;
}

/** One dimension as judged. */
export interface DimensionScore {
  key: string;
  score: number;
  max: 10;
  comment: string;
  evidence: string[];
}

/** The result of one interview (`Report` in `openapi.yaml`). */
export interface Report {
  overall: { score: number; max: 100 };
  dimensions: DimensionScore[];
  /** Keys of the rubric's dimensions that no question asked about. */
  notAssessed: string[];
  summary: string;
  answers: { questionId: string; text: string; durationSeconds: number }[];
  interviewer: { type: 'ai'; model: string };
  startedAt: string;
  completedAt: string;
  signals: { emotion: { calm: number; joy: number; stress: number } };
  language: Language;
}

/** One event as delivered and as listed. */
export interface InterviewEvent {
  id: string;
  type: EventType;
  occurredAt: string;
  /** Null where the event is about the vendor itself. */
  orderId: string | null;
  externalId: string | null;
  data: Record<string, unknown>;
}
