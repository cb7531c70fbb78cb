import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeOrder, startTestSandbox, type TestClient, type TestSandbox } from '../testing.ts';
import { drawUnit, HTTP_FAULTS } from './faults.ts';

let running: TestSandbox;
let client: TestClient;
beforeAll(async () => {
  running = await startTestSandbox();
  client = running.client;
});
afterEach(() => client.control('POST', '/reset'));
afterAll(() => running.close());

/** A write of each system, the kind of its effect, and what the system says when it is throttled or busy. */
const writes: Record<
  'interview' | 'ehr' | 'mail',
  { path: string; body: unknown; kind: string; throttled: unknown; busy: unknown }
> = {
  interview: {
    path: '/v1/orders',
    body: makeOrder('http://127.0.0.1:9/never'),
    kind: 'order.created',
    throttled: { error: { code: 'rate_limited' } },
    busy: { error: { code: 'temporarily_unavailable' } },
  },
  ehr: {
    path: '/api/applicants',
    body: { externalRef: 'r1', name: 'Ada', email: 'ada@example.com', jobCode: 'J1', jobTitle: 'Lead' },
    kind: 'applicant.created',
    throttled: { code: 42900 },
    busy: { code: 50001 },
  },
  mail: {
    path: '/v1/messages',
    body: { to: [{ email: 'ada@example.com' }], subject: 'Hi', text: 'Hello' },
    kind: 'message.accepted',
    throttled: { error: { code: 'rate_limited' } },
    busy: { error: { code: 'temporarily_unavailable' } },
  },
};

describe.each(Object.entries(writes))('faults of %s', (name, write) => {
  const system = name as keyof typeof writes;
  const post = (timeoutMs?: number) =>
    client.call(system, 'POST', write.path, { body: write.body, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  const set = (fault: string, more: object = {}) =>
    client.control('PUT', '/faults', { system, fault, times: 1, ...more });
  const count = async (): Promise<number> => (await client.effects(write.kind)).length;

  it('delay: answers later, with the effect', async () => {
    await set('delay', { delayMs: 300 });
    const startedAt = performance.now();
    expect((await post()).status).toBeLessThan(300);
    expect(performance.now() - startedAt).toBeGreaterThan(280);
    expect(await count()).toBe(1);
  });

  it('429: no effect, with Retry-After', async () => {
    await set('429', { retryAfterSeconds: 7 });
    const answer = await post();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
    expect(answer.body).toMatchObject(write.throttled as object);
    expect(await count()).toBe(0);
    expect((await post()).status).toBeLessThan(300);
  });

  it('429NoRetryAfter: no effect, without Retry-After', async () => {
    await set('429NoRetryAfter');
    const answer = await post();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, null]);
    expect(await count()).toBe(0);
  });

  it('403throttle: a 403 that means too many calls, no effect', async () => {
    await set('403throttle');
    const answer = await post();
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject(write.throttled as object);
    expect(await count()).toBe(0);
  });

  it('500: no effect', async () => {
    await set('500');
    expect((await post()).status).toBe(500);
    expect(await count()).toBe(0);
  });

  it('errorIn200: an error under 200, no effect', async () => {
    await set('errorIn200');
    const answer = await post();
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject(write.busy as object);
    expect(await count()).toBe(0);
  });

  it('timeoutBeforeCommit: no answer and no effect', async () => {
    await set('timeoutBeforeCommit');
    await expect(post(250)).rejects.toThrow(/timeout/i);
    expect(await count()).toBe(0);
  });

  it('timeoutAfterCommit: no answer, but the effect is there', async () => {
    await set('timeoutAfterCommit');
    await expect(post(250)).rejects.toThrow(/timeout/i);
    expect(await count()).toBe(1);
  });

  it('truncatedJson: a whole answer that is not JSON, with the effect', async () => {
    await set('truncatedJson');
    const answer = await post();
    expect(answer.status).toBeLessThan(300);
    expect(answer.text.length).toBeGreaterThan(0);
    expect(answer.body).toBeUndefined();
    expect(await count()).toBe(1);
  });
});

describe('fault rules', () => {
  const me = () => client.call('mail', 'GET', '/v1/me');

  it('strike only calls that match by method and path', async () => {
    const match = { method: 'post', path: '^/mail/v1/messages$' };
    await client.control('PUT', '/faults', { system: 'mail', fault: '500', match });
    expect((await me()).status).toBe(200);
    expect((await client.call('mail', 'GET', '/v1/messages')).status).toBe(200);
    expect((await client.call('mail', 'POST', '/v1/messages', { body: writes.mail.body })).status).toBe(500);
    expect((await client.call('ehr', 'GET', '/api/me')).status).toBe(200);
  });

  it('strike as often as said, tell how often they did, and can be cleared', async () => {
    await client.control('PUT', '/faults', { system: 'mail', fault: '500', times: 2 });
    expect([(await me()).status, (await me()).status, (await me()).status]).toEqual([500, 500, 200]);
    const { faults } = await client.control<{ faults: { hits: number; remaining: number }[] }>('GET', '/faults');
    expect(faults).toMatchObject([{ hits: 2, remaining: 0 }]);
    await client.control('PUT', '/faults', { system: 'mail', fault: '500' });
    expect([(await me()).status, (await me()).status, (await me()).status]).toEqual([500, 500, 500]);
    expect(await client.control('DELETE', '/faults?system=mail')).toEqual({ cleared: 1 });
    expect((await me()).status).toBe(200);
  });

  it('strike by chance in the same way for the same seed', async () => {
    const draw = async (seed: number): Promise<number[]> => {
      await client.control('DELETE', '/faults');
      await client.control('PUT', '/faults', { system: 'mail', fault: '500', probability: 0.4, seed });
      const statuses: number[] = [];
      for (let i = 0; i < 30; i += 1) statuses.push((await me()).status);
      return statuses;
    };
    const first = await draw(7);
    expect(await draw(7)).toEqual(first);
    expect(await draw(8)).not.toEqual(first);
    const mean = Array.from({ length: 4_000 }, (_, i) => drawUnit(3, i)).reduce((a, b) => a + b) / 4_000;
    expect(mean).toBeCloseTo(0.5, 1);
  });

  it('survive a restart', async () => {
    await client.control('PUT', '/faults', { system: 'mail', fault: '500', times: 2 });
    expect((await me()).status).toBe(500);
    await running.restart();
    expect([(await me()).status, (await me()).status]).toEqual([500, 200]);
  });

  it('are refused with the field named when they make no sense', async () => {
    const send = (body: unknown) => client.control('PUT', '/faults', body);
    await expect(send({ system: 'payroll', fault: '500' })).rejects.toThrow(/422.*"field":"system"/);
    await expect(send({ system: 'mail', fault: 'flood' })).rejects.toThrow(/422.*timeoutAfterCommit/);
    await expect(send({ system: 'ehr', fault: 'webhookLost' })).rejects.toThrow(/sends? no webhooks/);
    await expect(send({ system: 'mail', fault: '500', match: { path: '(' } })).rejects.toThrow(/match\.path/);
    await expect(send({ system: 'mail', fault: '500', times: 0 })).rejects.toThrow(/times/);
  });

  it('leave the pages and the documents alone', async () => {
    for (const fault of HTTP_FAULTS) await client.control('PUT', '/faults', { system: 'mail', fault });
    expect((await fetch(`${client.url}/mail/`)).status).toBe(200);
    expect((await fetch(`${client.url}/mail/openapi.yaml`)).status).toBe(200);
  });
});
