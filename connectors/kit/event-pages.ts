import { createHash } from 'node:crypto';
import type { InboundEvent } from '../../schemas/types.ts';
import { ConnectorError } from '../contract.ts';
import { JsonReader, webhookShapeError } from './json.ts';

/** Events as a vendor lists them, oldest first; `next` stands still at the end. */
export type EventPage = { items: readonly unknown[]; next: string };

const MAX_PAGES = 500;

/** What a list has, for `poll`: an event that can't be read comes as `unsupported`, so that it holds up no other. */
export function readEachEvent(
  vendor: string,
  items: readonly unknown[],
  read: (event: JsonReader) => InboundEvent,
  now: Date,
): InboundEvent[] {
  return items.map((raw) => {
    try {
      return read(new JsonReader(raw, webhookShapeError(vendor)));
    } catch (error) {
      if (error instanceof ConnectorError && error.kind === 'payload') return toUnreadableEvent(raw, now);
      throw error;
    }
  });
}

/**
 * All events of one order, page by page. A gateway may drop the filter, and an event of another order must never be taken for
 * this one's, so `isOfOrder` looks again.
 * @throws ConnectorError kind `payload` for an event of the order that can't be read; kind `retry` after 500 pages
 */
export async function walkEvents(
  vendor: string,
  list: (cursor: string) => Promise<EventPage>,
  isOfOrder: (event: JsonReader) => boolean,
  read: (event: JsonReader) => InboundEvent,
): Promise<InboundEvent[]> {
  const found: InboundEvent[] = [];
  let cursor = '0';
  for (let page = 0; page < MAX_PAGES; page++) {
    const { items, next } = await list(cursor);
    const events = items.map((item) => new JsonReader(item, webhookShapeError(vendor)));
    found.push(...events.filter(isOfOrder).map(read));
    if (next === cursor) return found;
    cursor = next;
  }
  throw new ConnectorError(
    'retry',
    'too_many_events',
    `${vendor} lists more events than one call reads; try again later.`,
  );
}

/** Kept as ignored, so that IT sees it in the inbox; the same again is the same row. */
function toUnreadableEvent(raw: unknown, now: Date): InboundEvent {
  const hash = createHash('sha256')
    .update(JSON.stringify(raw) ?? 'undefined')
    .digest('hex');
  return {
    dedupeKey: `unreadable-${hash.slice(0, 32)}`,
    eventType: 'unsupported',
    vendorType: 'unreadable',
    occurredAt: now.toISOString(),
    remoteOrderId: null,
    externalRef: null,
  };
}
