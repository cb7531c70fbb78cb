import type { InboundEvent } from '../schemas/types.ts';
import { messageTemplates, type MessageTemplate } from '../domain/process/types.ts';
import type { Tx } from '../db/connection.ts';
import type { InboxRecord } from '../db/repositories/inbox.ts';
import type { JobRecord } from '../db/repositories/jobs.ts';
import { findMessageByRemoteId, getMessage, listMessages, markMessage } from '../db/repositories/messages.ts';
import type { DataKey } from '../security/vault.ts';
import type { TakenRow } from './taken-row.ts';

const isTemplate = (template: string): template is MessageTemplate =>
  (messageTemplates as readonly string[]).includes(template);

/** Notes what became of a message; one that did not arrive is told to the process, with the channels that were not tried yet. */
export async function takeDelivery(
  tx: Tx,
  key: DataKey,
  job: JobRecord,
  row: InboxRecord,
  event: InboundEvent,
): Promise<TakenRow> {
  const ignore = (ignored: string): TakenRow => ({ event: null, facts: {}, ignored });
  const remoteId = event.delivery?.remoteMessageId ?? null;
  const found = remoteId === null ? null : await findMessageByRemoteId(tx, row.connectionId, remoteId);
  // Another application's message opens with another key: it is told apart before it is read.
  const message =
    found !== null && found.applicationId === row.applicationId ? await getMessage(tx, key, found.id) : null;
  if (message === null) return ignore('It names no message of this application.');
  if (message.status === 'bounced' || message.status === 'delivered') return ignore('It was known before.');
  const isDelivered = event.eventType === 'message.delivered';
  await markMessage(tx, message.id, { status: isDelivered ? 'delivered' : 'bounced' });
  if (isDelivered || !isTemplate(message.template)) return { event: null, facts: {}, ignored: null };
  const tried = (await listMessages(tx, key, message.applicationId))
    .filter((m) => m.template === message.template && sameSubject(m.refs, message.refs))
    .map((m) => m.channel);
  const available = message.recipient === 'candidate' ? (['mail', 'sms'] as const) : [];
  const { to } = message.content;
  const hasAddress = { mail: Boolean(to.email), sms: Boolean(to.phone) };
  const channelsLeft = available.filter(
    (channel) => job.connections[channel] !== undefined && hasAddress[channel] && !tried.includes(channel),
  );
  const { orderId, bookingId, windowId } = message.refs;
  return {
    event: {
      type: 'messageFailed',
      messageId: message.id,
      template: message.template,
      channelsLeft,
      ...(orderId === undefined ? {} : { orderId }),
      ...(bookingId === undefined ? {} : { bookingId }),
      ...(windowId === undefined ? {} : { windowId }),
    },
    facts: {},
    ignored: null,
  };
}

const sameSubject = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
