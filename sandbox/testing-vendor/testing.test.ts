import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OpenApi } from '../shared/openapi.ts';
import { startTestSandbox, TEST_SECRETS, waitFor, type TestClient, type TestSandbox } from '../testing.ts';
import { fromBeijing, signParameters, toBeijing, toXml } from './wire.ts';

let running: TestSandbox;
let client: TestClient;
let hooks: Server;
let hooksUrl = '';
const received: { url: URL; text: string }[] = [];
let answer: () => [status: number, text: string] = () => [200, 'success'];
const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));

beforeAll(async () => {
  running = await startTestSandbox();
  client = running.client;
  hooks = createServer((req, res) => {
    let text = '';
    req.setEncoding('utf8');
    req.on('data', (chunk: string) => (text += chunk));
    req.on('end', () => {
      received.push({ url: new URL(req.url ?? '', 'http://hub'), text });
      const [status, body] = answer();
      res.writeHead(status).end(body);
    });
  });
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve));
  hooksUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/webhooks/c1?tenant=a`;
});
beforeEach(() => {
  received.length = 0;
  answer = () => [200, 'success'];
});
afterAll(async () => {
  hooks.closeAllConnections();
  hooks.close();
  await running.close();
});

type Answered = { errcode: number; errmsg: string; field?: string; data: Record<string, unknown> };

/** Calls the API, signed; the answer must fit the vendor's document. */
async function call(method: 'GET' | 'POST', path: string, form: Record<string, string>, over = {}): Promise<Answered> {
  const plain = {
    ...form,
    app_key: 'k',
    timestamp: String(Date.now()),
    nonce: randomUUID().replaceAll('-', ''),
    ...over,
  };
  const body = new URLSearchParams({ sign: signParameters(plain, TEST_SECRETS.testingToken), ...plain });
  const url = `${client.url}/testing/api${path}`;
  const response = await (method === 'GET' ? fetch(`${url}?${body.toString()}`) : fetch(url, { method, body }));
  const answered = (await response.json()) as Answered;
  expect(response.status).toBe(200);
  expect(openapi.findResponseProblem(method, `/api${path}`, 200, answered)).toBeNull();
  return answered;
}

const paper = {
  questions: [
    {
      id: 'q1',
      content: '第一步是？<b>',
      ability: 'a',
      seconds: 60,
      form: 'choice',
      options: ['核实', '拒绝'],
      answer: ['A'],
    },
    {
      id: 'q2',
      content: '哪些是倾听？',
      ability: 'a',
      seconds: 60,
      form: 'choice',
      options: ['复述', '打断', '提问'],
      answer: ['A', 'C'],
    },
    { id: 'q3', content: '压力大时？', ability: 'b', seconds: 60, form: 'text' },
  ],
  abilities: [
    { code: 'a', name: '沟通', weight: 1, standards: [] },
    { code: 'b', name: '抗压', weight: 1, standards: ['深呼吸'] },
  ],
};
const makeForm = (over: Record<string, string> = {}): Record<string, string> => ({
  out_trade_no: randomUUID(),
  order_type: 'exam',
  candidate_name: '李雷',
  candidate_mobile: '+8613800138001',
  lang: 'zh_CN',
  position_name: '客服',
  paper: JSON.stringify(paper),
  deadline: toBeijing(Date.now() + 3_600_000),
  callback_url: hooksUrl,
  ...over,
});
const make = async (over: Record<string, string> = {}): Promise<{ order_id: string; exam_url: string }> =>
  (await call('POST', '/order/create', makeForm(over))).data as { order_id: string; exam_url: string };
const statusOf = async (orderId: string): Promise<unknown> =>
  (await call('GET', '/order/get', { order_id: orderId })).data['status'];
const send = (link: string, step: string, fields: [string, string][] = []): Promise<string> =>
  fetch(`${link}/${step}`, { method: 'POST', body: new URLSearchParams(fields) }).then((page) => page.text());

describe('the signed API', () => {
  it('says by code alone what is wrong', async () => {
    const codes = async (over: object): Promise<number> => (await call('GET', '/account/get', {}, over)).errcode;
    expect(await codes({})).toBe(0);
    expect(await codes({ sign: 'x' })).toBe(40001);
    expect(await codes({ timestamp: String(Date.now() - 400_000) })).toBe(40002);
    expect(await codes({ nonce: 'once-onlyxx'.replace('-', '') })).toBe(0);
    expect(await codes({ nonce: 'onceonlyxx' })).toBe(40003);
    expect((await call('GET', '/order/get', { order_id: '1' })).errcode).toBe(40404);
    expect(await call('POST', '/order/create', makeForm({ deadline: '2020-01-01 00:00:00' }))).toMatchObject({
      errcode: 40035,
      field: 'deadline',
    });
    const bad = { ...paper, questions: [{ ...paper.questions[0], answer: ['F'] }] };
    expect(await call('POST', '/order/create', makeForm({ paper: JSON.stringify(bad) }))).toMatchObject({
      errcode: 40035,
      field: 'paper.questions[0].answer',
    });
  });

  it('makes one order for one out_trade_no, whatever else the form says', async () => {
    const form = makeForm();
    const first = await call('POST', '/order/create', form);
    const again = await call('POST', '/order/create', { ...form, candidate_name: '韩梅梅' });
    expect([first.data['duplicate'], again.data['duplicate']]).toEqual(['0', '1']);
    expect(again.data['order_id']).toBe(first.data['order_id']);
    const made = (await client.effects('order.created')).filter((effect) => effect.key === form['out_trade_no']);
    expect(made).toHaveLength(1);
  });

  it('throttles with a code, and the fault leaves no order', async () => {
    await client.control('PUT', '/faults', { system: 'testing', fault: '429', times: 1 });
    const form = makeForm();
    expect((await call('POST', '/order/create', form)).errcode).toBe(45009);
    expect((await call('GET', '/order/get', { out_trade_no: form['out_trade_no'] ?? '' })).errcode).toBe(40404);
  });
});

describe('the candidate on a phone', () => {
  it('confirms who they are, answers, goes back, hands in, and is marked by the key', async () => {
    const order = await make({ verify_identity: '1' });
    expect(await (await fetch(order.exam_url)).text()).toContain('手机号后四位');
    await send(order.exam_url, 'begin', [['agree', '1']]);
    expect(await statusOf(order.order_id)).toBe('10');
    expect(await send(order.exam_url, 'identity', [['digits', '0000']])).toContain('不正确');
    expect(await send(order.exam_url, 'identity', [['digits', '8001']])).toContain('开始作答');
    const first = await send(order.exam_url, 'begin', [['agree', '1']]);
    expect(first).toContain('1 / 3');
    expect(first).toContain('第一步是？&lt;b&gt;');
    await send(order.exam_url, 'answer', [
      ['question', 'q1'],
      ['choice', 'B'],
    ]);
    await send(order.exam_url, 'answer', [
      ['question', 'q2'],
      ['choice', 'A'],
      ['choice', 'C'],
    ]);
    expect(await (await fetch(`${order.exam_url}?q=0`)).text()).toMatch(/value="B"\s+checked/);
    await send(order.exam_url, 'answer', [
      ['question', 'q1'],
      ['choice', 'A'],
    ]);
    const review = await send(order.exam_url, 'answer', [
      ['question', 'q3'],
      ['text', '深呼吸，然后请同事协助。'],
    ]);
    expect(review).toContain('交卷前请检查');
    expect(await send(order.exam_url, 'submit')).toContain('已交卷');
    await waitFor('the report', async () => (await statusOf(order.order_id)) === '60');
    const { data } = await call('GET', '/event/list', { order_id: order.order_id });
    const events = data['events'] as { event: string; data: { abilities: { score?: string; grade?: string }[] } }[];
    expect(events.map(({ event }) => event)).toEqual([
      'order.opened',
      'order.started',
      'order.submitted',
      'order.report',
    ]);
    expect(events[3]?.data.abilities).toMatchObject([{ score: '10', grade: 'A' }, { grade: expect.any(String) }, {}]);
    expect(events[3]?.data.abilities[1]).not.toHaveProperty('score');
    // After the end nothing can be changed.
    expect(
      await send(order.exam_url, 'answer', [
        ['question', 'q1'],
        ['choice', 'B'],
      ]),
    ).toContain('已交卷');
  });

  it('locks after five wrong tries and says no by a form too', async () => {
    const locked = await make({ verify_identity: '1' });
    for (let tries = 0; tries < 5; tries++) await send(locked.exam_url, 'identity', [['digits', '0000']]);
    expect(await send(locked.exam_url, 'identity', [['digits', '8001']])).toContain('身份核对未通过');
    const order = await make();
    expect(await send(order.exam_url, 'decline')).toContain('已收到您的选择');
    expect(await statusOf(order.order_id)).toBe('80');
  });
});

describe('webhooks', () => {
  it('are XML, signed in the address, beside what the address had', async () => {
    const order = await make();
    await client.control('POST', `/testing/orders/${order.order_id}/complete`, {});
    await waitFor('four webhooks', () => received.length >= 4);
    const { url, text } = received[0]!;
    const parameter = (name: string): string => url.searchParams.get(name) ?? '';
    const signed = `${parameter('timestamp')}\n${parameter('nonce')}\n${text}`;
    const expected = createHmac('sha256', TEST_SECRETS.testingWebhookSecret).update(signed).digest('hex');
    expect([parameter('signature'), parameter('tenant')]).toEqual([expected, 'a']);
    expect(text).toMatch(/^<xml><event_id>\d{19}<\/event_id><event>order\.opened<\/event>/);
  });

  it('come again until the answer is 200 with success, three times at most', async () => {
    await client.control('PUT', '/settings', { webhookRetryWaitsMs: [10, 10, 10, 10, 10] });
    answer = () => (received.length < 3 ? [202, '{"received":1}'] : [200, 'success']);
    const order = await make();
    await client.control('POST', `/testing/orders/${order.order_id}/force`, { to: 'failed' });
    await waitFor('the third try', () => received.length >= 3);
    expect(new Set(received.map(({ text }) => text)).size).toBe(1);
    received.length = 0;
    answer = () => [200, 'ok'];
    const other = await make();
    await client.control('POST', `/testing/orders/${other.order_id}/force`, { to: 'failed' });
    await waitFor('the fourth try', () => received.length >= 4);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(received).toHaveLength(4);
  });
});

it('loses nothing and gives no id twice when it starts again', async () => {
  await client.control('PUT', '/settings', { instant: false, delaysMs: { testReport: 400 } });
  const order = await make();
  await client.control('POST', `/testing/orders/${order.order_id}/complete`, {});
  await running.restart();
  await waitFor('the report after the restart', async () => (await statusOf(order.order_id)) === '60');
  const before = (await client.effects('order.created')).map((effect) => effect.ref);
  await client.control('POST', '/reset', {});
  expect(before).not.toContain((await make()).order_id);
});

it('writes XML that no text can break out of, and times of Beijing', () => {
  expect(toXml('a', { b: 'x]]><c>', d: ['1', '<'] })).toBe(
    '<a><b><![CDATA[x]]]]><![CDATA[><c>]]></b><d><item>1</item><item><![CDATA[<]]></item></d></a>',
  );
  expect(toBeijing(Date.parse('2026-11-22T18:30:00Z'))).toBe('2026-11-23 02:30:00');
  expect(fromBeijing('2026-11-23 02:30:00')).toBe(Date.parse('2026-11-22T18:30:00Z'));
  expect(fromBeijing('2026-02-30 00:00:00')).toBeNull();
});
