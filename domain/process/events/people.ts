import type { Draft } from '../draft.ts';
import { accepted, refused } from '../outcomes.ts';
import { cancelOrder } from '../stages/ai-interview.ts';
import { fileMaterial } from '../stages/offer.ts';
import { end, toStage } from '../walk.ts';
import type { EventOutcome, ProcessEvent } from '../types.ts';

/** The candidate goes: what was made is taken back. */
export function onWithdrawn(draft: Draft, actor: string): EventOutcome {
  if (draft.state.status !== 'active') return refused('application_ended', 'The application has ended before.');
  const interview = draft.state.interview;
  const openInterview =
    interview !== null &&
    interview.invited &&
    !['completed', 'evaluating', 'reportReady', 'expired', 'cancelled', 'failed'].includes(interview.status);
  draft.emit('application.withdrawn', {}, actor);
  end(draft, 'withdrawn');
  if (openInterview) cancelOrder(draft, interview);
  return accepted;
}

type OwnProcessEvent = Extract<
  ProcessEvent,
  { type: 'bookingChanged' | 'offerPrepared' | 'offerAnswered' | 'materialReceived' }
>;

/** What people did through the API; their rows were written before, so what comes late changes nothing here. */
export function onOwnEvent(draft: Draft, event: OwnProcessEvent): EventOutcome {
  if (draft.state.status !== 'active') return refused('application_ended', 'The application has ended.');
  const wanted = event.type === 'bookingChanged' ? 'interview' : 'offer';
  if (event.type === 'materialReceived' && draft.stage?.stageType !== 'offer') return onLateMaterial(draft, event);
  if (draft.stage?.stageType !== wanted) return refused('not_expected', 'The stage it belongs to is over.');
  toStage(draft, event, null);
  return accepted;
}

/** A document that was not required may come while the employee is made or waits for the first day. */
function onLateMaterial(draft: Draft, event: Extract<ProcessEvent, { type: 'materialReceived' }>): EventOutcome {
  if (event.materialId === undefined || event.offerId !== draft.state.acceptedOfferId)
    return refused('not_expected', 'The stage it belongs to is over.');
  fileMaterial(draft, event.materialId);
  return accepted;
}
