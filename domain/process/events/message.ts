import type { Draft } from '../draft.ts';
import { accepted, refused } from '../outcomes.ts';
import { detailTexts } from '../texts.ts';
import type { EventOutcome, ProcessEvent } from '../types.ts';

/** Whoever might sit down to an interview just then is told, while the order is open. */
export function onMaintenance(draft: Draft, windowId: string): EventOutcome {
  const interview = draft.state.interview;
  if (draft.state.status !== 'active' || interview === null || !interview.invited || !draft.canWrite)
    return refused('not_expected', 'No interview is open.');
  draft.call(`mail:maintenance:${windowId}`, {
    op: 'message.send',
    template: 'maintenanceNotice',
    orderId: interview.orderId,
    windowId,
  });
  return accepted;
}

/** What did not arrive goes by the next channel; when none is left a person is told. */
export function onMessageFailed(draft: Draft, event: Extract<ProcessEvent, { type: 'messageFailed' }>): EventOutcome {
  const { messageId, template, channelsLeft, orderId, bookingId, windowId } = event;
  if (channelsLeft.length > 0) {
    draft.call(`again:${messageId}`, {
      op: 'message.send',
      template,
      channels: channelsLeft,
      ...(orderId === undefined ? {} : { orderId }),
      ...(bookingId === undefined ? {} : { bookingId }),
      ...(windowId === undefined ? {} : { windowId }),
    });
    return accepted;
  }
  draft.openTask({
    question: `undelivered:${messageId}`,
    taskType: 'resolveUndelivered',
    ownerRole: 'recruiter',
    escalateTo: 'hr',
    dueIn: 'P1D',
    outcomes: ['done'],
    detail: detailTexts.undelivered,
  });
  return accepted;
}
