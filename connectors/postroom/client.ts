import type { ConnectorContext, Operation, OutgoingMessage } from '../contract.ts';
import type { InboundEvent } from '../../schemas/types.ts';
import { readEachEvent } from '../kit/event-pages.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
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
  return { events: readEachEvent(vendor, body.list('items', 1000), fromEvent, ctx.now()), next };
}
