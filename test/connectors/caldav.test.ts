import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caldav } from '../../connectors/caldav/index.ts';
import type { Connector, OperationInput, OperationName } from '../../connectors/contract.ts';
import { matrixCase, undoCase, type Bench } from '../../connectors/kit/bench.ts';
import { createContext, type ConnectionRecord } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import { startRadicale, type Radicale } from '../../scripts/lib/radicale.mjs';
import { newInvitation, storedEvent } from '../peers/calendar-objects.ts';
import { startRecordingProxy } from '../peers/recording-proxy.ts';
import { reportOf } from './support/benches.ts';

const window = { from: '2026-11-30T00:00:00.000Z', to: '2026-12-08T00:00:00.000Z' };

describeConnector(caldav, openCaldav, reportOf('caldav'));

async function openCaldav(): Promise<Bench> {
  const radicale = await startRadicale();
  const recorder = await startRecordingProxy(radicale.url);
  const calendar = await radicale.makeCalendar('interviews');
  const connection: ConnectionRecord = {
    id: 'conn-caldav',
    config: { baseUrl: recorder.url },
    credentials: { username: radicale.username, password: radicale.password },
  };
  const newEvent = () => storedEvent(calendar, newInvitation(`${randomUUID()}@hub.example.com`));
  const put = async (event: ReturnType<typeof newEvent>): Promise<void> => {
    const ctx = createContext({ connector: caldav, connection, key: event.uid, now: () => new Date() });
    await runOperation(caldav, 'calendar.putEvent', ctx, event);
  };
  const secrets = [radicale.password, 'zhang.canary@example.com', '张canary三'];
  const refusal = (status: number) => ({ status, body: { error: 'Said by the fault proxy.' } });
  return {
    against: 'live',
    connection,
    badCredentials: { username: radicale.username, password: 'not-the-password' },
    answers: { throttled: refusal(429), failed: refusal(500), busyIn200: refusal(200), unauthorized: refusal(401) },
    effects: async () => recorder.effects(),
    cases: [
      matrixCase({
        operation: 'calendar.putEvent',
        prepare: async () => newEvent(),
        effects: ['PUT 201'],
        secrets,
      }),
      matrixCase({
        operation: 'calendar.listBusy',
        prepare: async () => ({ calendar, ...window }),
        effects: [],
        secrets,
      }),
      matrixCase({
        operation: 'calendar.removeEvent',
        async prepare() {
          const event = newEvent();
          await put(event);
          return { calendar, uid: event.uid };
        },
        effects: ['DELETE 200'],
        secrets,
      }),
    ],
    undo: [
      undoCase({
        do: 'calendar.putEvent',
        by: 'calendar.removeEvent',
        prepare: async () => newEvent(),
        undoInput: ({ uid }) => ({ calendar, uid }),
        state: ({ uid }) => radicale.read(`${calendar}${encodeURIComponent(uid)}.ics`),
      }),
    ],
    skips: {
      'fault:403throttle': 'CalDAV servers do not throttle in 403 with a body of their own.',
      'fault:expiredIn200': 'Basic authentication is refused with 401 alone.',
      ids: 'An ETag is no id.',
    },
    async stop() {
      await recorder.stop();
      await radicale.stop();
    },
  };
}

let radicale: Radicale;
let calendar: string;
let connection: ConnectionRecord;
beforeAll(async () => {
  radicale = await startRadicale();
  calendar = await radicale.makeCalendar('王经理 的日历');
  connection = {
    id: 'conn',
    config: { baseUrl: radicale.url },
    credentials: { username: radicale.username, password: radicale.password },
  };
});
afterAll(() => radicale?.stop());

async function call<N extends OperationName>(name: N, input: OperationInput<N>, config: object = {}) {
  const record = { ...connection, config: { ...connection.config, ...config } };
  const ctx = createContext({ connector: caldav, connection: record, key: 'k', now: () => new Date() });
  return runOperation(caldav, name, ctx, input);
}
const store = async (name: string, lines: string[]): Promise<void> => {
  const body = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  const answer = await fetch(`${radicale.url}${calendar}${name}.ics`, {
    method: 'PUT',
    headers: {
      authorization: `Basic ${Buffer.from(`${radicale.username}:${radicale.password}`).toString('base64')}`,
      'content-type': 'text/calendar; charset=utf-8',
    },
    body,
  });
  expect(answer.status).toBe(201);
};

it('finds what others put into the calendar, by path, address and name', async () => {
  await store('weekly', [
    ...['BEGIN:VTIMEZONE', 'TZID:Asia/Shanghai', 'BEGIN:STANDARD', 'DTSTART:19700101T000000'],
    ...['TZOFFSETFROM:+0800', 'TZOFFSETTO:+0800', 'END:STANDARD', 'END:VTIMEZONE'],
    'BEGIN:VEVENT',
    'UID:weekly',
    'DTSTAMP:20261101T000000Z',
    'DTSTART;TZID=Asia/Shanghai:20261102T090000',
    'DTEND;TZID=Asia/Shanghai:20261102T100000',
    'RRULE:FREQ=WEEKLY;BYDAY=MO,WE',
    'EXDATE;TZID=Asia/Shanghai:20261202T090000',
    'SUMMARY:周会 <&> "例会"',
    'END:VEVENT',
  ]);
  await store('day-off', [
    'BEGIN:VEVENT',
    'UID:day-off',
    'DTSTAMP:20261101T000000Z',
    'DTSTART;VALUE=DATE:20261203',
    'SUMMARY:年假',
    'END:VEVENT',
  ]);
  await store('free', [
    'BEGIN:VEVENT',
    'UID:free',
    'DTSTAMP:20261101T000000Z',
    'DTSTART:20261204T010000Z',
    'DTEND:20261204T020000Z',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const expected = [
    { startAt: '2026-11-30T01:00:00.000Z', endAt: '2026-11-30T02:00:00.000Z' },
    { startAt: '2026-12-02T16:00:00.000Z', endAt: '2026-12-03T16:00:00.000Z' },
    { startAt: '2026-12-07T01:00:00.000Z', endAt: '2026-12-07T02:00:00.000Z' },
  ];
  for (const name of [calendar, `${radicale.url}${calendar}`, '王经理 的日历']) {
    expect(await call('calendar.listBusy', { calendar: name, ...window })).toEqual(expected);
  }
});

it('puts a version once, a newer one over it, and never an older one', async () => {
  const uid = 'booking-7@hub.example.com';
  const first = newInvitation(uid);
  const moved = newInvitation(uid, { sequence: 2, startAt: '2026-12-05T03:00:00Z', endAt: '2026-12-05T04:00:00Z' });
  const one = await call('calendar.putEvent', storedEvent(calendar, first));
  expect(await call('calendar.putEvent', storedEvent(calendar, first))).toEqual(one);
  const two = await call('calendar.putEvent', storedEvent(calendar, moved));
  expect(two).not.toEqual(one);
  expect(await call('calendar.putEvent', storedEvent(calendar, { ...first, sequence: 1 }))).toEqual(two);
  const stored = await radicale.read(`${calendar}${encodeURIComponent(uid)}.ics`);
  expect(stored).toContain('SEQUENCE:2');
  expect(stored).toContain('DTSTART:20261205T030000Z');
  const busy = await call('calendar.listBusy', { calendar, ...window });
  expect(busy).toContainEqual({ startAt: '2026-12-05T03:00:00.000Z', endAt: '2026-12-05T04:00:00.000Z' });
  const cancelled = newInvitation(uid, { sequence: 3, status: 'cancelled' });
  await call('calendar.putEvent', storedEvent(calendar, cancelled));
  expect(await call('calendar.listBusy', { calendar, ...window })).toHaveLength(3);
  expect(await call('calendar.removeEvent', { calendar, uid })).toEqual({ removed: true });
  expect(await call('calendar.removeEvent', { calendar, uid })).toEqual({ removed: false });
});

it('writes once when twenty try at the same time', async () => {
  const event = storedEvent(
    calendar,
    newInvitation('crowd@hub.example.com', { startAt: '2027-01-01T00:00:00Z', endAt: '2027-01-01T01:00:00Z' }),
  );
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => call('calendar.putEvent', event)));
  const etags = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.etag] : []));
  const kinds = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : [],
  );
  expect(new Set(etags).size).toBe(1);
  expect(kinds.every((code) => code === 'changed_meanwhile')).toBe(true);
});

it('keeps what was stored when the server is killed', async () => {
  const event = storedEvent(
    calendar,
    newInvitation('kill@hub.example.com', { startAt: '2027-01-02T00:00:00Z', endAt: '2027-01-02T01:00:00Z' }),
  );
  const before = await call('calendar.putEvent', event);
  radicale.kill();
  await radicale.waitUntilReady();
  expect(await call('calendar.putEvent', event)).toEqual(before);
});

it.each([
  ['a calendar that is not there', { calendar: '/hub/nobody/' }, { kind: 'rejected', code: 'calendar_missing' }],
  ['a calendar elsewhere', { calendar: 'http://127.0.0.1:9/hub/x/' }, { kind: 'rejected', code: 'calendar_invalid' }],
  ['a calendar above', { calendar: '/hub/../other/' }, { kind: 'hostNotAllowed' }],
  ['an object with METHOD', { ics: 'METHOD' }, { kind: 'rejected', code: 'calendar_object_invalid' }],
  ['another uid', { uid: 'other' }, { kind: 'rejected', code: 'calendar_object_invalid' }],
  ['another sequence', { sequence: 5 }, { kind: 'rejected', code: 'calendar_object_invalid' }],
])('refuses %s', async (_what, over, expected) => {
  const event = storedEvent(calendar, newInvitation('bad@hub.example.com'));
  const ics = 'ics' in over ? event.ics.replace('VERSION', 'METHOD:REQUEST\r\nVERSION') : event.ics;
  await expect(call('calendar.putEvent', { ...event, ...over, ics })).rejects.toMatchObject(expected);
});

it('says so when an event cannot be read, instead of calling the time free', async () => {
  const xml = (data: string): string =>
    `<?xml version="1.0"?><multistatus xmlns="DAV:"><response><href>/x.ics</href><propstat><prop><calendar-data xmlns="urn:ietf:params:xml:ns:caldav">${data}</calendar-data></prop><status>HTTP/1.1 200 OK</status></propstat></response></multistatus>`;
  const good =
    'BEGIN:VCALENDAR&#13;\nBEGIN:VEVENT&#13;\nUID:a&#13;\nDTSTART:20261201T010000Z&#13;\nDTEND:20261201T020000Z&#13;\nEND:VEVENT&#13;\nEND:VCALENDAR&#13;\n';
  let answer = { status: 207, body: xml(good) };
  const server = createServer((_req, res) =>
    res.writeHead(answer.status, { 'Content-Type': 'text/xml' }).end(answer.body),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = () => call('calendar.listBusy', { calendar: '/x/', ...window }, { baseUrl });
  expect(await ask()).toHaveLength(1);
  const cases: [string, number, string][] = [
    ['calendar_object_unreadable', 207, xml('BEGIN:VCALENDAR')],
    ['calendar_object_unreadable', 207, xml('&own;')],
    ['answer_not_xml', 207, xml(good).slice(0, -20)],
    ['answer_not_xml', 207, `<!DOCTYPE a [<!ENTITY own "BEGIN">]>${xml('&own;')}`],
    ['answer_not_xml', 207, '<html></html>'],
    ['answer_not_xml', 200, xml(good)],
    [
      'answer_incomplete',
      207,
      xml(good).replace(
        '</multistatus>',
        '<response><href>/</href><status>HTTP/1.1 507 Insufficient Storage</status></response></multistatus>',
      ),
    ],
  ];
  try {
    for (const [code, status, body] of cases) {
      answer = { status, body };
      await expect(ask(), body.slice(0, 60)).rejects.toMatchObject({ code });
    }
    answer = { status: 207, body: '<multistatus xmlns="DAV:"/>' };
    expect(await ask()).toEqual([]);
    answer = { status: 207, body: xml(good) };
    const wrongZone = call('calendar.listBusy', { calendar: '/x/', ...window }, { baseUrl, timeZone: 'Mars/Base' });
    await expect(wrongZone).rejects.toMatchObject({ code: 'time_zone_unknown' });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

it('a connector that writes over a newer version, or without looking, is found out', async () => {
  const calendarPath = calendar;
  const blind: Connector = {
    ...caldav,
    operations: {
      'calendar.putEvent': {
        ...caldav.operations['calendar.putEvent']!,
        async run(ctx, { uid, ics }) {
          const path = `${calendarPath}${encodeURIComponent(uid)}.ics`;
          const text = { mediaType: 'text/calendar', content: ics };
          const { headers } = await ctx.http.send({ method: 'PUT', path, text, expect: 'any' });
          return { etag: headers['etag'] ?? '' };
        },
      },
    },
  };
  const uid = 'blind@hub.example.com';
  const far = { startAt: '2027-02-01T00:00:00Z', endAt: '2027-02-01T01:00:00Z' };
  const put = (connector: Connector, sequence: number) => {
    const ctx = createContext({ connector, connection, key: 'k', now: () => new Date() });
    const event = storedEvent(calendar, newInvitation(uid, { ...far, sequence }));
    return runOperation(connector, 'calendar.putEvent', ctx, event);
  };
  const isNewestKept = async (connector: Connector): Promise<boolean> => {
    await put(connector, 2);
    await put(connector, 1);
    return (await radicale.read(`${calendar}${encodeURIComponent(uid)}.ics`)).includes('SEQUENCE:2');
  };
  expect(await isNewestKept(caldav)).toBe(true);
  expect(await isNewestKept(blind)).toBe(false);
});
