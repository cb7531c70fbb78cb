/** What can be checked, in the vendor's words. */
export const CHECK_TYPES = [
  'identity_verification',
  'education_verification',
  'employment_verification',
  'criminal_record',
  'professional_reference',
] as const;
/** One of {@link CHECK_TYPES}. */
export type CheckType = (typeof CHECK_TYPES)[number];
/** What the sandbox can be told to find. */
export const OUTCOMES = ['clear', 'consider', 'incomplete'] as const;
/** One of {@link OUTCOMES}. */
export type Outcome = (typeof OUTCOMES)[number];

/** What a customer orders (`OrderAttributes` in `openapi.yaml`). */
export interface OrderAttributes {
  reference: string;
  subject: { full_name: string; email?: string; phone?: string; national_id?: string; locale: string };
  checks: CheckType[];
  employers: { name: string; from: string | null; to: string | null }[];
  schools: { name: string }[];
  consent_given_at: string;
  callback_url: string;
}

/** One check as found. */
export interface CheckResult {
  type: CheckType;
  status: 'verified' | 'discrepancy' | 'unable_to_verify';
  note: string | null;
}
/** The result of an order. */
export interface CheckReport {
  rating: 'GREEN' | 'AMBER' | 'GREY';
  checks: CheckResult[];
  report_url: string;
  completed_at: string;
}

/** Where an order stands. */
export type Stage = 'received' | 'in_progress' | 'completed' | 'cancelled' | 'failed';

/** An order as kept. `nextDueAtMs` is real time, null when nothing comes by itself. */
export interface CheckOrder {
  id: string;
  attributes: OrderAttributes;
  stage: Stage;
  createdAt: string;
  updatedAt: string;
  /** What is to be found; null: the default in force when the report is made. */
  outcome: Outcome | null;
  note: string | null;
  checksDone: number;
  nextDueAtMs: number | null;
  report: CheckReport | null;
}

/** One event as delivered and as listed; `stage_time` rises strictly within an order. */
export interface CheckEvent {
  id: string;
  type: 'order.accepted' | 'check.completed' | 'order.completed' | 'order.cancelled' | 'order.failed';
  stage_time: string;
  order_id: string;
  reference: string;
  stage: Stage;
  detail: Record<string, unknown>;
}
