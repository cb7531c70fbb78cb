import type { Draft } from '../draft.ts';
import { accepted, refused } from '../outcomes.ts';
import { toStage } from '../walk.ts';
import type { EventOutcome, ProcessEvent } from '../types.ts';

/** What a vendor said of an order, wherever the application stands by now. */
export function onVendorEvent(draft: Draft, event: ProcessEvent): EventOutcome {
  if (!('orderId' in event)) return refused('not_expected', 'Nothing waits for this.');
  const ours = [draft.state.interview?.orderId, draft.state.background?.orderId].includes(event.orderId);
  if (ours && draft.state.status === 'active') {
    toStage(draft, event, null);
    return accepted;
  }
  // A recording or a report that comes after its stage still belongs in the EHR.
  if (event.type === 'interviewRecording' && draft.state.inEhr && draft.ctx.connected.ehr) {
    draft.call(`recording:${event.orderId}`, { op: 'ehr.writeResult', orderId: event.orderId });
    return accepted;
  }
  return refused(
    'not_expected',
    draft.state.status === 'active' ? 'The stage it belongs to is over.' : 'The application has ended.',
  );
}
