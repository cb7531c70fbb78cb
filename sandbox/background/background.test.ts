import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  startReceiver,
  startTestSandbox,
  TEST_SECRETS,
  waitFor,
  type CallOptions,
  type Receiver,
  type TestClient,
  type TestSandbox,
} from '../testing.ts';

let running: TestSandbox;
let client: TestClient;
let receiver: Receiver;
beforeAll(async () => {
  running = await startTestSandbox(false);
  client = running.client;
  receiver = await startReceiver();
  await client.control('PUT', '/settings', { delaysMs: { backgroundStage: 150 } });
});
afterAll(async () => {
  await receiver.close();
  await running.close();
});

type Shown = { data: { id: string; attributes: { stage: string; report: { rating: string } | null } } };
const call = (method: string, path: string, options: CallOptions = {}) =>
  client.call('background', method, path, {
    ...options,
    headers: { authorization: `Token ${TEST_SECRETS.backgroundToken}`, ...options.headers },
  });
const makeBody = (over: object = {}) => ({
  data: {
    type: 'check_order',
    attributes: {
      reference: randomUUID(),
      subject: { full_name: '<i>李雷</i>', national_id: '110101199003071234', locale: 'zh-CN' },
      checks: ['identity_verification', 'employment_verification'],
      employers: [{ name: '蓝海客服' }],
      schools: [],
      consent_given_at: new Date().toISOString(),
      callback_url: receiver.url,
      ...over,
    },
  },
});
const make = async (over: object = {}): Promise<string> =>
  ((await call('POST', '/v2/check-orders', { body: makeBody(over) })).body as Shown).data.id;
const read = async (id: string): Promise<Shown['data']['attributes']> =>
  ((await call('GET', `/v2/check-orders/${id}`)).body as Shown).data.attributes;

it('asks for its own kind of token and for consent', async () => {
  const bearer = await call('GET', '/v2/account', {
    headers: { authorization: `Bearer ${TEST_SECRETS.backgroundToken}` },
  });
  expect(bearer.status).toBe(401);
  const old = makeBody({ consent_given_at: '2020-01-01T00:00:00Z' });
  expect((await call('POST', '/v2/check-orders', { body: old })).body).toMatchObject({
    errors: [{ status: '422', code: 'consent_invalid', source: { pointer: '/data/attributes/consent_given_at' } }],
  });
});

it('makes one order for one key, and says no to the key with another body', async () => {
  const body = makeBody();
  const answers = [
    await call('POST', '/v2/check-orders', { body, key: 'k' }),
    await call('POST', '/v2/check-orders', { body, key: 'k' }),
    await call('POST', '/v2/check-orders', { body: makeBody(), key: 'k' }),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([201, 200, 409]);
  const made = await client.effects('backgroundCheck.ordered');
  expect(made.filter((effect) => effect.key === body.data.attributes.reference)).toHaveLength(1);
});

it('goes on after a restart, tells each stage once, signed, at strictly rising times', async () => {
  receiver.received.length = 0;
  const id = await make();
  await client.control('PUT', `/background/orders/${id}/outcome`, { outcome: 'consider', note: '离职时间不符' });
  await running.restart();
  await waitFor('the report', async () => (await read(id)).report !== null);
  expect(await read(id)).toMatchObject({ stage: 'completed', report: { rating: 'AMBER' } });
  type Told = { type: string; stage_time: string; order_id: string };
  const mine = (): Told[] =>
    receiver.received.map(({ event }) => event as unknown as Told).filter((event) => event.order_id === id);
  await waitFor('the webhooks', () => mine().length >= 4);
  expect(mine().map((event) => event.type)).toEqual([
    'order.accepted',
    'check.completed',
    'check.completed',
    'order.completed',
  ]);
  const times = mine().map((event) => Date.parse(event.stage_time));
  expect(times.every((time, at) => at === 0 || time > (times[at - 1] ?? 0))).toBe(true);
  const { headers, text } = receiver.received[0]!;
  const expected = createHmac('sha256', TEST_SECRETS.backgroundWebhookSecret)
    .update(`${String(headers['x-cleartrail-timestamp'])}.${text}`)
    .digest('hex');
  expect(headers['x-cleartrail-signature']).toBe(expected);
});

it('lets the clerk decide on the page, which shows no ID number and runs nothing', async () => {
  await client.control('PUT', '/settings', { delaysMs: { backgroundStage: 60_000 } });
  const id = await make();
  const page = await (await fetch(`${client.url}/background/?lang=zh`)).text();
  expect(page).toContain('&lt;i&gt;李雷');
  expect(page).not.toContain('110101199003071234');
  const decide = (origin: string) =>
    fetch(`${client.url}/background/clerk/${id}`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ outcome: 'incomplete' }),
    });
  expect((await decide('http://elsewhere.example')).status).toBe(403);
  expect((await decide(client.url)).status).toBe(200);
  expect(await read(id)).toMatchObject({ stage: 'completed', report: { rating: 'GREY' } });
});

it('cancels once, and not after the end', async () => {
  const id = await make();
  for (let time = 0; time < 2; time++) {
    expect((await call('POST', `/v2/check-orders/${id}/cancel`, { body: {} })).status).toBe(200);
  }
  expect((await client.effects('backgroundCheck.cancelled')).filter((effect) => effect.ref === id)).toHaveLength(1);
  const other = await make();
  await client.control('POST', `/background/orders/${other}/finish`, {});
  expect((await call('POST', `/v2/check-orders/${other}/cancel`, { body: {} })).status).toBe(409);
});
