import type { InboundEvent } from '../../schemas/types.ts';
import {
  ConnectorError,
  type ConnectorContext,
  type Operation,
  type Overtime,
  type Shift,
  type VendorRequest,
} from '../contract.ts';
import { keepReadable, noteDropped } from '../kit/dropped-items.ts';
import { readEachEvent } from '../kit/event-pages.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
import { TokenCache } from '../kit/token-cache.ts';
import { fromEvent, fromOvertime, fromPerson, fromShift, toHours } from './map.ts';

const vendor = 'Shiftwell';
const PAGE_SIZE = 50;
const MAX_PAGES = 400;
const NUMBERS_PER_CALL = 50;
const DAY_MS = 24 * 60 * 60 * 1000;
const shapeError = answerShapeError(vendor, false);

type Query = NonNullable<VendorRequest['query']>;

/** `POST /oauth/token`, the client-credentials grant (RFC 6749, 4.4). */
const tokens = new TokenCache(async (ctx) => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: String(ctx.credentials['clientId']),
    client_secret: String(ctx.credentials['clientSecret']),
  });
  const answer = new JsonReader((await ctx.http.send({ method: 'POST', path: '/oauth/token', body })).body, shapeError);
  return { token: answer.string('access_token', 4000), expiresInMs: answer.number('expires_in') * 1000 };
});

async function get(ctx: ConnectorContext, path: string, query: Query = {}): Promise<JsonReader> {
  const response = await tokens.use(ctx, (token) =>
    ctx.http.send({ method: 'GET', path, query, headers: { Authorization: `Bearer ${token}` } }),
  );
  return new JsonReader(response.body, shapeError);
}

/** Every item of a list; what is added while it is walked comes at its end. */
async function listAll(ctx: ConnectorContext, path: string, query: Query): Promise<unknown[]> {
  const items: unknown[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const page = await get(ctx, path, { ...query, 'page[size]': PAGE_SIZE, 'page[after]': after });
    items.push(...page.list('data', 1000));
    const next = page.object('meta').textOrNull('next', 500);
    if (next === null) return items;
    // A cursor that stands still would be walked for ever.
    if (next === after) break;
    after = next;
  }
  throw new ConnectorError(
    'retry',
    'too_many_pages',
    `${vendor} lists more than one call reads, or the same page again and again; ask for fewer people or days.`,
  );
}

/** What a list has for some people, asked for in groups. Those nobody asked for are left out, should the filter be ignored. */
async function listFor<T extends { employeeNumber: string }>(
  ctx: ConnectorContext,
  operation: string,
  path: string,
  employeeNumbers: readonly string[],
  query: Query,
  read: (item: JsonReader) => T,
): Promise<T[]> {
  // The list of numbers is parted by commas; a number with one is nobody's.
  const wanted = [...new Set(employeeNumbers)].filter((number) => /^[^,\s]{1,100}$/.test(number));
  const items: unknown[] = [];
  for (let at = 0; at < wanted.length; at += NUMBERS_PER_CALL) {
    const group = wanted.slice(at, at + NUMBERS_PER_CALL).join(',');
    items.push(...(await listAll(ctx, path, { ...query, 'filter[employeeNumbers]': group })));
  }
  const from = { connectionId: ctx.connectionId, operation, vendor };
  const readable = keepReadable(from, items, (item) => read(new JsonReader(item, shapeError)));
  return readable.filter((one) => wanted.includes(one.employeeNumber));
}

/**
 * `GET /v2/shifts` of the days around the time asked for, by their own zones, without those of people who left. Shifts may
 * overlap, as the vendor has them.
 */
export const listShifts: Operation<{ employeeNumbers: string[]; from: string; to: string }, Shift[]> = {
  safety: 'read',
  timeoutMs: 60_000,
  async run(ctx, { employeeNumbers, from, to }) {
    const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
    if (!(fromMs <= toMs)) {
      throw new ConnectorError('rejected', 'range_invalid', 'Give from and to as instants, from not after to.', {
        field: 'from',
      });
    }
    const name = 'attendance.listShifts';
    const people = await listFor(ctx, name, '/v2/people', employeeNumbers, {}, fromPerson);
    const lastDays = new Map(people.map((person) => [person.employeeNumber, person.leftOn]));
    // Local days are up to 14 h off UTC, and a shift that began the day before may still go on.
    const days = { 'filter[from]': dayOf(fromMs - DAY_MS), 'filter[to]': dayOf(toMs + DAY_MS) };
    const found = await listFor(ctx, name, '/v2/shifts', [...lastDays.keys()], days, fromShift);
    const byId = new Map(
      found
        .filter((shift) => Date.parse(shift.startAt) < toMs && Date.parse(shift.endAt) > fromMs)
        .filter(({ employeeNumber, day }) => day <= (lastDays.get(employeeNumber) ?? '9999'))
        .map(({ day: _day, ...shift }) => [shift.shiftId, shift]),
    );
    return [...byId.values()].sort((a, b) => (a.startAt === b.startAt ? 0 : a.startAt < b.startAt ? -1 : 1));
  },
};

/** `GET /v2/overtime`: minutes as hours with a tenth. Whose minutes make no sense is left out: missing, not zero. */
export const readOvertime: Operation<{ employeeNumbers: string[]; month: string }, Overtime[]> = {
  safety: 'read',
  timeoutMs: 60_000,
  async run(ctx, { employeeNumbers, month }) {
    const name = 'attendance.readOvertime';
    const query = { 'filter[month]': month };
    const rows = await listFor(ctx, name, '/v2/overtime', employeeNumbers, query, fromOvertime);
    const minutes = new Map<string, number | null>();
    for (const row of rows.filter((one) => one.month === month)) {
      const sum = minutes.has(row.employeeNumber) ? (minutes.get(row.employeeNumber) ?? null) : 0;
      minutes.set(row.employeeNumber, sum === null || row.minutes === null ? null : sum + row.minutes);
    }
    noteDropped(ctx.connectionId, name, [...minutes.values()].filter((one) => one === null).length);
    return [...minutes].flatMap(([employeeNumber, sum]) =>
      sum === null ? [] : [{ employeeNumber, hours: toHours(sum) }],
    );
  },
};

/** `GET /v2/events` since a cursor: what the webhooks carry; one page a call. */
export async function pollEvents(
  ctx: ConnectorContext,
  cursor: string | null,
): Promise<{ events: InboundEvent[]; next: string | null }> {
  const page = await get(ctx, '/v2/events', { 'page[size]': PAGE_SIZE, 'page[after]': cursor ?? undefined });
  const read = (event: JsonReader): InboundEvent => fromEvent(event.object('attributes'));
  return {
    events: readEachEvent(vendor, page.list('data', 1000), read, ctx.now()),
    next: page.object('meta').textOrNull('end', 500) ?? cursor,
  };
}

/** `GET /v2/account`: whose system it is, and how far the clocks differ. */
export async function readAccount(ctx: ConnectorContext): Promise<{ company: string; serverTime: string | null }> {
  const attributes = (await get(ctx, '/v2/account')).object('data').object('attributes');
  return { company: attributes.string('company'), serverTime: attributes.instantOrNull('serverTime') };
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
