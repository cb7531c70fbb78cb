import type { InboundEvent } from '../../schemas/types.ts';
import { ConnectorError, type BackgroundOrder, type ConnectorContext, type Operation } from '../contract.ts';
import { pathOf } from '../kit/base-url.ts';
import { readEachEvent, walkEvents, type EventPage } from '../kit/event-pages.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
import { fromEvent, toOrderRequest } from './map.ts';

const vendor = 'Cleartrail';
const readShape = answerShapeError(vendor, false);
const writeShape = answerShapeError(vendor, true);
const PAGE_SIZE = 200;

/** The order an earlier attempt made, found by the hub's order id. Orders are listed oldest first. */
async function findOrder(ctx: ConnectorContext, order: BackgroundOrder): Promise<{ remoteId: string } | null> {
  const query = { 'filter[reference]': order.externalId, 'page[size]': 1 };
  const response = await ctx.http.send({ method: 'GET', path: '/v2/check-orders', query });
  const found = new JsonReader(response.body, readShape).objects('data', 500)[0];
  // A gateway may drop the filter; another person's order must never be taken for this one's.
  if (found === undefined || found.object('attributes').string('reference') !== order.externalId) return null;
  return { remoteId: found.string('id') };
}

/** `POST /v2/check-orders`: the vendor dedupes by our key for 24 hours; after that the order is looked up by our id. */
export const order: Operation<BackgroundOrder, { remoteId: string }> = {
  safety: 'nativeKey',
  windowHours: 24,
  timeoutMs: 60_000,
  find: findOrder,
  async run(ctx, input) {
    const response = await ctx.http.send(
      {
        method: 'POST',
        path: '/v2/check-orders',
        headers: { 'Idempotency-Key': ctx.key },
        body: toOrderRequest(input),
      },
      { conflict: true },
    );
    if (response.status !== 409) {
      return { remoteId: new JsonReader(response.body, writeShape).object('data').string('id') };
    }
    // The key was used with another body (a name was corrected between two attempts): the order of the key is the order.
    const made = await findOrder(ctx, input);
    if (made !== null) return made;
    throw new ConnectorError(
      'conflict',
      'idempotency_conflict',
      `${vendor} knows this key from another order; cancel that one there, then order again.`,
      { status: 409 },
    );
  },
};

/** `POST /v2/check-orders/{id}/cancel`: cancelling again changes nothing; a finished order can't be (`cancelled: false`). */
export const cancel: Operation<{ remoteId: string }, { cancelled: boolean }> = {
  safety: 'naturalKey',
  timeoutMs: 60_000,
  async run(ctx, input) {
    const path = pathOf`/v2/check-orders/${input.remoteId}/cancel`;
    const response = await ctx.http.send({ method: 'POST', path, body: {} }, { conflict: true });
    if (response.status === 409) return { cancelled: false };
    const attributes = new JsonReader(response.body, writeShape).object('data').object('attributes');
    return { cancelled: attributes.string('stage') === 'cancelled' };
  },
};

/** `GET /v2/events` of one order: the very events its webhooks carry, oldest first. */
export const events: Operation<{ remoteId: string; externalId: string }, InboundEvent[]> = {
  safety: 'read',
  timeoutMs: 60_000,
  run: (ctx, { remoteId }) =>
    walkEvents(
      vendor,
      (cursor) => listEvents(ctx, cursor, remoteId),
      (event) => event.raw('order_id') === remoteId,
      fromEvent,
    ),
};

/** Everything since a cursor, for the webhooks that got lost; one page a call. */
export async function pollEvents(
  ctx: ConnectorContext,
  cursor: string | null,
): Promise<{ events: InboundEvent[]; next: string | null }> {
  const { items, next } = await listEvents(ctx, cursor ?? '0');
  return { events: readEachEvent(vendor, items, fromEvent, ctx.now()), next };
}

/** `GET /v2/account`: whose account it is, and the vendor's clock. */
export async function readAccount(ctx: ConnectorContext): Promise<{ account: string; serverTime: string | null }> {
  const response = await ctx.http.send({ method: 'GET', path: '/v2/account' });
  const attributes = new JsonReader(response.body, readShape).object('data').object('attributes');
  return { account: attributes.string('name'), serverTime: attributes.instantOrNull('server_time') };
}

async function listEvents(ctx: ConnectorContext, cursor: string, orderId?: string): Promise<EventPage> {
  const query = { 'page[after]': cursor, 'page[size]': PAGE_SIZE, 'filter[order]': orderId };
  const response = await ctx.http.send({ method: 'GET', path: '/v2/events', query });
  const body = new JsonReader(response.body, readShape);
  return { items: body.list('data', 1000), next: body.object('meta').string('next') };
}
