import type { Tx } from '../db/connection.ts';
import { findApplicationKeyId } from '../db/repositories/applications.ts';
import { findMessageByRemoteId } from '../db/repositories/messages.ts';
import { findOrderByRemoteId, findOrders, type OrderRef } from '../db/repositories/interview-orders.ts';

/** Whom an inbound event is for: the order, or the message, it speaks of. */
export type InboxTarget = { orderId: string; applicationId: string; keyId: string };

/** What an event says of its order. */
export type InboxReference = { connectionId: string; externalRef: string | null; remoteOrderId: string | null };

/** Finds the applications of inbound events. */
export interface InboxMatcher {
  /** One answer for each reference, in order; null: not known (yet). */
  match(tx: Tx, references: readonly InboxReference[]): Promise<(InboxTarget | null)[]>;
}

const cacheSize = 10_000;

/**
 * Matches by our own order id, which the vendor echoes, then by the vendor's id. An order of another connection never
 * matches: a vendor speaks for its own orders only. An order's application never changes, so what was found is remembered.
 */
export function createInboxMatcher(): InboxMatcher {
  const known = new Map<string, InboxTarget>();

  const remember = (cacheKey: string, target: InboxTarget): void => {
    known.set(cacheKey, target);
    if (known.size > cacheSize) known.delete(known.keys().next().value as string);
  };

  const find = async (
    tx: Tx,
    { connectionId, remoteOrderId }: InboxReference,
    byOwnId: OrderRef | undefined,
  ): Promise<InboxTarget | null> => {
    const own = byOwnId?.connectionId === connectionId ? byOwnId : null;
    const order = own ?? (remoteOrderId === null ? null : await findOrderByRemoteId(tx, connectionId, remoteOrderId));
    const target =
      order ?? (remoteOrderId === null ? null : await findMessageByRemoteId(tx, connectionId, remoteOrderId));
    if (target === null) return null;
    const keyId = await findApplicationKeyId(tx, target.applicationId);
    return keyId === null ? null : { orderId: target.id, applicationId: target.applicationId, keyId };
  };

  return {
    async match(tx, references) {
      const cacheKeys = references.map((r) => JSON.stringify([r.connectionId, r.externalRef, r.remoteOrderId]));
      const ownIds = references.flatMap((r, index) =>
        r.externalRef !== null && !known.has(cacheKeys[index] as string) ? [r.externalRef] : [],
      );
      const orders = ownIds.length > 0 ? await findOrders(tx, ownIds) : new Map<string, OrderRef>();
      const targets: (InboxTarget | null)[] = [];
      for (const [index, reference] of references.entries()) {
        const cacheKey = cacheKeys[index] as string;
        const target = known.get(cacheKey) ?? (await find(tx, reference, orders.get(reference.externalRef ?? '')));
        if (target !== null) remember(cacheKey, target);
        targets.push(target);
      }
      return targets;
    },
  };
}
