import type { CallOf, MessageChannel } from '../domain/process/types.ts';
import { renderMessage, renderSms } from '../domain/messages/render-message.ts';
import type { Tx } from '../db/connection.ts';
import { attachUnmatched, consumeOfType } from '../db/repositories/inbox.ts';
import { insertMessage, markDelivered, markMessage } from '../db/repositories/messages.ts';
import { callConnector, finishWithoutCall, type PerformContext } from './call-connector.ts';
import { loadCase, type Case } from './load-case.ts';
import type { MessageDraft } from './message-draft.ts';
import { loadMessageFacts } from './message-facts.ts';
import type { PerformDeps } from './perform-deps.ts';

/** Which channels a job can use. */
export function channelsOf(found: Pick<Case, 'job'>): MessageChannel[] {
  const { mail, sms } = found.job.connections;
  return [...(mail === undefined ? [] : ['mail' as const]), ...(sms === undefined ? [] : ['sms' as const])];
}

/**
 * Sends one message by the first channel that is left and has an address. Without any it is kept as skipped, for a person
 * to see. Whether it arrives is told later by the vendor's delivery result.
 */
export async function sendMessage(deps: PerformDeps, at: PerformContext, call: CallOf<'message.send'>): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const draft = await loadMessageFacts(deps, found, call);
  await deliver(deps, at, found, draft, call.channels ?? channelsOf(found));
}

/** Keeps a message and hands it to the channel's system. What was kept first is what every attempt sends, under the same key. */
export async function deliver(
  deps: PerformDeps,
  at: PerformContext,
  found: Case,
  draft: MessageDraft,
  channels: readonly MessageChannel[],
): Promise<void> {
  const { application, key, job } = found;
  const { to, language, template } = draft;
  // Only the candidate is written to by SMS; colleagues read mail.
  const usable = channels.filter((c) =>
    c === 'mail' ? to.email !== undefined : to.phone !== undefined && draft.recipient === 'candidate',
  );
  const channel = usable[0] ?? 'mail';
  const { subject, text } = renderMessage(template, language, draft.facts);
  const connectionId = (channel === 'mail' ? job.connections.mail : job.connections.sms) ?? '';
  const message = {
    id: deps.newId(),
    applicationId: application.id,
    messageKey: at.callKey,
    template,
    channel,
    recipient: draft.recipient,
    connectionId,
    refs: draft.refs,
    language,
    content:
      channel === 'mail'
        ? { to: { ...to, email: to.email ?? '' }, subject, text }
        : { to, subject, text: renderSms(template, language, draft.facts) },
    createdAt: deps.now().toISOString(),
  };
  if (usable.length === 0) {
    await finishWithoutCall(deps, application.id, at.callKey, 'message.send', async (tx) => {
      await insertMessage(tx, key, { ...message, status: 'skipped' });
    });
    return;
  }
  const kept = await deps.db.transaction((tx) => insertMessage(tx, key, { ...message, status: 'queued' }));
  const notifyUrl = `${deps.publicUrl}/webhooks/${connectionId}`;
  // What the vendor said of it before its answer was kept finds it now.
  const keepSent = async (tx: Tx, remoteId: string): Promise<void> => {
    await markMessage(tx, kept.id, { status: 'sent', sentAt: deps.now().toISOString(), remoteId });
    const order = { connectionId, remoteOrderId: remoteId, orderId: kept.id, applicationId: application.id };
    const early = await attachUnmatched(tx, deps.vault, key, order);
    const at = deps.now().toISOString();
    if ((await consumeOfType(tx, early, 'message.delivered', at)) > 0) await markDelivered(tx, kept.id);
  };
  if (kept.channel === 'sms') {
    await callConnector(deps, {
      ...at,
      operation: 'message.sendSms',
      connectionId,
      input: { to: kept.content.to.phone ?? '', text: kept.content.text, language, messageRef: kept.id, notifyUrl },
      keep: (tx, output) => keepSent(tx, output.remoteId),
    });
    return;
  }
  const { email = '', name } = kept.content.to;
  await callConnector(deps, {
    ...at,
    operation: 'message.send',
    connectionId,
    input: {
      to: { email, ...(name === undefined ? {} : { name }) },
      subject: kept.content.subject,
      text: kept.content.text,
      language,
      tags: { applicationId: application.id, template },
      notifyUrl,
      ...(draft.attachments === undefined ? {} : { attachments: draft.attachments }),
      ...(draft.calendar === undefined ? {} : { calendar: draft.calendar }),
    },
    keep: (tx, output) => keepSent(tx, output.remoteId),
  });
}
