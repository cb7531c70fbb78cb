/**
 * Everything the hub knows how to ask of another system, by kind: what goes in, what comes out. A connector has those
 * operations its vendor can do; each says how it is safe to repeat. Instants are ISO 8601 in UTC, days `YYYY-MM-DD`,
 * money in minor units with its currency. `undoes` names the operation that takes an effect back.
 */
import type { InboundEvent } from '../schemas/types.ts';
import type { Operation } from './contract.ts';

/** Order types of interview and test vendors; a vendor that does one of them refuses the other as `rejected`. */
export type InterviewKind = 'aiInterview' | 'writtenTest';
export type QuestionInput = {
  id: string;
  text: string;
  dimension: string;
  timeLimitSeconds: number;
  questionType?: 'spoken' | 'text' | 'choice';
  choices?: string[];
  /** Which of `choices` are right, counted from 0; without it a choice is asked but not scored. */
  rightChoices?: number[];
};
export type RubricInput = {
  dimensions: { key: string; name: string; weight: number; anchors: { at: number; text: string }[] }[];
};
export type InterviewInvite = {
  externalId: string;
  kind: InterviewKind;
  candidate: { name: string; email?: string; phone?: string; language: 'zh' | 'en' };
  position: { title: string };
  questions: QuestionInput[];
  /** Asked of this candidate alone, after `questions`. */
  supplementQuestions?: QuestionInput[];
  rubric: RubricInput;
  /** Checks who sits there, where the vendor can. */
  identityCheck: boolean;
  expiresAt: string;
  notifyUrl: string;
};
export type InterviewInvited = { remoteId: string; inviteUrl: string; expiresAt: string | null };
/** One version of a question set; `ref` is ours and stays the same when it is pushed again. */
export type QuestionSetPush = {
  ref: string;
  version: number;
  name: string;
  language: 'zh' | 'en';
  questions: QuestionInput[];
  rubric: RubricInput;
};

export type EhrPerson = {
  externalRef: string;
  name: string;
  email?: string;
  phone?: string;
  nationalId?: string;
  jobCode: string;
  jobTitle: string;
};
export type EhrResult = {
  person: EhrPerson;
  assessmentRef: string;
  provider: string;
  total: { score: number; max: number } | null;
  dimensions: { name: string; score: number; max: number; comment: string }[];
  comments: string;
  recordingUrl: string | null;
  startedAt: string | null;
  completedAt: string | null;
  interviewer: string;
  result: 'pass' | 'fail' | 'pending';
};
export type EhrDecision = {
  person: EhrPerson;
  /** Stays the same when the decision is written again; another decision of the same application has another one. */
  decisionRef: string;
  result: 'pass' | 'fail';
  comments: string;
  decidedBy: string;
  decidedAt: string;
  scorecard: { dimension: string; rating: number; comment: string }[];
  recommendation: string | null;
};
export type EhrEmployee = {
  person: EhrPerson;
  departmentId: string;
  departmentName: string;
  /** Day on which the employment begins. */
  startDate: string;
  salary: { amount: number; currency: string; period: 'month' | 'year' } | null;
};
export type EhrDocument = {
  person: EhrPerson;
  documentRef: string;
  documentType: 'offerLetter' | 'finalReport' | 'material';
  title: string;
  fileName: string;
  mediaType: string;
  /** Base64. */
  content: string;
};
export type EhrPlan = {
  person: EhrPerson;
  planRef: string;
  tasks: { key: string; title: string; owner: string; dueDate: string }[];
  modules: { key: string; title: string; dueDate: string }[];
};
export type EhrWritten = { remoteId: string };

/** One planned piece of work; a shift over midnight ends on the next day. */
export type Shift = { employeeNumber: string; shiftId: string; startAt: string; endAt: string; timeZone: string };
export type Overtime = { employeeNumber: string; hours: number };

export type CrmOpportunity = {
  remoteId: string;
  name: string;
  stage: string;
  amount: { amount: number; currency: string } | null;
  /** Day on which it is expected to close. */
  closeDate: string | null;
  customer: string;
  ownerEmail: string | null;
};

/** A time that is taken; nothing is read of what it is for. */
export type BusyTime = { startAt: string; endAt: string };
export type CalendarEvent = {
  /** The calendar's own address or name. */
  calendar: string;
  /** iCalendar UID: the same through all changes. */
  uid: string;
  /** iCalendar SEQUENCE: rises with each change. */
  sequence: number;
  /** A complete iCalendar object (RFC 5545) with METHOD left out, as CalDAV stores it (RFC 4791 4.1). */
  ics: string;
};

export type BackgroundOrder = {
  externalId: string;
  candidate: { name: string; email?: string; phone?: string; nationalId?: string; language: 'zh' | 'en' };
  /** What is checked, e.g. identity, education, employment. */
  checks: ('identity' | 'education' | 'employment' | 'criminalRecord' | 'reference')[];
  claims: { employers: { name: string; from: string | null; to: string | null }[]; schools: { name: string }[] };
  consentAt: string;
  notifyUrl: string;
};

export type LearningEnrolment = {
  /**
   * The natural key: one run of the onboarding of one application, so a person who is hired again has another. There is
   * one enrolment of it, and the latest decision counts: enrolling what was cancelled before makes it active again; an
   * attempt that was begun before the cancelling does not.
   */
  enrolmentRef: string;
  learner: { externalRef: string; name: string; email?: string; language: 'zh' | 'en' };
  modules: { key: string; title: string; dueDate: string }[];
};

/** A position as it stands on the company's job database or job board. */
export type JobPosting = {
  ref: string;
  code: string;
  title: { zh?: string; en?: string };
  description: string;
  departmentName: string;
  headcount: number;
  closesOn: string | null;
};

/** A file that goes with a message; `content` is base64. */
export type MessageAttachment = { fileName: string; mediaType: string; content: string };
export type OutgoingMessage = {
  to: { email: string; name?: string };
  subject: string;
  text: string;
  language: 'zh' | 'en';
  tags: { [k: string]: string };
  attachments?: MessageAttachment[];
  /** An iCalendar object sent as `text/calendar` with this method (RFC 5546), so that mail programs show a meeting. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; ics: string };
  /** Where delivery results are reported to, where the vendor reports them. */
  notifyUrl?: string;
};
export type OutgoingSms = {
  /** E.164. */
  to: string;
  text: string;
  language: 'zh' | 'en';
  /** Echoed in delivery reports. */
  messageRef: string;
  notifyUrl: string;
};
export type MessageSent = { remoteId: string };

/** Everything the hub knows how to ask; a connector has those its vendor can do. */
export interface Operations {
  'interview.invite'?: Operation<InterviewInvite, InterviewInvited>;
  'interview.cancel'?: Operation<{ remoteId: string }, { cancelled: boolean }>;
  /** The order as the vendor sees it now, as events with the same dedupe keys as its webhooks. */
  'interview.events'?: Operation<{ remoteId: string; externalId: string }, InboundEvent[]>;
  /** Puts a question set into the vendor's library; repeating it changes nothing. */
  'interview.pushQuestionSet'?: Operation<QuestionSetPush, { remoteId: string }>;

  'ehr.writeResult'?: Operation<EhrResult, EhrWritten>;
  'ehr.writeDecision'?: Operation<EhrDecision, EhrWritten>;
  'ehr.writeStatus'?: Operation<{ person: EhrPerson; status: string }, EhrWritten>;
  'ehr.createEmployee'?: Operation<EhrEmployee, { remoteId: string; employeeNumber: string }>;
  /** Takes back an employee who never began; history stays. Nothing to do where there is none. */
  'ehr.withdrawEmployee'?: Operation<{ person: EhrPerson; reason: string }, EhrWritten>;
  'ehr.fileDocument'?: Operation<EhrDocument, EhrWritten>;
  'ehr.writePlan'?: Operation<EhrPlan, EhrWritten>;

  'attendance.listShifts'?: Operation<{ employeeNumbers: string[]; from: string; to: string }, Shift[]>;
  /** Overtime of a calendar month (`YYYY-MM`), in hours with a tenth. */
  'attendance.readOvertime'?: Operation<{ employeeNumbers: string[]; month: string }, Overtime[]>;

  /** Open opportunities a department's people work on, the largest first. */
  'crm.listOpportunities'?: Operation<{ departmentId: string; limit: number }, CrmOpportunity[]>;

  'calendar.listBusy'?: Operation<{ calendar: string; from: string; to: string }, BusyTime[]>;
  'calendar.putEvent'?: Operation<CalendarEvent, { etag: string }>;
  'calendar.removeEvent'?: Operation<{ calendar: string; uid: string }, { removed: boolean }>;

  'backgroundCheck.order'?: Operation<BackgroundOrder, { remoteId: string }>;
  'backgroundCheck.cancel'?: Operation<{ remoteId: string }, { cancelled: boolean }>;
  /** The order as the vendor sees it now, as events with the same dedupe keys as its webhooks. */
  'backgroundCheck.events'?: Operation<{ remoteId: string; externalId: string }, InboundEvent[]>;

  'learning.enrol'?: Operation<LearningEnrolment, { remoteId: string }>;
  'learning.cancel'?: Operation<{ enrolmentRef: string }, { cancelled: boolean }>;

  'jobDatabase.publish'?: Operation<JobPosting, { remoteId: string }>;
  'jobDatabase.close'?: Operation<{ ref: string }, { closed: boolean }>;

  'message.send'?: Operation<OutgoingMessage, MessageSent>;
  'message.sendSms'?: Operation<OutgoingSms, MessageSent>;
}
export type OperationName = keyof Operations;
/** What an operation takes and gives, by its name. */
export type OperationInput<N extends OperationName> =
  NonNullable<Operations[N]> extends Operation<infer I, infer _O> ? I : never;
export type OperationOutput<N extends OperationName> =
  NonNullable<Operations[N]> extends Operation<infer _I, infer O> ? O : never;
