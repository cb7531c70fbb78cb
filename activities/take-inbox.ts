import type { InboundEvent } from '../schemas/types.ts';
import { applyInterviewEvent } from '../domain/interview/apply-event.ts';
import { hubConnectionId, isOwnEvent, toProcessEvent, type OwnEvent } from '../domain/process/own-events.ts';
import type { Tx } from '../db/connection.ts';
import { getConnection } from '../db/repositories/connections.ts';
import { listUnconsumed, markConsumed, openInboxContent, type InboxRecord } from '../db/repositories/inbox.ts';
import {
  findOrder,
  findOrderByRemoteId,
  lockOrder,
  updateOrder,
  type OrderRef,
} from '../db/repositories/interview-orders.ts';
import type { DataKey, Vault } from '../security/vault.ts';
import type { Surroundings } from './step-context.ts';
import { takeDelivery } from './take-delivery.ts';
import type { TakenRow } from './taken-row.ts';

/** A row that waits, and what it holds. */
export type InboxItem = { row: InboxRecord; event: InboundEvent | OwnEvent };

export async function readInbox(tx: Tx, vault: Vault, key: DataKey, applicationId: string): Promise<InboxItem[]> {
  const rows = await listUnconsumed(tx, applicationId);
  return rows.map((row) => ({
    row,
    event: openInboxContent<{ event: InboundEvent | OwnEvent }>(vault, key, row).event,
  }));
}

/** Applies one row to what it is about. The row is not marked yet: what the process says of the event belongs in the mark. */
export async function takeRow(
  tx: Tx,
  key: DataKey,
  around: Surroundings,
  item: InboxItem,
  now: string,
): Promise<TakenRow> {
  const { row } = item;
  // Only the hub itself writes rows of its own: a vendor's event can never pass for one.
  if (row.connectionId === hubConnectionId && isOwnEvent(item.event))
    return { event: toProcessEvent(item.event, row.deliveryKey), facts: {}, ignored: null };
  const event = item.event as InboundEvent;
  if (event.eventType === 'message.delivered' || event.eventType === 'message.bounced')
    return takeDelivery(tx, key, around.job, row, event);
  const named = await findOrderOfRow(tx, row);
  const order = named === null ? null : await lockOrder(tx, key, named.id);
  if (order === null) return { event: null, facts: {}, ignored: 'It names no order of this application.' };
  const connection = await getConnection(tx, order.connectionId);
  const rubric = order.dimensions === null ? around.rubric : { ...around.rubric, dimensions: order.dimensions };
  const applied = applyInterviewEvent(order, event, rubric, connection?.connectorId ?? '', row.receivedAt);
  if (Object.keys(applied.patch).length > 0) {
    await updateOrder(tx, key, order.id, {
      ...applied.patch,
      ...(applied.patch.recording === undefined
        ? {}
        : {
            recording: {
              url: applied.patch.recording.url,
              durationSeconds: applied.patch.recording.durationSeconds ?? null,
            },
          }),
      updatedAt: now,
    });
  }
  return { event: applied.event, facts: applied.facts, ignored: applied.ignored };
}

/** The order a row names: by our own id, which vendors echo, else by the vendor's. What belongs to others never counts. */
async function findOrderOfRow(tx: Tx, row: InboxRecord): Promise<OrderRef | null> {
  const isOurs = (order: OrderRef | null): order is OrderRef =>
    order !== null && order.applicationId === row.applicationId && order.connectionId === row.connectionId;
  const byOwnId = row.externalRef === null ? null : await findOrder(tx, row.externalRef);
  if (isOurs(byOwnId)) return byOwnId;
  const byRemoteId =
    row.remoteOrderId === null ? null : await findOrderByRemoteId(tx, row.connectionId, row.remoteOrderId);
  return isOurs(byRemoteId) ? byRemoteId : null;
}

export async function markTaken(tx: Tx, row: InboxRecord, detail: string | null, now: string): Promise<void> {
  await markConsumed(tx, row.id, { outcome: detail === null ? 'applied' : 'ignored', detail, at: now });
}
