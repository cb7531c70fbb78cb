import { createHmac } from 'node:crypto';
import { Router, urlencoded, type Request } from 'express';
import { apiErrorHandlers, ApiError, readJson, readLimit, readQuery, type ErrorShape } from '../shared/api.ts';
import { injectFaults } from '../shared/fault-middleware.ts';
import { OpenApi } from '../shared/openapi.ts';
import { serveLivePage } from '../shared/page.ts';
import type { SandboxSystem, SystemParts } from '../shared/system.ts';
import { WebhookSender } from '../shared/webhook-sender.ts';
import type { SignWebhook } from '../shared/webhook-signature.ts';
import { Attendance } from './attendance.ts';
import { attendanceControl } from './control.ts';
import { attendanceForms } from './forms.ts';
import { isDay } from './local-day.ts';
import { attendancePage } from './page.ts';
import { AccessTokens } from './tokens.ts';
import type { Overtime, Person, Shift, ShiftEvent } from './types.ts';

const MAX_PAGE = 50;
const MAX_NUMBERS = 50;

/** Errors as JSON:API writes them; codes in capitals. */
const attendanceErrorShape: ErrorShape = (status, code, detail, field) => ({
  status,
  body: {
    errors: [
      {
        status: String(status),
        code: code.toUpperCase(),
        detail,
        ...(field === undefined ? {} : { source: { parameter: field } }),
      },
    ],
  },
});

/** The vendor's own signature: `t=<seconds>,v1=<hex>`, HMAC-SHA256 under the whole secret over `<seconds>.<body>`. */
function signShiftwell(secret: string): SignWebhook {
  return (_eventId, seconds, body) => ({
    'user-agent': 'Shiftwell/2',
    'x-shiftwell-signature': `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`,
  });
}

/** Builds the attendance system "Shiftwell", mounted at `/attendance`. */
export function createAttendanceSystem(parts: SystemParts): SandboxSystem {
  const { journal, ledger, faults, settings } = parts;
  const vendorNow = (): Date => new Date(Date.now() + settings.get().clockSkewSeconds * 1000);
  const sender = new WebhookSender({
    journal,
    ledger,
    faults,
    system: 'attendance',
    sign: signShiftwell(parts.webhookSecret),
    retryWaitsMs: () => settings.get().webhookRetryWaitsMs,
    vendorNow,
  });
  const attendance = new Attendance(journal, sender, () => new Date());
  const tokens = new AccessTokens(journal, ledger, parts.token);
  const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));

  const oauth = Router();
  oauth.use(injectFaults(faults, 'attendance', attendanceErrorShape), readJson(), urlencoded({ extended: false }));
  oauth.post('/token', (req, res) => {
    const body = (req.body ?? {}) as Record<string, unknown>;
    res.set('Cache-Control', 'no-store').json(tokens.issue(body, attendance.settings().tokenSeconds));
  });
  oauth.use(...apiErrorHandlers(attendanceErrorShape));

  const api = Router();
  api.use(tokens.require(attendanceErrorShape), injectFaults(faults, 'attendance', attendanceErrorShape), readJson());
  api.get('/account', (_req, res) => {
    const attributes = { company: 'Shiftwell sandbox', serverTime: vendorNow().toISOString() };
    res.json({ data: { type: 'account', id: '1', attributes } });
  });
  api.get('/people', (req, res) => {
    const numbers = readNumbers(req);
    const found = attendance
      .people()
      .filter((person) => numbers === undefined || numbers.includes(person.employeeNumber));
    res.json(
      pageOf(
        req,
        found.map((person, index) => ({ position: index + 1, item: showPerson(person) })),
      ),
    );
  });
  api.get('/shifts', (req, res) => {
    const filter = {
      from: readDay(req, 'filter[from]'),
      to: readDay(req, 'filter[to]'),
      ...withNumbers(readNumbers(req)),
    };
    const found = attendance.shifts(filter).map((shift) => ({ position: shift.position, item: showShift(shift) }));
    res.json(pageOf(req, found));
  });
  api.get('/overtime', (req, res) => {
    const month = readQuery(req.query['filter[month]']) ?? '';
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw invalid('filter[month]', 'a month, such as 2026-11');
    const numbers = readNumbers(req);
    const found = attendance
      .overtime(month)
      .filter((one) => numbers === undefined || numbers.includes(one.employeeNumber));
    res.json(
      pageOf(
        req,
        found.map((one, index) => ({ position: index + 1, item: showOvertime(one) })),
      ),
    );
  });
  api.get('/events', (req, res) => {
    const found = attendance.events(readCursor(req), MAX_PAGE + 1);
    res.json(
      pageOf(
        req,
        found.map((event) => ({ position: event.position, item: showEvent(event) })),
      ),
    );
  });
  api.use(...apiErrorHandlers(attendanceErrorShape));

  const router = Router();
  router.use('/oauth', oauth);
  router.use('/v2', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  router.use('/edit', attendanceForms(attendance));
  router.get('/', serveLivePage(attendancePage(attendance, journal)));
  return {
    router,
    control: attendanceControl(attendance, tokens),
    reset: (alsoSettings = false) => {
      attendance.reset(alsoSettings);
      sender.forget();
    },
    start: () => sender.resume(),
    stop: () => sender.stop(),
    counts: () => [
      { zh: '班次', en: 'shifts', count: attendance.shifts().length },
      { zh: '事件', en: 'events', count: journal.rows('events').size },
    ],
    replayWebhooks: (filter) => {
      const { webhookUrl } = attendance.settings();
      if (webhookUrl === null) return 0;
      const matching = [...journal.rows<ShiftEvent>('events').values()].filter(
        (event) =>
          (filter.eventId === undefined || event.id === filter.eventId) &&
          (filter.externalId === undefined || event.employeeNumber === filter.externalId) &&
          (filter.type === undefined || event.type === filter.type),
      );
      return sender.replay(matching.map((event) => ({ key: event.id, event, lane: 'shifts', url: webhookUrl })));
    },
  };
}

/** One page after the cursor; a cursor is the position of the last item seen, so nothing added meanwhile is passed over. */
function pageOf(req: Request, found: { position: number; item: unknown }[]): Record<string, unknown> {
  const after = readCursor(req);
  const size = readLimit(readQuery(req.query['page[size]']), 20, MAX_PAGE);
  const rest = found.filter((one) => one.position > after);
  const shown = rest.slice(0, size);
  const last = shown.at(-1);
  const next = rest.length > size && last ? Buffer.from(`p:${last.position}`).toString('base64url') : null;
  const end = last ? Buffer.from(`p:${last.position}`).toString('base64url') : null;
  return { data: shown.map((one) => one.item), meta: { next, end } };
}

function readCursor(req: Request): number {
  const cursor = readQuery(req.query['page[after]']);
  if (cursor === undefined) return 0;
  const position = /^p:(\d{1,12})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (position === undefined) throw invalid('page[after]', 'the next or end of a page');
  return Number(position);
}

function readDay(req: Request, name: string): string {
  const day = readQuery(req.query[name]) ?? '';
  if (!isDay(day)) throw invalid(name, 'a day, such as 2026-11-23');
  return day;
}

function readNumbers(req: Request): string[] | undefined {
  const numbers = readQuery(req.query['filter[employeeNumbers]'])?.split(',');
  if (numbers !== undefined && numbers.length > MAX_NUMBERS) {
    throw invalid('filter[employeeNumbers]', `at most ${MAX_NUMBERS} numbers`);
  }
  return numbers;
}

function withNumbers(employeeNumbers: string[] | undefined): { employeeNumbers?: string[] } {
  return employeeNumbers === undefined ? {} : { employeeNumbers };
}

function invalid(parameter: string, expected: string): ApiError {
  return new ApiError(400, 'invalid_parameter', `${parameter} must be ${expected}.`, parameter);
}

const showPerson = (person: Person): unknown => ({ type: 'person', id: person.employeeNumber, attributes: person });

function showShift(shift: Shift): unknown {
  const { employeeNumber, startLocal, endLocal, timeZone, revision } = shift;
  const attributes = { employeeNumber, startLocal, endLocal, timeZone, revision, ...shift.broken };
  return { type: 'shift', id: shift.shiftId, attributes };
}

function showOvertime({ employeeNumber, month, minutes, broken }: Overtime): unknown {
  const attributes = { employeeNumber, month, minutes, ...broken };
  return { type: 'overtime', id: `${employeeNumber}:${month}`, attributes };
}

const showEvent = (event: ShiftEvent): unknown => ({ type: 'event', id: event.id, attributes: event });
