import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, waitFor, type TestClient, type TestSandbox } from '../testing.ts';
import { countParts } from './parts.ts';
import type { Sms } from './types.ts';

let running: TestSandbox;
let client: TestClient;
beforeAll(async () => {
  running = await startTestSandbox();
  client = running.client;
});
afterEach(() => client.control('POST', '/reset'));
afterAll(() => running.close());

const sms = { to: '+8613800138001', text: '您好，请于三天内完成面试。' };
const send = (body: object) => client.call('sms', 'POST', '/2/messages', { body });
const idOf = (body: unknown): string => (body as { message_id: string }).message_id;
const read = async (id: string): Promise<Sms> =>
  ((await client.call('sms', 'GET', `/2/messages/${id}`)).body as { message: Sms }).message;

it.each([
  ['', 'gsm7', 1],
  ['a'.repeat(160), 'gsm7', 1],
  ['a'.repeat(161), 'gsm7', 2],
  ['a'.repeat(306), 'gsm7', 2],
  ['a'.repeat(307), 'gsm7', 3],
  ['€'.repeat(80), 'gsm7', 1],
  ['€'.repeat(81), 'gsm7', 2],
  // 153 septets hold 76 characters of two, one stays empty.
  ['€'.repeat(153), 'gsm7', 3],
  ['面'.repeat(70), 'ucs2', 1],
  ['面'.repeat(71), 'ucs2', 2],
  ['面'.repeat(134), 'ucs2', 2],
  ['面'.repeat(135), 'ucs2', 3],
  ['🙂'.repeat(35), 'ucs2', 1],
  ['🙂'.repeat(67), 'ucs2', 3],
  [`${'a'.repeat(70)}ç`, 'ucs2', 2],
])('counts the parts of %s', (text, encoding, parts) => {
  expect(countParts(text)).toEqual({ encoding, parts });
});

describe('an SMS', () => {
  it('is queued, then delivered, and can be read on the page', async () => {
    const { status, body } = await send({ ...sms, tag: 't1' });
    expect([status, body]).toMatchObject([201, { encoding: 'ucs2', parts: 1 }]);
    await waitFor('delivery', async () => (await read(idOf(body))).state === 'delivered');
    for (const language of ['zh', 'en']) {
      const page = await (await fetch(`${client.url}/sms/?lang=${language}`)).text();
      expect(page).toContain('您好，请于三天内完成面试。');
      expect(page).toContain(language === 'zh' ? '已送达' : 'delivered');
    }
  });

  it('is taken as a form as well', async () => {
    const answer = await fetch(`${client.url}/sms/2/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer sms-secret' },
      body: new URLSearchParams({ ...sms, client_ref: 'f1' }),
    });
    expect(answer.status).toBe(201);
    expect(await client.effects('sms.accepted')).toMatchObject([{ key: 'f1', data: { to: sms.to } }]);
  });

  it('is sent once for one reference, and refuses another text under it', async () => {
    const first = await send({ ...sms, client_ref: 'r1' });
    const again = await send({ ...sms, client_ref: 'r1' });
    expect([again.status, idOf(again.body)]).toEqual([200, idOf(first.body)]);
    expect((await send({ ...sms, text: 'other', client_ref: 'r1' })).status).toBe(409);
    expect(await client.effects('sms.accepted')).toHaveLength(1);
    const { messages } = (await client.call('sms', 'GET', '/2/messages?client_ref=r1')).body as { messages: Sms[] };
    expect(messages).toHaveLength(1);
  });

  it.each([
    ['to', { ...sms, to: '13800138001' }],
    ['text', { ...sms, text: '' }],
    ['text', { ...sms, text: '面'.repeat(671) }],
    ['callback_url', { ...sms, callback_url: 'javascript:alert(1)' }],
  ])('is refused with the field named: %s', async (field, body) => {
    const answer = await send(body);
    expect([answer.status, answer.body]).toMatchObject([422, { result: 'error', parameter: field }]);
  });
});

describe('a delivery report', () => {
  it('comes signed, once for each message, and is listed', async () => {
    const received: { headers: IncomingHttpHeaders; form: URLSearchParams }[] = [];
    const server = createServer((req, res) => {
      let text = '';
      req.on('data', (chunk: Buffer) => (text += chunk.toString()));
      req.on('end', () => {
        received.push({ headers: req.headers, form: new URLSearchParams(text) });
        res.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const callback = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/sms?x=1`;
    await client.control('PUT', '/sms/numbers', { number: '+8613800138002', result: 'fail', error: 'blocked' });
    for (const to of ['+8613800138001', '+8613800138000', '+8613800138002']) {
      await send({ ...sms, to, tag: 'a&b=c 中', callback_url: callback });
    }
    await waitFor('three reports', () => received.length === 3);
    const shown = received.map(({ form }) => [form.get('state'), form.get('error')]);
    expect(shown.sort()).toEqual([
      ['delivered', null],
      ['undelivered', 'absent_subscriber'],
      ['undelivered', 'blocked'],
    ]);
    for (const { headers, form } of received) {
      const [, time = '', given] = /^t=(\d+),s=([0-9a-f]{64})$/.exec(String(headers['x-textrelay-signature'])) ?? [];
      const sorted = [...form].map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`).sort();
      const secret = running.sandbox.secrets.smsWebhookSecret;
      expect(
        createHmac('sha256', secret)
          .update(`${time}\n${sorted.join('&')}`)
          .digest('hex'),
      ).toBe(given);
      expect(form.get('tag')).toBe('a&b=c 中');
    }
    await running.restart();
    const { reports } = (await client.call('sms', 'GET', '/2/reports')).body as { reports: Record<string, string>[] };
    const byId = (a: Record<string, string>, b: Record<string, string>) => (a['report_id']! < b['report_id']! ? -1 : 1);
    expect(reports).toEqual(received.map(({ form }) => Object.fromEntries(form)).sort(byId));
    server.closeAllConnections();
    server.close();
  });
});
