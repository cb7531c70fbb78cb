import type { ConnectorContext, InterviewInvite, InterviewInvited, Operation, QuestionSetPush } from '../contract.ts';
import { ConnectorError } from '../contract.ts';
import type { InboundEvent } from '../../schemas/types.ts';
import { pathOf } from '../kit/base-url.ts';
import { answerShapeError, JsonReader, webhookShapeError } from '../kit/json.ts';
import {
  findReservedDimensions,
  fromEvent,
  fromOrder,
  fromUnreadableEvent,
  toOrderRequest,
  toQuestionSetRequest,
} from './map.ts';

const vendor = 'Clearvoice';
const readShape = answerShapeError(vendor, false);
const writeShape = answerShapeError(vendor, true);
const PAGE_SIZE = 200;
const MAX_PAGES = 500;

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
  async run(ctx, input) {
    const found: InboundEvent[] = [];
    let cursor = '0';
    for (let page = 0; page < MAX_PAGES; page++) {
      // A gateway may drop the filter; an event of another order must never be taken for this one's, so it is checked again.
      const query = { after: cursor, limit: PAGE_SIZE, orderId: input.remoteId };
      const response = await ctx.http.send({ method: 'GET', path: '/v1/events', query });
      const body = new JsonReader(response.body, readShape);
      const items = body.objects('items', 1000).filter((item) => item.raw('orderId') === input.remoteId);
      found.push(...items.map((item) => fromEvent(new JsonReader(item.all(), webhookShapeError(vendor)))));
      const next = body.string('next');
      if (next === cursor) return found;
      cursor = next;
    }
    throw new ConnectorError(
      'retry',
      'too_many_events',
      `${vendor} lists more events than one call reads; try again later.`,
    );
  },
};

/** Everything since a cursor, for the webhooks that got lost; one page a call. */
export async function pollEvents(
  ctx: ConnectorContext,
  cursor: string | null,
): Promise<{ events: InboundEvent[]; next: string | null }> {
  const query = { after: cursor ?? '0', limit: PAGE_SIZE };
  const response = await ctx.http.send({ method: 'GET', path: '/v1/events', query });
  const body = new JsonReader(response.body, readShape);
  const next = body.string('next');
  const read = (raw: unknown): InboundEvent => {
    try {
      return fromEvent(new JsonReader(raw, webhookShapeError(vendor)));
    } catch (error) {
      if (error instanceof ConnectorError && error.kind === 'payload') return fromUnreadableEvent(raw, ctx.now());
      throw error;
    }
  };
  return { events: body.list('items', 1000).map(read), next };
}

/** `GET /v1/me`: whose account it is, and how far the clocks differ. */
export async function readAccount(ctx: ConnectorContext): Promise<{ account: string; serverTime: string | null }> {
  const response = await ctx.http.send({ method: 'GET', path: '/v1/me' });
  const body = new JsonReader(response.body, readShape);
  return { account: body.string('account'), serverTime: body.instantOrNull('serverTime') };
}
