import type { Process } from '../../schemas/types.ts';

/** One stage of a process definition. */
export type Stage = Process['stages'][number];
export type StageOf<T extends Stage['stageType']> = Extract<Stage, { stageType: T }>;
export type LocalizedText = { zh?: string; en?: string };
export type Role = 'administrator' | 'hr' | 'recruiter' | 'business' | 'interviewer' | 'it' | 'auditor' | 'candidate';
export type EndStatus = 'hired' | 'rejected' | 'expired' | 'withdrawn';
export type TaskType =
  | 'reviewScreening'
  | 'reviewInterview'
  | 'resolveCall'
  | 'resolveNoReport'
  | 'resolveNoShow'
  | 'resolveNoBooking'
  | 'giveScorecard'
  | 'recordConsent'
  | 'reviewBackgroundCheck'
  | 'prepareOffer'
  | 'approveOffer'
  | 'collectMaterials'
  | 'confirmFirstDay'
  | 'resolveUndelivered'
  | 'resolveDispute';

/** A fact's value; a fact that is not in the map is missing, never zero. */
export type FactValue = string | number | boolean | (string | number | boolean)[];
export type FactMap = { readonly [name: string]: FactValue };

/** What an effect outside the hub is asked to do; ids and plain settings only, never personal data. */
export type Call =
  | { op: 'interview.invite'; orderId: string; expiresAt: string }
  | { op: 'interview.cancel'; orderId: string }
  | { op: 'interview.pollOrder'; orderId: string }
  | { op: 'attendance.readOvertime' }
  | { op: 'crm.readOpportunities' }
  | { op: 'backgroundCheck.order'; orderId: string; checks: BackgroundCheckName[]; consentAt: string }
  | { op: 'backgroundCheck.cancel'; orderId: string }
  | { op: 'backgroundCheck.pollOrder'; orderId: string }
  | { op: 'calendar.putEvent'; bookingId: string; whose: CalendarOwner; sequence: number }
  | { op: 'calendar.removeEvent'; bookingId: string; whose: CalendarOwner; former?: FormerMeeting }
  | { op: 'offer.send'; offerId: string }
  | { op: 'ehr.writeResult'; orderId: string }
  | { op: 'ehr.writeDecision'; result: 'pass' | 'fail'; taskId: string }
  | { op: 'ehr.writeStatus'; status: EndStatus }
  | { op: 'ehr.createEmployee'; offerId: string | null }
  | { op: 'ehr.withdrawEmployee' }
  | { op: 'ehr.fileLetter'; offerId: string }
  | { op: 'ehr.fileMaterial'; materialId: string }
  | { op: 'ehr.fileReport' }
  | { op: 'ehr.writePlan'; planId: string }
  | { op: 'learning.enrol'; planId: string }
  | { op: 'learning.cancel'; planId: string }
  | {
      op: 'message.send';
      template: MessageTemplate;
      orderId?: string;
      bookingId?: string;
      former?: FormerMeeting;
      planId?: string;
      windowId?: string;
      /** Channels that are left to try, in order; all that the job has by default. */
      channels?: MessageChannel[];
    };
/** The call of one operation. */
export type CallOf<Op extends Call['op']> = Extract<Call, { op: Op }>;
export type BackgroundCheckName = StageOf<'backgroundCheck'>['checks'][number];
/** Who was to hold a meeting, and when, before it was moved to somebody else. */
export type FormerMeeting = { interviewerId: string; startAt: string; endAt: string };
export type CalendarOwner = 'interviewer' | 'recruiter';
export type MessageChannel = 'mail' | 'sms';
export const messageTemplates = [
  'interviewInvitation',
  'interviewReminder',
  'interviewExpired',
  'maintenanceNotice',
  'testInvitation',
  'testReminder',
  'bookingInvitation',
  'bookingConfirmed',
  'bookingReminder',
  'bookingCancelled',
  'interviewerBriefing',
  'interviewerCancelled',
  'offerLetter',
  'onboardingPlan',
  'applicationRejected',
  'applicationPassed',
  'applicationWithdrawn',
  'applicationClosed',
] as const;
export type MessageTemplate = (typeof messageTemplates)[number];

/** A call under way or parked. `callKey` is the business identity: the same call always has the same key. */
export type PendingCall = {
  callKey: string;
  call: Call;
  /** queued: waits for an earlier call to the same system. */
  state: 'queued' | 'running' | 'parked';
  /** Rises when a person retries; never part of the idempotency key. */
  round: number;
  /** May a person skip it: the process goes on without this effect. */
  skippable: boolean;
  /** Calls of one lane go one after another; by default those to one system. */
  lane?: string;
};

/** An effect that was made elsewhere and how it is taken back, should the application be lost. */
export type Made = { callKey: string; undo: Call };

/** A human decision that is open. One per `question`. */
export type OpenTask = {
  taskId: string;
  question: string;
  taskType: TaskType;
  ownerRole: Role;
  escalateTo: Role | null;
  outcomes: string[];
  needsScorecard: boolean;
  dueAt: string | null;
  escalated: boolean;
  /** For resolveCall: the call it is about. */
  callKey: string | null;
};

/** A deadline the application waits for; `name` is unique within the application. */
export type Deadline = { name: string; at: string };

/** Where the AI interview of the current stage stands: each artefact on its own clock. */
export type InterviewProgress = {
  orderId: string;
  invited: boolean;
  status:
    | 'ordered'
    | 'invited'
    | 'opened'
    | 'started'
    | 'interrupted'
    | 'completed'
    | 'evaluating'
    | 'reportReady'
    | 'expired'
    | 'cancelled'
    | 'failed';
  reportReady: boolean;
  recordingReady: boolean;
  /** Why the vendor is being asked, so that its answer is understood. */
  pollingFor: 'expiry' | 'noShow' | 'report' | null;
};

/** Where the interview with a person stands. */
export type InterviewSession = {
  /** The booking that counts; null while the candidate is choosing. */
  booking: { bookingId: string; sequence: number; startAt: string; endAt: string } | null;
  /** How many bookings the stage has seen; part of the keys of its messages. */
  bookings: number;
};

/** Where the background check of the current stage stands. */
export type BackgroundProgress = { orderId: string | null; ordered: boolean; reportReady: boolean };

/** Where the offer of the current stage stands. */
export type OfferProgress = {
  offerId: string | null;
  phase: 'preparing' | 'approving' | 'sending' | 'sent' | 'accepted' | 'closed';
  preparedBy: string | null;
  /** Which group of approvers is being asked. */
  group: number;
  approvedBy: string[];
  /** Kinds of documents that were handed in. */
  materials: string[];
  /** Documents that came before the offer was accepted; they go to the EHR with the acceptance. */
  unfiled?: string[];
  /** Documents this version wants before the stage is over; absent: the stage's list. */
  required?: string[];
};

/** All the core knows of one application. Plain JSON; stored in its row. */
export type ProcessState = {
  status: 'active' | 'hired' | 'rejected' | 'expired' | 'withdrawn';
  stageId: string | null;
  /** How many times a stage was entered; part of every key made in it. */
  stageRun: number;
  taskCount: number;
  orderCount: number;
  /** Something of this application stands in the EHR. */
  inEhr: boolean;
  /** How a rejection came about: by a person, or by a knock-out answer the candidate gave. */
  rejectedBy: 'person' | 'knockOut' | null;
  /** What the current stage keeps for itself. */
  interview: InterviewProgress | null;
  background: BackgroundProgress | null;
  session: InterviewSession | null;
  offer: OfferProgress | null;
  /** The offer that was accepted, kept for the stages after it. */
  acceptedOfferId: string | null;
  planId: string | null;
  /** What stands in other systems because of this application, in the order in which it was made. */
  made: Made[];
  /** The application was lost, and what was made is being taken back. */
  undoing: boolean;
  calls: PendingCall[];
  tasks: OpenTask[];
  deadlines: Deadline[];
  endedAt: string | null;
};

/** Something that happened to the application. `at` is when the hub took it in; `occurredAt` the vendor's own clock. */
export type ProcessEvent =
  | { type: 'started' }
  /** A new run of the workflow took over: calls that were under way are made again, under the same keys. */
  | { type: 'resumed' }
  | { type: 'callSucceeded'; callKey: string; round: number }
  | { type: 'callFailed'; callKey: string; round: number; code: string; unknownOutcome: boolean }
  | { type: 'interviewStatus'; orderId: string; status: InterviewProgress['status'] }
  | { type: 'interviewReport'; orderId: string }
  | { type: 'interviewRecording'; orderId: string }
  | {
      type: 'bookingChanged';
      bookingId: string;
      sequence: number;
      change: 'made' | 'moved' | 'cancelled' | 'noShow';
      startAt: string;
      endAt: string;
      /** Who was to hold it before, where it was moved to somebody else. */
      formerInterviewerId?: string;
    }
  | { type: 'offerPrepared'; offerId: string; version: number; preparedBy: string; required?: string[] }
  | { type: 'offerAnswered'; offerId: string; answer: 'accepted' | 'declined'; startDate: string }
  /** `materialId` is absent in rows from before documents were filed. */
  | { type: 'materialReceived'; offerId: string; material: string; materialId?: string }
  | { type: 'disputeRaised'; disputeId: string }
  | { type: 'maintenanceAnnounced'; windowId: string }
  /** A message did not arrive; the other channels are those not tried yet. */
  | {
      type: 'messageFailed';
      messageId: string;
      template: MessageTemplate;
      channelsLeft: MessageChannel[];
      orderId?: string;
      bookingId?: string;
      windowId?: string;
    }
  | { type: 'deadlineReached' }
  | { type: 'taskAnswered'; taskId: string; outcome: string; answerId: string; actor: string }
  | { type: 'withdrawn'; actor: string; requestId: string }
  /** The candidate asks that a person looks at a knock-out. */
  | { type: 'personRequested'; requestId: string };

/** Why an event changed nothing, or what it did. */
export type EventOutcome =
  | { accepted: true }
  | {
      accepted: false;
      code: 'task_not_open' | 'task_outcome_invalid' | 'application_ended' | 'not_expected' | 'second_person_required';
      reason: string;
    };

/** What was ordered: it says to whom the order goes and what comes back. */
export type OrderType = 'aiInterview' | 'writtenTest' | 'backgroundCheck';

/** What must be written in the same transaction as the state. */
export type Effect =
  | { kind: 'openTask'; task: OpenTask; title: LocalizedText; detail: LocalizedText | null }
  | {
      kind: 'closeTask';
      taskId: string;
      status: 'completed' | 'cancelled';
      outcome: string | null;
      actor: string | null;
      answerId: string | null;
    }
  | { kind: 'escalateTask'; taskId: string; to: Role | null }
  | { kind: 'createOrder'; orderId: string; stageId: string; orderType: OrderType; expiresAt: string }
  | { kind: 'setBooking'; bookingId: string; status: 'held' | 'noShow' | 'cancelled' }
  | {
      kind: 'setOffer';
      offerId: string;
      status: 'approving' | 'returned' | 'superseded' | 'approved' | 'sent' | 'expired' | 'withdrawn';
      approvedBy?: string[];
      answerBy?: string;
    }
  | { kind: 'createPlan'; planId: string; startDate: string | null }
  | { kind: 'setDispute'; disputeId: string; status: 'upheld' | 'dismissed'; actor: string }
  | { kind: 'setFact'; name: string; value: FactValue; source: string }
  | { kind: 'event'; eventType: string; data: Record<string, unknown>; actor: string };

/** What the driver does after the commit: make this call. Its outcome comes back as an event. */
export type Command = {
  callKey: string;
  round: number;
  call: Call;
  /** Nothing in the process waits for its success: the driver tells of it together with what comes next. */
  quiet?: true;
};

/** One step of the core. */
export type Step = { state: ProcessState; outcome: EventOutcome; effects: Effect[]; commands: Command[] };

/** Which systems a job is connected to. */
export type Connected = { [Role in (typeof connectionRoles)[number]]: boolean };
export const connectionRoles = [
  'interview',
  'testing',
  'ehr',
  'mail',
  'sms',
  'attendance',
  'calendar',
  'crm',
  'background',
  'learning',
] as const;

/** A job without a connection. */
export const nothingConnected = Object.fromEntries(connectionRoles.map((role) => [role, false])) as Connected;

/** What the core is told of its surroundings besides state and event; all plain data, so that a step can be repeated. */
export type StepContext = {
  applicationId: string;
  definition: Process;
  facts: FactMap;
  /** Requirements of the job, added to those of the screening stage. */
  jobRequirements: { id: string; label: LocalizedText; weight: number; condition: unknown }[];
  /** Which systems the job is connected to; what is not connected is not called. */
  connected: Connected;
  /** ISO instant. */
  now: string;
};
