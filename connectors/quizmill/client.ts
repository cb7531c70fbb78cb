import type { InboundEvent } from '../../schemas/types.ts';
import {
  ConnectorError,
  type ConnectorContext,
  type InterviewInvite,
  type InterviewInvited,
  type Operation,
  type QuestionSetPush,
  type RubricInput,
} from '../contract.ts';
import { readEachEvent, walkEvents, type EventPage } from '../kit/event-pages.ts';
import { isInferredSignal } from '../kit/inferred-signals.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
import { fromEvent, fromOrder, toOrderForm, toPaperForm } from './map.ts';
import { signParameters } from './sign.ts';

const vendor = 'Quizmill';
const readShape = answerShapeError(vendor, false);
const writeShape = answerShapeError(vendor, true);
const PAGE_SIZE = 200;
/** What ends an order where the vendor says that it can't be cancelled any more. */
const CONFLICT = 40903;

/** `POST /api/order/create`: an upsert by `out_trade_no`, which the vendor never forgets. */
export const invite: Operation<InterviewInvite, InterviewInvited> = {
  safety: 'naturalKey',
  timeoutMs: 60_000,
  async run(ctx, input) {
    refuseReservedDimensions(input.rubric);
    return fromOrder((await write(ctx, '/api/order/create', toOrderForm(input))).data);
  },
};

/** `POST /api/order/cancel`: cancelling again changes nothing; once the answers are in it can't be (`cancelled: false`). */
export const cancel: Operation<{ remoteId: string }, { cancelled: boolean }> = {
  safety: 'naturalKey',
  timeoutMs: 60_000,
  async run(ctx, input) {
    const answer = await write(ctx, '/api/order/cancel', { order_id: input.remoteId }, true);
    if (answer.errcode === CONFLICT) return { cancelled: false };
    return { cancelled: answer.data.string('status') === '80' };
  },
};

/** `POST /api/paper/save`: an upsert by reference and version. */
export const pushQuestionSet: Operation<QuestionSetPush, { remoteId: string }> = {
  safety: 'naturalKey',
  timeoutMs: 60_000,
  async run(ctx, input) {
    refuseReservedDimensions(input.rubric);
    return { remoteId: (await write(ctx, '/api/paper/save', toPaperForm(input))).data.string('paper_id') };
  },
};

/** `GET /api/event/list` of one order: the very events its webhooks carry, oldest first. */
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

/** `GET /api/account/get`: whose account it is, and the vendor's clock. */
export async function readAccount(ctx: ConnectorContext): Promise<{ account: string; serverTime: string }> {
  const data = await read(ctx, '/api/account/get', {});
  return { account: data.string('account'), serverTime: new Date(Number(data.string('server_time'))).toISOString() };
}

async function listEvents(ctx: ConnectorContext, cursor: string, orderId?: string): Promise<EventPage> {
  const filter: { [name: string]: string } = orderId === undefined ? {} : { order_id: orderId };
  const data = await read(ctx, '/api/event/list', { since_id: cursor, page_size: String(PAGE_SIZE), ...filter });
  return { items: data.list('events', 1000), next: data.string('next_id') };
}

async function read(ctx: ConnectorContext, path: string, parameters: { [name: string]: string }): Promise<JsonReader> {
  try {
    const response = await ctx.http.send({ method: 'GET', path, query: signed(ctx, parameters) });
    return new JsonReader(response.body, readShape).object('data');
  } catch (error) {
    // What failed after a read did nothing, whatever the code says.
    if (!(error instanceof ConnectorError) || error.kind !== 'unknown') throw error;
    throw new ConnectorError('retry', error.code, `${vendor} could not answer; try again later.`);
  }
}

async function write(
  ctx: ConnectorContext,
  path: string,
  form: { [name: string]: string },
  mayConflict = false,
): Promise<{ errcode: unknown; data: JsonReader }> {
  const body = new URLSearchParams(signed(ctx, form));
  const response = await ctx.http.send({ method: 'POST', path, body }, { conflict: mayConflict });
  const answer = new JsonReader(response.body, writeShape);
  const errcode = answer.raw('errcode');
  return { errcode, data: errcode === 0 ? answer.object('data') : answer };
}

function signed(ctx: ConnectorContext, parameters: { [name: string]: string }): { [name: string]: string } {
  const appId = ctx.config['appId'];
  const all = { ...parameters, app_key: typeof appId === 'string' ? appId : 'throughline' };
  return signParameters(all, String(ctx.credentials['token']), ctx.now());
}

/** @throws ConnectorError kind `rejected` when the vendor's scores for a dimension would have to be dropped */
function refuseReservedDimensions(rubric: RubricInput): void {
  const reserved = rubric.dimensions.find(({ key, name }) => isInferredSignal(key) || isInferredSignal(name));
  if (reserved === undefined) return;
  throw new ConnectorError(
    'rejected',
    'dimension_reserved',
    `The rubric's dimension ${reserved.key} reads like something inferred from a face or a voice, which the hub drops; give it the name of an ability.`,
    { field: 'rubric.dimensions' },
  );
}
