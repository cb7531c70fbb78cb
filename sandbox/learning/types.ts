/** A course module of the catalogue. */
export interface Module {
  key: string;
  title: { zh: string; en: string };
  minutes: number;
}

/** What enrols a learner (`EnrolmentRequest` in `openapi.yaml`). */
export interface EnrolmentRequest {
  learner: { external_ref: string; full_name: string; email_address?: string | null; locale: string };
  modules: { module_key: string; due_at: string }[];
}

/** One module of an enrolment as kept; times are seconds since 1970. */
export interface EnrolledModule {
  moduleKey: string;
  dueAt: number;
  completedAt: number | null;
}

/** An enrolment as kept. */
export interface Enrolment {
  id: string;
  /** The caller's own reference; there is never a second enrolment of it. */
  ref: string;
  learner: EnrolmentRequest['learner'];
  modules: EnrolledModule[];
  state: 'active' | 'cancelled';
  createdAt: number;
  updatedAt: number;
  /** When it was cancelled last; null while it is active. */
  cancelledAt: number | null;
}
