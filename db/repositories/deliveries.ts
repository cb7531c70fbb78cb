import type { WebhookDelivery } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';

/** One event to tell one subscriber, with how the attempts went. */
export type DeliveryRecord = WebhookDelivery & { position: number; createdAt: string };

type TableRow = {
  id: string;
  subscription_id: string;
  position: number;
  status: WebhookDelivery['status'];
  attempts: number;
  next_attempt_at: string | null;
  last_status: number | null;
  last_error: string | null;
  delivered_at: string | null;
  created_at: string;
};
type Row = TableRow & { event_id: string };

function toRecord(row: Row): DeliveryRecord {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    eventId: row.event_id,
    position: Number(row.position),
    status: row.status,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastStatus: row.last_status,
    lastError: row.last_error,
    deliveredAt: row.delivered_at,
    createdAt: row.created_at,
  };
}

const selectDeliveries = (tx: Tx) =>
  tx('webhook_deliveries')
    .join('events', 'events.position', 'webhook_deliveries.position')
    .select('webhook_deliveries.*', { event_id: 'events.id' });

const rowsPerStatement = 100;

/** Adds deliveries, due at once; one that is there for the same subscription and position is left as it is. */
export async function insertDeliveries(
  tx: Tx,
  deliveries: readonly { id: string; subscriptionId: string; position: number; createdAt: string }[],
): Promise<void> {
  for (let start = 0; start < deliveries.length; start += rowsPerStatement) {
    const rows = deliveries.slice(start, start + rowsPerStatement).map((delivery): TableRow => ({
      id: delivery.id,
      subscription_id: delivery.subscriptionId,
      position: delivery.position,
      status: 'pending',
      attempts: 0,
      next_attempt_at: delivery.createdAt,
      last_status: null,
      last_error: null,
      delivered_at: null,
      created_at: delivery.createdAt,
    }));
    await tx('webhook_deliveries').insert(rows).onConflict(['subscription_id', 'position']).merge(['subscription_id']);
  }
}

/** Pending deliveries of one subscription that are due, in the order of the stream; one subscriber's backlog hides no other's. */
export async function listDueDeliveries(
  tx: Tx,
  input: { subscriptionId: string; now: string; limit: number },
): Promise<DeliveryRecord[]> {
  const rows = (await selectDeliveries(tx)
    .where('webhook_deliveries.subscription_id', input.subscriptionId)
    .where('webhook_deliveries.status', 'pending')
    .where('webhook_deliveries.next_attempt_at', '<=', input.now)
    .orderBy('webhook_deliveries.position')
    .limit(input.limit)) as Row[];
  return rows.map(toRecord);
}

/** How one attempt went. `nextAttemptAt` null ends the series. */
export type DeliveryAttempt = {
  status: WebhookDelivery['status'];
  attempts: number;
  nextAttemptAt: string | null;
  lastStatus: number | null;
  lastError: string | null;
  deliveredAt: string | null;
};

/** Notes an attempt; a delivery that got through stays delivered. */
export async function saveDeliveryAttempt(tx: Tx, id: string, attempt: DeliveryAttempt): Promise<void> {
  await tx('webhook_deliveries')
    .where({ id })
    .whereNot({ status: 'delivered' })
    .update({
      status: attempt.status,
      attempts: attempt.attempts,
      next_attempt_at: attempt.nextAttemptAt,
      last_status: attempt.lastStatus,
      last_error: attempt.lastError?.slice(0, 500) ?? null,
      delivered_at: attempt.deliveredAt,
    });
}

/** A delivery by its id, or null. */
export async function getDelivery(tx: Tx, id: string): Promise<DeliveryRecord | null> {
  const row = (await selectDeliveries(tx).where('webhook_deliveries.id', id).first()) as Row | undefined;
  return row ? toRecord(row) : null;
}

/** Makes a delivery due again at `at`, as if it had never been tried; for a person's "send again". */
export async function retryDelivery(tx: Tx, id: string, at: string): Promise<void> {
  await tx('webhook_deliveries')
    .where({ id })
    .update({ status: 'pending', attempts: 0, next_attempt_at: at, delivered_at: null });
}

/** Deliveries, newest first. */
export async function listDeliveries(
  tx: Tx,
  input: PageInput & { subscriptionId?: string | undefined; status?: WebhookDelivery['status'] | undefined },
): Promise<Page<DeliveryRecord>> {
  const query = selectDeliveries(tx);
  if (input.subscriptionId !== undefined) query.where('webhook_deliveries.subscription_id', input.subscriptionId);
  if (input.status !== undefined) query.where('webhook_deliveries.status', input.status);
  return paginate<Row, DeliveryRecord>(query, input, toRecord, {
    at: 'webhook_deliveries.created_at',
    id: 'webhook_deliveries.id',
  });
}
