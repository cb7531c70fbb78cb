import { defineSignal, defineUpdate } from '@temporalio/workflow';

/** The one task queue of the hub's worker. */
export const taskQueue = 'throughline';

/** The workflow type that carries an application. */
export const applicationWorkflowType = 'applicationWorkflow';

/** The workflow id of an application; ids carry no personal data. */
export function applicationWorkflowId(applicationId: string): string {
  return `application/${applicationId}`;
}

/** What starts the workflow. */
export type ApplicationInput = {
  applicationId: string;
  /** Set when the run continues an earlier one: the next step number. */
  nextSeq?: number;
};

/**
 * Says that rows wait in the inbox. It carries nothing: the rows are the truth, so a lost or doubled signal changes nothing.
 */
export const inboxChangedSignal = defineSignal<[]>('inboxChanged');

/** A person's request; content (comments, scorecards) is in the answer's row, only ids travel. */
export type DecisionInput =
  | { kind: 'taskAnswered'; taskId: string; outcome: string; answerId: string; actor: string }
  | { kind: 'withdrawn'; requestId: string; actor: string };

/** What the hub says to a person's request, after the step was committed. */
export type DecisionResult = { accepted: true } | { accepted: false; code: string; reason: string };

/** A decision, answered only after `advance` committed. The update id is the request's idempotency key. */
export const decideUpdate = defineUpdate<DecisionResult, [DecisionInput]>('decide');
