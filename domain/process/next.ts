import { Draft } from './draft.ts';
import { onAnswer } from './events/answer.ts';
import { onCall } from './events/call.ts';
import { onDeadlines } from './events/deadline.ts';
import { onDispute, onPersonRequested } from './events/dispute.ts';
import { onMaintenance, onMessageFailed } from './events/message.ts';
import { onOwnEvent, onWithdrawn } from './events/people.ts';
import { onVendorEvent } from './events/vendor.ts';
import { accepted, refused } from './outcomes.ts';
import { undoWhenReady } from './undo.ts';
import { enter } from './walk.ts';
import type { EventOutcome, ProcessEvent, ProcessState, Step, StepContext } from './types.ts';

/**
 * One step of a process: what an event changes, what is written with it and what is called after it. Pure: the same
 * arguments always give the same step. An event that does not fit changes nothing and says why.
 */
export function next(state: ProcessState, event: ProcessEvent, ctx: StepContext): Step {
  const draft = new Draft(state, ctx);
  const outcome = apply(draft, event);
  undoWhenReady(draft);
  return draft.result(outcome);
}

function apply(draft: Draft, event: ProcessEvent): EventOutcome {
  switch (event.type) {
    case 'started':
      if (draft.state.stageRun > 0 || draft.state.status !== 'active')
        return refused('not_expected', 'The application was started before.');
      enter(draft, draft.ctx.definition.start ?? draft.ctx.definition.stages[0]?.stageId ?? '');
      return accepted;
    case 'resumed':
      draft.repeatRunningCalls();
      return accepted;
    case 'callSucceeded':
    case 'callFailed':
      return onCall(draft, event);
    case 'deadlineReached':
      return onDeadlines(draft, event);
    case 'taskAnswered':
      return onAnswer(draft, event);
    case 'withdrawn':
      return onWithdrawn(draft, event.actor);
    case 'personRequested':
      return onPersonRequested(draft);
    case 'disputeRaised':
      return onDispute(draft, event.disputeId);
    case 'messageFailed':
      return onMessageFailed(draft, event);
    case 'maintenanceAnnounced':
      return onMaintenance(draft, event.windowId);
    case 'bookingChanged':
    case 'offerPrepared':
    case 'offerAnswered':
    case 'materialReceived':
      return onOwnEvent(draft, event);
    default:
      return onVendorEvent(draft, event);
  }
}
