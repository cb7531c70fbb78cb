import { ConnectorError, type ConnectorContext, type Operation, type OutgoingMessage } from '../contract.ts';
import type { InboundEvent } from '../../schemas/types.ts';
import { answerShapeError, isObject, JsonReader, webhookShapeError } from '../kit/json.ts';
import { fromEvent, fromMessage, keyTag, toMessage } from './map.ts';

const vendor = 'Postroom';
const readShape = answerShapeError(vendor, false);

/** The message an earlier attempt sent, among the latest 100 to this address. */
async function findMessage(ctx: ConnectorContext, message: OutgoingMessage): Promise<{ remoteId: string } | null> {
  const query = { to: message.to.email, limit: 100 };
  const response = await ctx.http.send({ method: 'GET', path: '/v1/messages', query });
  const items = new JsonReader(response.body, readShape).objects('items', 1000);
  const found = items.find((item) => item.objectOrNull('tags')?.raw(keyTag) === ctx.key);
  return found === undefined ? null : fromMessage(found);
}

/** `POST /v1/messages`: the vendor dedupes by our key for 24 hours; after that the message is looked up by its tag. */
export const send: Operation<OutgoingMessage, { remoteId: string }> = {
  safety: 'nativeKey',
  windowHours: 24,
  timeoutMs: 60_000,
  find: findMessage,
  async run(ctx, input) {
    const response = await ctx.http.send({
      method: 'POST',
      path: '/v1/messages',
      headers: { 'Idempotency-Key': ctx.key },
      body: toMessage(input, ctx.key),
    });
    return fromMessage(new JsonReader(response.body, answerShapeError(vendor, true)));
  },
};

/** `GET /v1/me`: whose account it is. */
export async function readAccount(ctx: ConnectorContext): Promise<string> {
  const response = await ctx.http.send({ method: 'GET', path: '/v1/me' });
  return new JsonReader(response.body, readShape).string('account');
}

const PAGE_SIZE = 100;

/** `GET /v1/events`: the results that were sent, for those that did not arrive. */
export async function pollEvents(
  ctx: ConnectorContext,
  cursor: string | null,
): Promise<{ events: InboundEvent[]; next: string | null }> {
  const query = { after: cursor ?? '0', limit: PAGE_SIZE };
  const response = await ctx.http.send({ method: 'GET', path: '/v1/events', query });
  const body = new JsonReader(response.body, readShape);
  const next = body.string('next');
  return { events: body.list('items', 1000).map((raw) => readEvent(raw, ctx.now())), next };
}

function readEvent(raw: unknown, now: Date): InboundEvent {
  try {
    return fromEvent(new JsonReader(raw, webhookShapeError(vendor)));
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.kind !== 'payload') throw error;
    // One that can't be read must not hold up the others.
    const id = isObject(raw) && typeof raw['id'] === 'string' ? raw['id'].slice(0, 150) : 'unknown';
    return {
      dedupeKey: `unreadable:${id}`,
      eventType: 'unsupported',
      vendorType: 'unreadable',
      occurredAt: now.toISOString(),
      remoteOrderId: null,
      externalRef: null,
    };
  }
}
