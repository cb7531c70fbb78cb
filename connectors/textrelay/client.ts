import type { ConnectorContext, MessageSent, Operation, OutgoingSms } from '../contract.ts';
import type { InboundEvent } from '../../schemas/types.ts';
import { readEachEvent } from '../kit/event-pages.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
import { fromReport } from './map.ts';

const vendor = 'Textrelay';
const readShape = answerShapeError(vendor, false);
const PAGE_SIZE = 100;

/** The message an earlier attempt sent, by our reference. */
async function findSms(ctx: ConnectorContext): Promise<MessageSent | null> {
  const query = { client_ref: ctx.key, limit: 1 };
  const response = await ctx.http.send({ method: 'GET', path: '/2/messages', query });
  const [found] = new JsonReader(response.body, readShape).objects('messages', 200);
  return found === undefined ? null : { remoteId: found.string('message_id') };
}

/** `POST /2/messages`: the vendor dedupes by our reference for 24 hours; after that the message is looked up by it. */
export const sendSms: Operation<OutgoingSms, MessageSent> = {
  safety: 'nativeKey',
  windowHours: 24,
  timeoutMs: 60_000,
  find: findSms,
  async run(ctx, input) {
    const response = await ctx.http.send({
      method: 'POST',
      path: '/2/messages',
      body: new URLSearchParams({
        to: input.to,
        // What can't be sent becomes spaces: a stray control character must not stop a message.
        text: input.text.toWellFormed().replace(/[^\n\P{Cc}]/gu, ' '),
        client_ref: ctx.key,
        tag: input.messageRef,
        callback_url: input.notifyUrl,
      }),
    });
    const body = new JsonReader(response.body, answerShapeError(vendor, true));
    return { remoteId: body.string('message_id') };
  },
};

/** `GET /2/reports`: the reports that were posted, for those that did not arrive. */
export async function pollReports(
  ctx: ConnectorContext,
  cursor: string | null,
): Promise<{ events: InboundEvent[]; next: string | null }> {
  const query = { after: cursor ?? '0', limit: PAGE_SIZE };
  const response = await ctx.http.send({ method: 'GET', path: '/2/reports', query });
  const body = new JsonReader(response.body, readShape);
  const next = body.string('next');
  return { events: readEachEvent(vendor, body.list('reports', 1000), fromReport, ctx.now()), next };
}

/** `GET /2/account`: whose account it is. */
export async function readAccount(ctx: ConnectorContext): Promise<string> {
  const response = await ctx.http.send({ method: 'GET', path: '/2/account' });
  return new JsonReader(response.body, readShape).string('account');
}
