import type { ConnectorContext, InterviewInvite, InterviewInvited, Operation, QuestionSetPush } from '../contract.ts';
import { ConnectorError } from '../contract.ts';
import type { InboundEvent } from '../../schemas/types.ts';
import { pathOf } from '../kit/base-url.ts';
import { readEachEvent, walkEvents, type EventPage } from '../kit/event-pages.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
import { findReservedDimensions, fromEvent, fromOrder, toOrderRequest, toQuestionSetRequest } from './map.ts';

const vendor = 'Clearvoice';
const readShape = answerShapeError(vendor, false);
const writeShape = answerShapeError(vendor, true);
const PAGE_SIZE = 200;

/** The order an earlier attempt made, found by the hub's order id. Orders are listed oldest first. */
async function findOrder(ctx: ConnectorContext, invite: { externalId: string }): Promise<InterviewInvited | null> {
  const response = await ctx.http.send({
    method: 'GET',
    path: '/v1/orders',
    query: { externalId: invite.externalId, limit: 1 },
  });
  const found = new JsonReader(response.body, readShape).objects('items', 500)[0];
  return found === undefined ? null : fromOrder(found);
}

/** `POST /v1/orders`: the vendor dedupes by our key for 24 hours; after that the order is looked up by our id. */
export const invite: Operation<InterviewInvite, InterviewInvited> = {
  safety: 'nativeKey',
  windowHours: 24,
  timeoutMs: 60_000,
  find: findOrder,
  async run(ctx, input) {
    if (input.kind !== 'aiInterview') {
      throw new ConnectorError(
        'rejected',
        'kind_unsupported',
        `${vendor} does AI interviews alone; choose a connection for written tests in the process.`,
        { field: 'kind' },
      );
    }
    refuseReservedDimensions(input);
    const response = await ctx.http.send(
      { method: 'POST', path: '/v1/orders', headers: { 'Idempotency-Key': ctx.key }, body: toOrderRequest(input) },
      { conflict: true },
    );
    if (response.status !== 409) return fromOrder(new JsonReader(response.body, writeShape));
    // The key was used with another body (a name was corrected between two attempts): the order of the key is the order.
    const made = await findOrder(ctx, input);
    if (made !== null) return made;
    throw new ConnectorError(
      'conflict',
      'idempotency_conflict',
      `${vendor} knows this key from another order; cancel that one there, then send a new invitation.`,
      { status: 409 },
    );
  },
};

/** `PUT /v1/question-sets/{ref}/versions/{version}`: an upsert, so repeating it changes nothing. */
export const pushQuestionSet: Operation<QuestionSetPush, { remoteId: string }> = {
  safety: 'naturalKey',
  timeoutMs: 60_000,
  async run(ctx, input) {
    refuseReservedDimensions(input);
    const path = pathOf`/v1/question-sets/${input.ref}/versions/${String(input.version)}`;
    const response = await ctx.http.send({ method: 'PUT', path, body: toQuestionSetRequest(input) });
    return { remoteId: new JsonReader(response.body, writeShape).string('questionSetId') };
  },
};

/** @throws ConnectorError kind `rejected` when the vendor's scores for a dimension would have to be dropped */
function refuseReservedDimensions(input: Parameters<typeof findReservedDimensions>[0]): void {
  const reserved = findReservedDimensions(input);
  if (reserved.length === 0) return;
  throw new ConnectorError(
    'rejected',
    'dimension_reserved',
    `The rubric's dimension ${reserved[0]} reads like something inferred from a face or a voice, which the hub drops; give it the name of an ability.`,
    { field: 'rubric.dimensions' },
  );
}

/** `POST /v1/orders/{id}/cancel`: cancelling again changes nothing; a finished interview can't be cancelled (`cancelled: false`). */
export const cancel: Operation<{ remoteId: string }, { cancelled: boolean }> = {
  safety: 'naturalKey',
  timeoutMs: 60_000,
  async run(ctx, input) {
    const response = await ctx.http.send(
      { method: 'POST', path: pathOf`/v1/orders/${input.remoteId}/cancel`, body: {} },
      { conflict: true },
    );
    if (response.status === 409) return { cancelled: false };
    return { cancelled: new JsonReader(response.body, writeShape).string('status') === 'cancelled' };
  },
};

/** `GET /v1/events` of one order: the very events its webhooks carry, oldest first. */
export const events: Operation<{ remoteId: string; externalId: string }, InboundEvent[]> = {
  safety: 'read',
  timeoutMs: 60_000,
  run: (ctx, { remoteId }) =>
    walkEvents(
      vendor,
      (cursor) => listEvents(ctx, cursor, remoteId),
      (event) => event.raw('orderId') === remoteId,
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

/** `GET /v1/me`: whose account it is, and how far the clocks differ. */
export async function readAccount(ctx: ConnectorContext): Promise<{ account: string; serverTime: string | null }> {
  const response = await ctx.http.send({ method: 'GET', path: '/v1/me' });
  const body = new JsonReader(response.body, readShape);
  return { account: body.string('account'), serverTime: body.instantOrNull('serverTime') };
}

async function listEvents(ctx: ConnectorContext, cursor: string, orderId?: string): Promise<EventPage> {
  const query = { after: cursor, limit: PAGE_SIZE, orderId };
  const response = await ctx.http.send({ method: 'GET', path: '/v1/events', query });
  const body = new JsonReader(response.body, readShape);
  return { items: body.list('items', 1000), next: body.string('next') };
}
