import type { ProcessEvent, EventOutcome, Command } from '../domain/process/types.ts';

/** One step to take; `events` are those the driver holds, the inbox rows are read by the step itself. */
export type AdvanceInput = { applicationId: string; seq: number; events: ProcessEvent[] };

/** What the driver does next. Stored with the step, so a repeated step answers the same. */
export type AdvanceResult = {
  /** One for each event of the input, in order; null: this step was taken before without it, hand it to the next one. */
  outcomes: (EventOutcome | null)[];
  commands: Command[];
  /** ISO instant of the next deadline; null when only events are waited for. */
  nextWakeAt: string | null;
  ended: boolean;
  /** A call waits for one under way to be over: tell of each at once. */
  hasQueued?: true;
  /** The first attempts of the commands are made in one activity; absent in steps taken before that was known. */
  together?: true;
};

/** One call to another system; answers only after the other system's answer was checked and kept. */
export type PerformInput = { applicationId: string; command: Command };
export type PerformResult = { status: 'done' };

/** Calls to several systems that one step asks for, none of which waits for another; their keys differ. */
export type PerformTogetherInput = { applicationId: string; commands: Command[] };
/** Answers when each was tried once; those not named are done. */
export type PerformTogetherResult = { failures: CallFailure[] };

/** A call that failed. `retryInMs`: it may be made again after that long; null: a person has to look. */
export type CallFailure = { callKey: string; code: string; unknownOutcome: boolean; retryInMs: number | null };

/** What history depends on: change these only together with the workflow's patch. */
export type LocalActivities = { advance(input: AdvanceInput): Promise<AdvanceResult> };
export type RemoteActivities = {
  perform(input: PerformInput): Promise<PerformResult>;
  performTogether(input: PerformTogetherInput): Promise<PerformTogetherResult>;
};
