import type { Process } from '../../schemas/types.ts';

/** One stage of a process definition. */
export type Stage = Process['stages'][number];
export type StageOf<T extends Stage['stageType']> = Extract<Stage, { stageType: T }>;
export type LocalizedText = { zh?: string; en?: string };
export type Role = 'administrator' | 'hr' | 'recruiter' | 'business' | 'interviewer' | 'it' | 'auditor' | 'candidate';
export type EndStatus = 'hired' | 'rejected' | 'expired' | 'withdrawn';
export type TaskType = 'reviewScreening' | 'reviewInterview' | 'resolveCall' | 'resolveNoReport' | 'resolveNoShow';

/** A fact's value; a fact that is not in the map is missing, never zero. */
export type FactValue = string | number | boolean | (string | number | boolean)[];
export type FactMap = { readonly [name: string]: FactValue };

/** What an effect outside the hub is asked to do; ids and plain settings only, never personal data. */
export type Call =
  | { op: 'interview.invite'; orderId: string; expiresAt: string }
  | { op: 'interview.cancel'; orderId: string }
  | { op: 'interview.pollOrder'; orderId: string }
  | { op: 'ehr.writeResult'; orderId: string }
  | { op: 'ehr.writeDecision'; result: 'pass' | 'fail'; taskId: string }
  | { op: 'ehr.writeStatus'; status: EndStatus }
  | { op: 'message.send'; template: MessageTemplate; orderId?: string };
export const messageTemplates = [
  'interviewInvitation',
  'interviewReminder',
  'interviewExpired',
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
};

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
      code: 'task_not_open' | 'task_outcome_invalid' | 'application_ended' | 'not_expected';
      reason: string;
    };

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
  | { kind: 'createOrder'; orderId: string; stageId: string; expiresAt: string }
  | { kind: 'setFact'; name: string; value: FactValue; source: string }
  | { kind: 'event'; eventType: string; data: Record<string, unknown>; actor: string };

/** What the driver does after the commit: make this call. Its outcome comes back as an event. */
export type Command = { callKey: string; round: number; call: Call };

/** One step of the core. */
export type Step = { state: ProcessState; outcome: EventOutcome; effects: Effect[]; commands: Command[] };

/** What the core is told of its surroundings besides state and event; all plain data, so that a step can be repeated. */
export type StepContext = {
  applicationId: string;
  definition: Process;
  facts: FactMap;
  /** Requirements of the job, added to those of the screening stage. */
  jobRequirements: { id: string; label: LocalizedText; weight: number; condition: unknown }[];
  /** Which systems the job is connected to; what is not connected is not called. */
  connected: { ehr: boolean; mail: boolean };
  /** ISO instant. */
  now: string;
};
