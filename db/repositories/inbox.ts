import type { InboxEntry } from '../../schemas/types.ts';
import { aadOf, open, seal } from '../../security/sealing.ts';
import type { DataKey, Vault } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';

/** One received event. `content` stays sealed until {@link openInboxContent}. */
export type InboxRecord = InboxEntry & {
  remoteOrderId: string | null;
  externalRef: string | null;
  content: string;
};

/** A row to add; `content` from {@link sealInboxContent} with the same id and, when `applicationId` is set, its key. */
export type NewInboxRow = Pick<
  InboxRecord,
  | 'id'
  | 'connectionId'
  | 'deliveryKey'
  | 'eventType'
  | 'via'
  | 'applicationId'
  | 'remoteOrderId'
  | 'externalRef'
  | 'content'
  | 'occurredAt'
  | 'receivedAt'
> &
  Partial<Pick<InboxRecord, 'outcome' | 'detail' | 'consumedAt'>>;

type Row = {
  id: string;
  connection_id: string;
  delivery_key: string;
  event_type: string;
  via: InboxEntry['via'];
  application_id: string | null;
  remote_order_id: string | null;
  external_ref: string | null;
  outcome: InboxEntry['outcome'];
  detail: string | null;
  content: string;
  occurred_at: string;
  received_at: string;
  signalled_at: string | null;
  consumed_at: string | null;
};

function toEntry(row: Row): InboxEntry {
  return {
    id: row.id,
    connectionId: row.connection_id,
    deliveryKey: row.delivery_key,
    eventType: row.event_type,
    via: row.via,
    applicationId: row.application_id,
    outcome: row.outcome,
    detail: row.detail,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    signalledAt: row.signalled_at,
    consumedAt: row.consumed_at,
  };
}

function toRecord(row: Row): InboxRecord {
  return { ...toEntry(row), remoteOrderId: row.remote_order_id, externalRef: row.external_ref, content: row.content };
}

const aad = (id: string) => aadOf('inbox', 'content', id);

/** Seals a row's content under the application's key, or under the installation's own while it belongs to none. */
export function sealInboxContent(vault: Vault, key: DataKey | null, id: string, content: unknown): string {
  const text = JSON.stringify(content);
  return key ? seal(key, aad(id), text) : vault.sealLocal(aad(id), text);
}

/** Opens a row's content; `key` is the application's, needed once `applicationId` is set. Throws SealError. */
export function openInboxContent<T>(
  vault: Vault,
  key: DataKey | null,
  row: Pick<InboxRecord, 'id' | 'applicationId' | 'content'>,
): T {
  if (row.applicationId === null) return JSON.parse(vault.openLocal(aad(row.id), row.content)) as T;
  if (!key) throw new Error(`inbox row ${row.id} belongs to an application: its key is needed`);
  return JSON.parse(open(key, aad(row.id), row.content)) as T;
}

const rowsPerStatement = 100;

/**
 * Adds rows and answers with the ids of those that were new; a delivery that is already there, or twice in `rows`, is
 * left out. `outcome` is `pending` with an application and `unmatched` without, unless given.
 */
export async function insertInboxRows(tx: Tx, rows: readonly NewInboxRow[]): Promise<Set<string>> {
  const added = new Set<string>();
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const chunk = rows.slice(start, start + rowsPerStatement);
    const ids = chunk.map((row) => row.id);
    // Merging the key into itself: unlike INSERT IGNORE, MySQL still refuses values that do not fit.
    await tx('inbox').insert(chunk.map(toRow)).onConflict(['connection_id', 'delivery_key']).merge(['connection_id']);
    const found: string[] = await tx<Row>('inbox').whereIn('id', ids).pluck<string[]>('id');
    for (const id of found) added.add(id);
  }
  return added;
}

function toRow(row: NewInboxRow): Row {
  return {
    id: row.id,
    connection_id: row.connectionId,
    delivery_key: row.deliveryKey,
    event_type: row.eventType,
    via: row.via,
    application_id: row.applicationId,
    remote_order_id: row.remoteOrderId,
    external_ref: row.externalRef,
    outcome: row.outcome ?? (row.applicationId === null ? 'unmatched' : 'pending'),
    detail: row.detail ?? null,
    content: row.content,
    occurred_at: row.occurredAt,
    received_at: row.receivedAt,
    signalled_at: null,
    consumed_at: row.consumedAt ?? null,
  };
}

/** The rows an application has not taken yet, in the order they were received. */
export async function listUnconsumed(tx: Tx, applicationId: string): Promise<InboxRecord[]> {
  const rows: Row[] = await tx<Row>('inbox')
    .where({ application_id: applicationId })
    .whereNull('consumed_at')
    .orderBy(['received_at', 'id']);
  return rows.map(toRecord);
}

/** Notes what became of a row; only the first word stands. */
export async function markConsumed(
  tx: Tx,
  id: string,
  end: { outcome: 'applied' | 'ignored'; detail: string | null; at: string },
): Promise<void> {
  await tx('inbox')
    .where({ id })
    .whereNull('consumed_at')
    .update({ outcome: end.outcome, detail: end.detail?.slice(0, 500) ?? null, consumed_at: end.at });
}

/** Notes that the workflow was told of these rows. */
export async function markSignalled(tx: Tx, ids: readonly string[], at: string): Promise<void> {
  if (ids.length > 0)
    await tx('inbox')
      .whereIn('id', [...ids])
      .update({ signalled_at: at });
}

/**
 * Gives rows that came before their order to the application, sealed anew under its key; answers with their ids. Call it
 * in the transaction that learns the remote id, and again from the sweeper: a row that commits at the same instant is seen then.
 */
export async function attachUnmatched(
  tx: Tx,
  vault: Vault,
  key: DataKey,
  order: { connectionId: string; remoteOrderId: string | null; orderId: string; applicationId: string },
): Promise<string[]> {
  const rows: Row[] = await tx<Row>('inbox')
    .where({ connection_id: order.connectionId, outcome: 'unmatched' })
    .whereNull('application_id')
    .where((q) => {
      q.where('external_ref', order.orderId);
      if (order.remoteOrderId !== null) q.orWhere('remote_order_id', order.remoteOrderId);
    })
    .forUpdate();
  for (const row of rows) {
    const content = seal(key, aad(row.id), vault.openLocal(aad(row.id), row.content));
    await tx('inbox')
      .where({ id: row.id })
      .update({ application_id: order.applicationId, outcome: 'pending', content });
  }
  return rows.map((row) => row.id);
}

/** Marks those of the rows that are of one type as applied; answers with how many they were. */
export async function consumeOfType(tx: Tx, ids: readonly string[], eventType: string, at: string): Promise<number> {
  if (ids.length === 0) return 0;
  return tx<Row>('inbox')
    .whereIn('id', [...ids])
    .where({ event_type: eventType })
    .update({ outcome: 'applied', consumed_at: at });
}

/** Rows received from `receivedFromAt` until before `receivedBeforeAt` that belong to no application yet, oldest first. */
export async function listUnmatched(
  tx: Tx,
  input: { receivedFromAt: string; receivedBeforeAt: string; limit: number },
): Promise<InboxRecord[]> {
  const rows: Row[] = await tx<Row>('inbox')
    .where({ outcome: 'unmatched' })
    .whereNull('application_id')
    .where('received_at', '>=', input.receivedFromAt)
    .where('received_at', '<', input.receivedBeforeAt)
    .orderBy(['received_at', 'id'])
    .limit(input.limit);
  return rows.map(toRecord);
}

/** Rows of one type that belong to no application and were not taken yet, oldest first; for events about a whole system. */
export async function listUnmatchedOfType(tx: Tx, eventType: string, limit: number): Promise<InboxRecord[]> {
  const rows: Row[] = await tx<Row>('inbox')
    .where({ outcome: 'unmatched', event_type: eventType })
    .whereNull('consumed_at')
    .orderBy(['received_at', 'id'])
    .limit(limit);
  return rows.map(toRecord);
}

/** Rows of applications received and, if at all, last signalled before `olderThanAt` that were not taken, oldest first. */
export async function listWaiting(tx: Tx, input: { olderThanAt: string; limit: number }): Promise<InboxRecord[]> {
  const rows: Row[] = await tx<Row>('inbox')
    .whereNull('consumed_at')
    .whereNotNull('application_id')
    .where('received_at', '<', input.olderThanAt)
    .where((q) => {
      q.whereNull('signalled_at').orWhere('signalled_at', '<', input.olderThanAt);
    })
    .orderBy(['received_at', 'id'])
    .limit(input.limit);
  return rows.map(toRecord);
}

/** What a list of received events may be narrowed to. */
export type InboxFilter = {
  connectionId?: string | undefined;
  applicationId?: string | undefined;
  outcome?: InboxEntry['outcome'] | undefined;
};

/** Received events without content, newest first. */
export async function listInbox(tx: Tx, input: PageInput & InboxFilter): Promise<Page<InboxEntry>> {
  const query = tx('inbox');
  if (input.connectionId !== undefined) query.where('connection_id', input.connectionId);
  if (input.applicationId !== undefined) query.where('application_id', input.applicationId);
  if (input.outcome !== undefined) query.where('outcome', input.outcome);
  return paginate<Row, InboxEntry>(query, input, toEntry, { at: 'received_at', id: 'id' });
}
