import type { Draft } from '../draft.ts';
import { accepted, refused } from '../outcomes.ts';
import { cancelOrder } from '../stages/ai-interview.ts';
import { parkedDetail } from '../texts.ts';
import { rememberMade } from '../undo.ts';
import { end, leave, toStage } from '../walk.ts';
import type { EventOutcome, ProcessEvent } from '../types.ts';

/** A call is over: what was made is remembered; what failed for good is parked for a person. */
export function onCall(
  draft: Draft,
  event: Extract<ProcessEvent, { type: 'callSucceeded' | 'callFailed' }>,
): EventOutcome {
  const pending = draft.findCall(event.callKey);
  if (pending === undefined || pending.state !== 'running' || pending.round !== event.round) {
    return refused('not_expected', 'This call is not under way.');
  }
  if (event.type === 'callFailed') {
    if (pending.call.op === 'interview.pollOrder' || pending.call.op === 'backgroundCheck.pollOrder') {
      // Asking is optional: time goes on as if the vendor had nothing to say.
      draft.finishCall(event.callKey);
      toStage(draft, { type: 'callSucceeded', callKey: event.callKey, round: event.round }, null);
      return accepted;
    }
    draft.park(pending);
    draft.emit('call.parked', { callKey: event.callKey, operation: pending.call.op, code: event.code });
    draft.openTask({
      question: `call:${event.callKey}`,
      taskType: 'resolveCall',
      ownerRole: 'it',
      escalateTo: 'hr',
      dueIn: 'P1D',
      outcomes: draft.state.status === 'active' ? ['retry', 'skip', 'stop'] : ['retry', 'skip'],
      detail: parkedDetail(pending.call, event.code, event.unknownOutcome),
      callKey: event.callKey,
    });
    return accepted;
  }
  draft.finishCall(event.callKey);
  rememberMade(draft, pending);
  draft.emit('call.done', { callKey: event.callKey, operation: pending.call.op });
  afterCall(draft, event.callKey, event);
  return accepted;
}

/** An invitation that was still on its way when the application ended is taken back. */
function afterCall(draft: Draft, callKey: string, event: ProcessEvent): void {
  const interview = draft.state.interview;
  if (draft.state.status !== 'active') {
    if (interview !== null && callKey.includes('/invite:')) cancelOrder(draft, interview);
    return;
  }
  toStage(draft, event, null);
}

/** What a person says of a parked call: try again, it is there, or stop. */
export function resolveCall(draft: Draft, callKey: string, outcome: string): void {
  const pending = draft.findCall(callKey);
  if (pending === undefined) return;
  if (outcome === 'retry') {
    draft.retry(pending);
    return;
  }
  draft.finishCall(callKey);
  // "It is there": then it is also taken back with the rest. Taking back what is not there changes nothing.
  rememberMade(draft, pending);
  draft.emit('call.skipped', { callKey, operation: pending.call.op });
  if (draft.state.status !== 'active') return;
  if (outcome === 'stop') {
    end(draft, 'expired');
    return;
  }
  const stage = draft.stage;
  if (callKey.includes('/invite:') && stage !== null) {
    draft.state.deadlines = draft.state.deadlines.filter((d) => d.name.startsWith('task:'));
    leave(draft, stage, { outcome: 'pass', cause: 'person' });
  } else toStage(draft, { type: 'callSkipped', callKey }, null);
}
