import type { Draft } from './draft.ts';
import type { Call, PendingCall } from './types.ts';

/** How an effect is taken back when the application is lost; null where nothing stands that must go. */
function undoOf(call: Call): Call | null {
  switch (call.op) {
    case 'calendar.putEvent':
      return { op: 'calendar.removeEvent', bookingId: call.bookingId, whose: call.whose };
    case 'backgroundCheck.order':
      return { op: 'backgroundCheck.cancel', orderId: call.orderId };
    case 'ehr.createEmployee':
      return { op: 'ehr.withdrawEmployee' };
    case 'learning.enrol':
      return { op: 'learning.cancel', planId: call.planId };
    default:
      return null;
  }
}

/** Remembers what was made; an effect that was only changed (a moved meeting) is taken back once. */
export function rememberMade(draft: Draft, { callKey, call }: PendingCall): void {
  const undo = undoOf(call);
  if (undo === null) return;
  const same = JSON.stringify(undo);
  const { made } = draft.state;
  draft.state.made = [...made.filter((m) => JSON.stringify(m.undo) !== same), { callKey, undo }];
}

/** Calls that would make something are not begun any more once the application is lost. */
export function dropWaitingMakers(draft: Draft): void {
  const { state } = draft;
  state.calls = state.calls.filter((c) => c.state !== 'queued' || undoOf(c.call) === null);
}

/**
 * Takes back what stands in other systems, the latest first, one after another. It begins when nothing that makes is
 * under way any more, so that the order is true also where an effect was still on its way when the application was lost.
 */
export function undoWhenReady(draft: Draft): void {
  const { state } = draft;
  const isLost = state.status !== 'active' && state.status !== 'hired';
  if (!isLost || state.made.length === 0 || state.calls.some((c) => undoOf(c.call) !== null)) return;
  const made = state.made.toReversed();
  state.made = [];
  if (!state.undoing) draft.emit('undo.started', { count: made.length });
  state.undoing = true;
  for (const { callKey, undo } of made) draft.call(`undo:${callKey}`, undo, 'undo');
}
