import type { Message } from '../../schemas/types.ts';
import { aadOf } from '../../security/sealing.ts';
import type { DataKey } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { fromJson, openJson, sealJson } from '../sealed-json.ts';

/** What is said to somebody, by mail or SMS; sealed. */
export type MessageContent = { to: { email?: string; phone?: string; name?: string }; subject: string; text: string };
/** What a message speaks of, so that it can be made again for another channel. */
export type MessageRefs = { orderId?: string; bookingId?: string; planId?: string; windowId?: string };

/** One thing said to a candidate, an interviewer or a department. `messageKey` is the business identity: the same message has the same key. */
export type MessageRecord = {
  id: string;
  applicationId: string;
  messageKey: string;
  template: string;
  channel: Message['channel'];
  recipient: NonNullable<Message['recipient']>;
  connectionId: string | null;
  refs: MessageRefs;
  language: 'zh' | 'en';
  status: Message['status'];
  remoteId: string | null;
  content: MessageContent;
  createdAt: string;
  sentAt: string | null;
};

type Row = {
  id: string;
  application_id: string;
  message_key: string;
  template: string;
  channel: Message['channel'];
  recipient: MessageRecord['recipient'];
  connection_id: string | null;
  refs: string | null;
  language: 'zh' | 'en';
  status: Message['status'];
  remote_id: string | null;
  content: string;
  created_at: string;
  sent_at: string | null;
};

const aad = (id: string) => aadOf('messages', 'content', id);

function toRecord(key: DataKey, row: Row): MessageRecord {
  return {
    id: row.id,
    applicationId: row.application_id,
    messageKey: row.message_key,
    template: row.template,
    channel: row.channel,
    recipient: row.recipient,
    connectionId: row.connection_id,
    refs: row.refs === null ? {} : fromJson<MessageRefs>(row.refs),
    language: row.language,
    status: row.status,
    remoteId: row.remote_id,
    content: openJson<MessageContent>(key, aad(row.id), row.content),
    createdAt: row.created_at,
    sentAt: row.sent_at,
  };
}

/** Keeps a message to send and answers with it; with a key that is there already, the one kept first. */
export async function insertMessage(
  tx: Tx,
  key: DataKey,
  message: Omit<MessageRecord, 'remoteId' | 'sentAt' | 'recipient' | 'connectionId' | 'refs'> &
    Partial<Pick<MessageRecord, 'recipient' | 'connectionId' | 'refs'>>,
): Promise<MessageRecord> {
  const row: Row = {
    id: message.id,
    application_id: message.applicationId,
    message_key: message.messageKey,
    template: message.template,
    channel: message.channel,
    recipient: message.recipient ?? 'candidate',
    connection_id: message.connectionId ?? null,
    refs: message.refs === undefined ? null : JSON.stringify(message.refs),
    language: message.language,
    status: message.status,
    remote_id: null,
    content: sealJson(key, aad(message.id), message.content),
    created_at: message.createdAt,
    sent_at: null,
  };
  await tx('messages').insert(row).onConflict(['application_id', 'message_key']).merge(['application_id']);
  const kept = await getMessageByKey(tx, key, message.applicationId, message.messageKey);
  if (!kept) throw new Error(`message ${message.messageKey} was not kept`);
  return kept;
}

/** A message by its business key, or null. */
export async function getMessageByKey(
  tx: Tx,
  key: DataKey,
  applicationId: string,
  messageKey: string,
): Promise<MessageRecord | null> {
  const row: Row | undefined = await tx<Row>('messages')
    .where({ application_id: applicationId, message_key: messageKey })
    .first();
  return row ? toRecord(key, row) : null;
}

/** Notes what became of a message. Safe to repeat. */
export async function markMessage(
  tx: Tx,
  id: string,
  patch: { status: Message['status']; remoteId?: string | null; sentAt?: string | null },
): Promise<void> {
  const row: Partial<Row> = { status: patch.status };
  if (patch.remoteId !== undefined) row.remote_id = patch.remoteId;
  if (patch.sentAt !== undefined) row.sent_at = patch.sentAt;
  await tx('messages').where({ id }).update(row);
}

/** Notes that a message that was sent has arrived; one that bounced stays so. Safe to repeat. */
export async function markDelivered(tx: Tx, id: string): Promise<void> {
  await tx('messages').where({ id }).whereIn('status', ['queued', 'sent']).update({ status: 'delivered' });
}

/** A message by its id, or null. */
export async function getMessage(tx: Tx, key: DataKey, id: string): Promise<MessageRecord | null> {
  const row: Row | undefined = await tx<Row>('messages').where({ id }).first();
  return row ? toRecord(key, row) : null;
}

/** The message a system calls by this id; null when unknown. */
export async function findMessageByRemoteId(
  tx: Tx,
  connectionId: string,
  remoteId: string,
): Promise<{ id: string; applicationId: string } | null> {
  const row: { id: string; application_id: string } | undefined = await tx('messages')
    .where({ remote_id: remoteId, connection_id: connectionId })
    .first('id', 'application_id');
  return row ? { id: row.id, applicationId: row.application_id } : null;
}

/** What was said to the candidate of an application, oldest first. */
export async function listMessages(tx: Tx, key: DataKey, applicationId: string): Promise<MessageRecord[]> {
  const rows: Row[] = await tx<Row>('messages').where({ application_id: applicationId }).orderBy(['created_at', 'id']);
  return rows.map((row) => toRecord(key, row));
}

/** Whose a message is, without reading it; null when there is none. */
export async function findMessage(tx: Tx, id: string): Promise<{ applicationId: string } | null> {
  const row: Row | undefined = await tx<Row>('messages').where({ id }).first();
  return row ? { applicationId: row.application_id } : null;
}
