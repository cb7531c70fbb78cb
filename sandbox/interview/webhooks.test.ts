import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  makeOrder,
  startReceiver,
  startTestSandbox,
  TEST_SECRETS,
  TestClient,
  waitFor,
  type Receiver,
  type TestSandbox,
} from '../testing.ts';

let running: TestSandbox;
let receiver: Receiver;
beforeAll(async () => {
  running = await startTestSandbox();
  receiver = await startReceiver();
});
afterEach(async () => {
  await running.client.control('POST', '/reset', { settings: true });
  await running.client.control('PUT', '/settings', { instant: true });
  receiver.answer = () => 202;
  receiver.received.length = 0;
});
afterAll(async () => {
  await running.close();
  await receiver.close();
});

/** Makes an order that answers itself; all six events are told. */
async function run(client: TestClient = running.client, notifyUrl = receiver.url): Promise<string> {
  await client.control('PUT', '/settings', { instant: true, autoAnswer: { en: 'In 2024 I led 5 people.' } });
  const answer = await client.call('interview', 'POST', '/v1/orders', { body: makeOrder(notifyUrl) });
  return (answer.body as { orderId: string }).orderId;
}
const types = (): string[] => receiver.received.map(({ event }) => event.type);
const fault = (name: string, more: object = {}) =>
  running.client.control('PUT', '/faults', { system: 'interview', fault: name, times: 1, ...more });
const settled = async (count: number): Promise<void> => {
  await waitFor(`${count} webhooks`, () => receiver.received.length >= count);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(receiver.received).toHaveLength(count);
};

describe('webhooks', () => {
  it('pass the standardwebhooks package', async () => {
    await run();
    await settled(6);
    for (const { headers, text, event } of receiver.received) {
      const verified = new Webhook(TEST_SECRETS.interviewWebhookSecret).verify(text, headers as Record<string, string>);
      expect(verified).toEqual(event);
      expect(headers['webhook-id']).toBe(event.id);
    }
  });

  it('are tried five times in all, each time under the same id, then given up', async () => {
    await running.client.control('PUT', '/settings', { webhookRetryWaitsMs: [10, 20, 30, 40] });
    receiver.answer = ({ event }) => (event.type === 'report.ready' ? 503 : 202);
    await run();
    await settled(10);
    const tries = receiver.received.filter(({ event }) => event.type === 'report.ready');
    expect(tries).toHaveLength(5);
    expect(new Set(tries.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const sent = (await running.client.effects('webhook.sent')).filter(({ data }) => data['type'] === 'report.ready');
    expect(sent.map(({ data }) => [data['attempt'], data['httpStatus']])).toEqual([1, 2, 3, 4, 5].map((n) => [n, 503]));
  });

  it('get through once the receiver is back', async () => {
    await running.client.control('PUT', '/settings', { webhookRetryWaitsMs: [10, 50, 50, 50] });
    let refused = 0;
    receiver.answer = () => (refused++ < 2 ? 500 : 204);
    await run();
    await settled(8);
    expect(new Set(types()).size).toBe(6);
  });

  it('webhookDuplicate: come three times under one id', async () => {
    await fault('webhookDuplicate', { match: { type: '^report' } });
    await run();
    await settled(8);
    const copies = receiver.received.filter(({ event }) => event.type === 'report.ready');
    expect(copies).toHaveLength(3);
    expect(new Set(copies.map(({ event }) => event.id)).size).toBe(1);
  });

  it('webhookReorder: come after the one that follows them', async () => {
    await fault('webhookReorder', { match: { type: 'interview.completed' } });
    await run();
    await settled(6);
    expect(types().slice(2, 4)).toEqual(['interview.evaluating', 'interview.completed']);
  });

  it('webhookReorder until cleared: swaps every pair', async () => {
    await fault('webhookReorder', { times: null, delayMs: 400 });
    await run();
    await settled(6);
    expect(types()).toEqual([
      'interview.started',
      'interview.opened',
      'interview.evaluating',
      'interview.completed',
      'recording.ready',
      'report.ready',
    ]);
  });

  it('webhookLate: come when the delay is over', async () => {
    await fault('webhookLate', { match: { type: 'report.ready' }, delayMs: 400 });
    const startedAt = performance.now();
    await run();
    await settled(6);
    expect(types().at(-1)).toBe('report.ready');
    expect(performance.now() - startedAt).toBeGreaterThan(380);
  });

  it('webhookLost: never come, but stand in the list of events and can be replayed', async () => {
    await fault('webhookLost', { match: { type: 'report.ready' } });
    const orderId = await run();
    await settled(5);
    const { body } = await running.client.call('interview', 'GET', '/v1/events');
    const lost = (body as { items: { id: string; type: string }[] }).items.find(
      (event) => event.type === 'report.ready',
    );
    expect(lost).toBeDefined();
    const replay = { orderId, type: 'report.ready' };
    expect(await running.client.control('POST', '/webhooks/replay', replay)).toEqual({ replayed: 1 });
    await settled(6);
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(lost?.id);
  });

  it('carry the vendor’s skewed clock, and so does the Date of its answers', async () => {
    await running.client.control('PUT', '/settings', { clockSkewSeconds: 1_800 });
    await run();
    await settled(6);
    const aheadMs = Date.parse(receiver.received[0]?.event.occurredAt ?? '') - Date.now();
    expect(aheadMs / 1000).toBeGreaterThan(1_790);
    expect(Number(receiver.received[0]?.headers['webhook-timestamp']) - Date.now() / 1000).toBeGreaterThan(1_790);
    const { headers } = await running.client.call('interview', 'GET', '/v1/me');
    expect(Date.parse(headers.get('date') ?? '') - Date.now()).toBeGreaterThan(1_790_000);
  });
});

describe('kill -9', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-kill-'));
  let child: ChildProcess | undefined;
  afterAll(() => {
    child?.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise<void>((resolve) => server.close(() => resolve()));
    return port;
  }

  async function start(port: number): Promise<TestClient> {
    const main = fileURLToPath(new URL('../main.ts', import.meta.url));
    const flags = {
      port: String(port),
      'data-dir': dataDir,
      'control-token': TEST_SECRETS.controlToken,
      'interview-token': TEST_SECRETS.interviewToken,
      'interview-webhook-secret': TEST_SECRETS.interviewWebhookSecret,
      'ehr-token': TEST_SECRETS.ehrToken,
      'mail-token': TEST_SECRETS.mailToken,
    };
    const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
    const started = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    await new Promise<void>((resolve, reject) => {
      started.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('listening') && resolve());
      started.on('exit', () => reject(new Error('the sandbox did not start')));
    });
    return new TestClient(`http://127.0.0.1:${port}`);
  }

  async function kill(): Promise<void> {
    const exited = new Promise((resolve) => child?.once('exit', resolve));
    child?.kill('SIGKILL');
    await exited;
  }

  it('loses nothing that was answered, and what was pending is delivered by the next process', async () => {
    const [port, hookPort] = [await freePort(), await freePort()];
    const hookUrl = `http://127.0.0.1:${hookPort}/webhooks/test`;
    let client = await start(port);
    await client.control('PUT', '/settings', { webhookRetryWaitsMs: [200, 200, 200, 200, 200, 200, 200, 200] });
    const orderId = await run(client, hookUrl);
    const applicant = { externalRef: 'r1', name: '李雷', phone: '+8613800138001', jobCode: 'J1', jobTitle: '客服' };
    for (let i = 0; i < 20; i += 1) {
      const { body } = await client.call('ehr', 'POST', '/api/applicants', {
        body: { ...applicant, externalRef: `r${i}` },
      });
      expect(body).toMatchObject({ code: 0 });
    }
    const mail = { to: [{ email: 'a@example.com' }], subject: 'Hi', text: 'Hello' };
    await client.call('mail', 'POST', '/v1/messages', { body: mail, key: 'm1' });
    const before = (await client.effects()).filter((effect) => effect.kind !== 'webhook.sent');
    await kill();

    const receiverAfter = await startReceiver(hookPort);
    client = await start(port);
    expect((await client.effects()).filter((effect) => effect.kind !== 'webhook.sent')).toEqual(before);
    expect(await client.call('mail', 'POST', '/v1/messages', { body: mail, key: 'm1' })).toMatchObject({ status: 202 });
    expect(await client.effects('message.accepted')).toHaveLength(1);
    await waitFor('the webhooks', () => new Set(receiverAfter.received.map(({ event }) => event.id)).size === 6);
    expect(receiverAfter.received.every(({ event }) => event.orderId === orderId)).toBe(true);
    await kill();
    await receiverAfter.close();
  });

  it('in the middle of an evaluation: the next process finishes it', async () => {
    const port = await freePort();
    const hooks = await startReceiver();
    let client = await start(port);
    await client.control('POST', '/reset', { settings: true });
    const { body } = await client.call('interview', 'POST', '/v1/orders', { body: makeOrder(hooks.url) });
    const { inviteUrl } = body as { inviteUrl: string };
    const answers = { answers: [{ questionId: 'q1', text: 'Done.' }], finish: true };
    const token = inviteUrl.split('/').at(-1);
    await client.call('interview', 'POST', `/take/${token}/answers`, { body: answers });
    await kill();
    client = await start(port);
    await waitFor('the recording', () => hooks.received.some(({ event }) => event.type === 'recording.ready'));
    expect(new Set(hooks.received.map(({ event }) => event.type)).size).toBe(6);
    await kill();
    await hooks.close();
  });
});
