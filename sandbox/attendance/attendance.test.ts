import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KillableSandbox } from '../killable.ts';
import { Journal } from '../shared/journal.ts';
import {
  startReceiver,
  startTestSandbox,
  TEST_SECRETS,
  waitFor,
  type TestClient,
  type TestSandbox,
} from '../testing.ts';
import { Attendance } from './attendance.ts';
import { addDays, dayIn, isWeekend } from './local-day.ts';

interface Page {
  data: { id: string; attributes: Record<string, unknown> }[];
  meta: { next: string | null; end: string | null };
}
interface Problem {
  errors: { code: string; source?: { parameter: string } }[];
}

const shift = {
  employeeNumber: 'E1001',
  startLocal: '2027-03-01T22:00',
  endLocal: '2027-03-02T06:00',
  timeZone: 'Asia/Shanghai',
};
const march = 'filter[from]=2027-03-01&filter[to]=2027-03-31';

async function tokenOf(client: TestClient, secret = TEST_SECRETS.attendanceToken): Promise<string> {
  const body = { grant_type: 'client_credentials', client_id: 'throughline', client_secret: secret };
  const answer = await client.call('attendance', 'POST', '/oauth/token', { body });
  return (answer.body as { access_token?: string }).access_token ?? '';
}

let running: TestSandbox;
let client: TestClient;
let token: string;
const get = (path: string) => client.call('attendance', 'GET', path, { token });
const page = async (path: string): Promise<Page> => (await get(path)).body as Page;
const control = (body: unknown) => client.control<{ shiftIds: string[] }>('PUT', '/attendance', body);

beforeAll(async () => {
  running = await startTestSandbox();
  client = running.client;
});
beforeEach(async () => {
  await client.control('POST', '/reset', { settings: true });
  token = await tokenOf(client);
});
afterAll(() => running.close());

describe('the sample set', () => {
  const today = dayIn('Asia/Shanghai', new Date());

  it('has six people with a shift on each weekday of the coming four weeks', async () => {
    const weekdays = Array.from({ length: 28 }, (_, index) => addDays(today, index)).filter((day) => !isWeekend(day));
    const found: Page['data'] = [];
    for (let after: string | null = ''; after !== null;) {
      const one: Page = await page(
        `/v2/shifts?filter[from]=${today}&filter[to]=${addDays(today, 60)}&page[size]=50&page[after]=${after}`,
      );
      found.push(...one.data);
      after = one.meta.next;
    }
    expect(found).toHaveLength(6 * weekdays.length);
    expect(new Set(found.map((one) => String(one.attributes['startLocal'])))).toEqual(
      new Set(weekdays.map((day) => `${day}T09:00`)),
    );
  });

  it('tells 40.0 from 40.1 hours of overtime', async () => {
    const { data } = await page(`/v2/overtime?filter[month]=${today.slice(0, 7)}&filter[employeeNumbers]=E1001,E1002`);
    expect(data.map((one) => one.attributes['minutes'])).toEqual([2400, 2406]);
  });

  it('rolls on with the calendar, and what was removed stays removed', () => {
    const directory = mkdtempSync(join(tmpdir(), 'attendance-'));
    const journal = new Journal({ directory, name: 'attendance' });
    let now = new Date('2026-11-22T10:00:00Z');
    const sender = { plan: () => [], wake: () => undefined };
    const open = (): Attendance => new Attendance(journal, sender, () => now);
    const attendance = open();
    const first = attendance.shifts();
    expect(first[0]).toMatchObject({ startLocal: '2026-11-23T09:00' });
    attendance.removeShift(first[0]!.shiftId);
    now = new Date('2026-11-24T10:00:00Z');
    expect(attendance.shifts()).toHaveLength(first.length - 1 + 6);
    expect(
      open()
        .shifts()
        .map((one) => one.shiftId),
    ).toEqual(attendance.shifts().map((one) => one.shiftId));
    journal.close();
    rmSync(directory, { recursive: true });
  });
});

it('brings the sample set back after a reset, and keeps where webhooks go', async () => {
  const settings = { webhookUrl: 'http://127.0.0.1:9/webhooks/shiftwell' };
  const before = (await client.control<{ shifts: unknown[] }>('GET', '/attendance')).shifts.length;
  await control({ settings, shifts: [shift] });
  await client.control('POST', '/reset');
  const after = await client.control<{ shifts: { shiftId: string }[]; settings: object }>('GET', '/attendance');
  expect([after.shifts.length, after.settings]).toMatchObject([before, settings]);
  expect(after.shifts.map((one) => one.shiftId)).not.toContain('SW-000001');
});

describe('access tokens', () => {
  it('want the right client, and end', async () => {
    expect(await tokenOf(client, 'wrong')).toBe('');
    const wrong = await client.call('attendance', 'GET', '/v2/account', { token: 'wrong' });
    expect([wrong.status, (wrong.body as Problem).errors[0]?.code]).toEqual([401, 'TOKEN_INVALID']);
    await control({ settings: { tokenSeconds: 0.2 } });
    token = await tokenOf(client);
    expect((await get('/v2/account')).status).toBe(200);
    await waitFor('the end of the token', async () => (await get('/v2/account')).status === 401);
    expect(((await get('/v2/account')).body as Problem).errors[0]?.code).toBe('TOKEN_EXPIRED');
    expect(await client.effects('token.issued')).toHaveLength(2);
  });

  it('are given for a form too, as RFC 6749 has it', async () => {
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'throughline' });
    form.set('client_secret', TEST_SECRETS.attendanceToken);
    const answer = await fetch(`${client.url}/attendance/oauth/token`, { method: 'POST', body: form });
    expect(await answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 300 });
  });
});

describe('lists', () => {
  it('give a page of at most 50, and what is added during a walk at its end', async () => {
    const days = Array.from({ length: 60 }, (_, index) => addDays('2027-03-01', index % 30));
    await control({
      shifts: days.map((day) => ({ ...shift, startLocal: `${day}T09:00`, endLocal: `${day}T18:00` })),
    });
    const first = await page(`/v2/shifts?${march}&page[size]=9999`);
    expect(first.data).toHaveLength(50);
    const { shiftIds } = await control({ shifts: [shift] });
    const second = await page(`/v2/shifts?${march}&page[size]=50&page[after]=${first.meta.next}`);
    expect(second.data.map((one) => one.id)).toContain(shiftIds[0]);
    expect(second.data).toHaveLength(11);
    expect(second.meta.next).toBeNull();
  });

  it('have night shifts on both of their days', async () => {
    await control({ shifts: [shift] });
    const on = async (day: string): Promise<number> =>
      (await page(`/v2/shifts?filter[from]=${day}&filter[to]=${day}`)).data.length;
    expect([await on('2027-03-01'), await on('2027-03-02'), await on('2027-03-03')]).toEqual([1, 1, 0]);
  });

  it.each([
    ['filter[from]', '/v2/shifts?filter[to]=2027-03-01'],
    ['filter[to]', '/v2/shifts?filter[from]=2027-03-01&filter[to]=2027-02-30'],
    ['page[after]', `/v2/shifts?${march}&page[after]=x`],
    ['filter[month]', '/v2/overtime?filter[month]=2027-13'],
    ['filter[employeeNumbers]', `/v2/people?filter[employeeNumbers]=${Array(51).fill('E').join(',')}`],
  ])('name the parameter that is wrong: %s', async (parameter, path) => {
    const answer = await get(path);
    expect(answer.status).toBe(400);
    expect((answer.body as Problem).errors[0]).toMatchObject({ code: 'INVALID_PARAMETER', source: { parameter } });
  });
});

describe('a change of a shift', () => {
  it('is sent with the vendor’s own signature, and listed as the same event', async () => {
    const receiver = await startReceiver();
    await control({ settings: { webhookUrl: receiver.url }, shifts: [shift] });
    await waitFor('the webhook', () => receiver.received.length === 1);
    const [{ headers, text }] = receiver.received as [(typeof receiver.received)[0]];
    const [, seconds = '', signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-shiftwell-signature'])) ?? [];
    expect(signature).toBe(
      createHmac('sha256', TEST_SECRETS.attendanceWebhookSecret).update(`${seconds}.${text}`).digest('hex'),
    );
    const { data } = await page('/v2/events');
    expect(data.map((one) => one.attributes)).toEqual([JSON.parse(text)]);
    expect(data[0]?.attributes).toMatchObject({ type: 'shift.created', employeeNumber: 'E1001' });
    await receiver.close();
  });

  it('that was lost on the way stands in the list and can be replayed', async () => {
    const receiver = await startReceiver();
    await client.control('PUT', '/faults', { system: 'attendance', fault: 'webhookLost', times: 1 });
    await control({ settings: { webhookUrl: receiver.url }, shifts: [shift] });
    expect((await page('/v2/events')).data).toHaveLength(1);
    expect(receiver.received).toHaveLength(0);
    await client.control('POST', '/webhooks/replay', { system: 'attendance' });
    await waitFor('the webhook', () => receiver.received.length === 1);
    await receiver.close();
  });
});

describe('the forms of the page', () => {
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${client.url}/attendance/edit/${path}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });

  it('add, change and remove a shift', async () => {
    expect((await post('shift', { ...shift, shiftId: '' })).headers.get('location')).toContain('saved=1');
    const found = (await page(`/v2/shifts?${march}`)).data;
    expect(found).toHaveLength(1);
    const shiftId = found[0]!.id;
    await post('shift', { ...shift, shiftId, endLocal: '2027-03-02T07:30' });
    expect((await page(`/v2/shifts?${march}`)).data[0]?.attributes).toMatchObject({
      endLocal: '2027-03-02T07:30',
      revision: 2,
    });
    await post('shift', { ...shift, shiftId, remove: '1' });
    expect((await page(`/v2/shifts?${march}`)).data).toEqual([]);
  });

  it('set overtime and a last day', async () => {
    await post('overtime', { employeeNumber: 'E1003', month: '2027-03', minutes: '2406' });
    await post('person', { employeeNumber: 'E1003', name: '王海涛', leftOn: '2027-03-31' });
    expect((await page('/v2/overtime?filter[month]=2027-03')).data[0]?.attributes).toMatchObject({ minutes: 2406 });
    const { data } = await page('/v2/people?filter[employeeNumbers]=E1003');
    expect(data[0]?.attributes).toMatchObject({ leftOn: '2027-03-31' });
  });

  it.each([
    ['endLocal', 'shift', { ...shift, endLocal: shift.startLocal }],
    ['timeZone', 'shift', { ...shift, timeZone: 'Mars/Olympus' }],
    ['employeeNumber', 'shift', { ...shift, employeeNumber: 'nobody' }],
    ['minutes', 'overtime', { employeeNumber: 'E1001', month: '2027-03', minutes: '' }],
    ['webhookUrl', 'webhook', { webhookUrl: 'javascript:alert(1)' }],
  ])('say what is wrong with %s and change nothing', async (field, form, fields) => {
    const answer = await post(form, fields);
    expect(answer.headers.get('location')).toContain(`/attendance/?problem=${field}`);
    const html = await (await fetch(`${client.url}/attendance/?problem=${field}&lang=zh`)).text();
    expect(html).toContain('没有保存：');
    expect((await page(`/v2/shifts?${march}`)).data).toEqual([]);
  });

  it('are not taken from pages elsewhere', async () => {
    const answer = await post('shift', shift, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect((await page(`/v2/shifts?${march}`)).data).toEqual([]);
    expect((await post('shift', shift, { origin: client.url })).status).toBe(303);
  });
});

it(
  'loses nothing to kill -9: shifts, overtime, tokens and the webhook that was pending',
  { timeout: 30_000 },
  async () => {
    const sandbox = new KillableSandbox();
    const dead = await startReceiver();
    const { url } = dead;
    await dead.close();
    const first = await sandbox.start();
    const overtime = [{ employeeNumber: 'E1001', month: '2027-03', minutes: 61 }];
    const alive = await tokenOf(first);
    await first.control('PUT', '/settings', { webhookRetryWaitsMs: Array(30).fill(200) });
    await first.control('PUT', '/attendance', { settings: { webhookUrl: url }, shifts: [shift], overtime });
    await sandbox.kill();
    const receiver = await startReceiver(Number(new URL(url).port));
    const second = await sandbox.start();
    await waitFor('the webhook', () => receiver.received.length > 0);
    const read = async (path: string): Promise<Page> =>
      (await second.call('attendance', 'GET', path, { token: alive })).body as Page;
    expect((await read(`/v2/shifts?${march}`)).data).toHaveLength(1);
    expect((await read('/v2/overtime?filter[month]=2027-03')).data[0]?.attributes['minutes']).toBe(61);
    expect((await read('/v2/events')).data).toHaveLength(1);
    await sandbox.remove();
    await receiver.close();
  },
);
