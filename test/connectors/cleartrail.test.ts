import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import reportReady from '../../connectors/cleartrail/fixtures/report-ready.json' with { type: 'json' };
import { cleartrail } from '../../connectors/cleartrail/index.ts';
import type { BackgroundOrder } from '../../connectors/contract.ts';
import { matrixCase, type Bench } from '../../connectors/kit/bench.ts';
import { createContext, type ConnectionRecord } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import type { VendorAnswer } from '../../connectors/kit/fault-proxy.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import type { InboundEvent } from '../../schemas/types.ts';
import { readEffects, reportOf } from './support/benches.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';
import { marked } from './support/subjects.ts';

function connectionTo(sandbox: Sandbox): ConnectionRecord {
  return {
    id: 'conn-cleartrail',
    config: { baseUrl: `${sandbox.url}/background` },
    credentials: {
      token: sandbox.secrets['backgroundToken'],
      webhookSecret: sandbox.secrets['backgroundWebhookSecret'],
    },
  };
}

function newOrder(): BackgroundOrder {
  return {
    externalId: randomUUID(),
    candidate: { ...marked, language: 'zh' },
    checks: ['identity', 'employment'],
    claims: { employers: [{ name: '蓝海客服', from: '2020-01', to: null }], schools: [{ name: '南京大学' }] },
    consentAt: new Date(Date.now() - 60_000).toISOString(),
    notifyUrl: 'http://127.0.0.1:9/webhooks/none',
  };
}

const say = (status: number, code: string): VendorAnswer => ({
  status,
  body: { errors: [{ status: String(status), code, title: 'Said by the fault proxy.' }] },
});

async function openCleartrail(): Promise<Bench> {
  const sandbox = await startSandbox();
  const connection = connectionTo(sandbox);
  // Nothing may finish by itself before it is cancelled.
  await sandbox.control('settings', { delaysMs: { backgroundStage: 600_000 } });
  const secrets = [...Object.values(marked), ...Object.values(sandbox.secrets)];
  const order = async (input = newOrder()): Promise<{ remoteId: string; externalId: string }> => {
    const ctx = createContext({ connector: cleartrail, connection, key: input.externalId, now: () => new Date() });
    const { remoteId } = await runOperation(cleartrail, 'backgroundCheck.order', ctx, input);
    return { remoteId, externalId: input.externalId };
  };
  return {
    against: 'sandbox',
    connection,
    badCredentials: { ...connection.credentials, token: 'not-the-token-of-anybody' },
    answers: {
      throttled: say(429, 'rate_limited'),
      throttledBy403: say(403, 'rate_limited'),
      failed: say(500, 'internal'),
      busyIn200: say(200, 'temporarily_unavailable'),
      unauthorized: say(401, 'unauthorized'),
      expiredIn200: say(200, 'unauthorized'),
    },
    effects: () => readEffects(sandbox, 'background'),
    cases: [
      matrixCase({
        operation: 'backgroundCheck.order',
        prepare: async () => newOrder(),
        effects: ['backgroundCheck.ordered'],
        secrets,
      }),
      matrixCase({
        operation: 'backgroundCheck.cancel',
        prepare: () => order(),
        effects: ['backgroundCheck.cancelled'],
        secrets,
      }),
      matrixCase({ operation: 'backgroundCheck.events', prepare: () => order(), effects: [], secrets }),
    ],
    webhooks: {
      credentialsWith: (given) => ({ webhookSecret: given.join(' ') }),
      body: reportReady,
      unknownTypeBody: { ...reportReady, type: 'order.dreamt' },
      brokenBody: { ...reportReady, detail: { report: { ...reportReady.detail.report, rating: 5 } } },
      sign({ text, secret, at }) {
        const timestamp = String(Math.floor(at.getTime() / 1000));
        return {
          bytes: new TextEncoder().encode(text),
          headers: {
            'content-type': 'application/json',
            'x-cleartrail-timestamp': timestamp,
            'x-cleartrail-signature': createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex'),
          },
        };
      },
    },
    change: {
      // Accepted, two checks, completed.
      webhooks: 4,
      async provoke(notifyUrl) {
        const { remoteId } = await order({ ...newOrder(), notifyUrl });
        await sandbox.control(`background/orders/${remoteId}/finish`, {}, 'POST');
      },
    },
    stop: () => sandbox.stop(),
  };
}

describeConnector(cleartrail, openCleartrail, reportOf('cleartrail'));

describe('cleartrail on the sandbox', { timeout: 60_000 }, () => {
  let sandbox: Sandbox;
  let connection: ConnectionRecord;
  const contextOf = (more: Partial<Parameters<typeof createContext>[0]> = {}) =>
    createContext({ connector: cleartrail, connection, key: randomUUID(), now: () => new Date(), ...more });
  const order = (input = newOrder(), more: Parameters<typeof contextOf>[0] = {}): Promise<{ remoteId: string }> =>
    runOperation(cleartrail, 'backgroundCheck.order', contextOf(more), input);
  const eventsOf = async (remoteId: string, externalId: string): Promise<InboundEvent[]> => {
    for (let tries = 0; tries < 100; tries++) {
      const events = await runOperation(cleartrail, 'backgroundCheck.events', contextOf(), { remoteId, externalId });
      if (events.some((event) => event.eventType === 'backgroundCheck.reportReady')) return events;
      await wait(50);
    }
    throw new Error('There is no report.');
  };
  beforeAll(async () => {
    sandbox = await startSandbox();
    connection = connectionTo(sandbox);
    await sandbox.control('settings', { instant: true });
  });
  afterAll(async () => sandbox.stop());

  it.each([
    ['clear', 'clear', 'clear'],
    ['consider', 'consider', 'consider'],
    ['incomplete', 'incomplete', 'unverified'],
  ])('finishes by itself with what it was told to find: %s', async (told, outcome, status) => {
    await sandbox.control('background/default', { outcome: told });
    const input = newOrder();
    const { remoteId } = await order(input);
    const events = await eventsOf(remoteId, input.externalId);
    expect(events.map((event) => event.eventType)).toEqual([
      'backgroundCheck.started',
      'unsupported',
      'unsupported',
      'backgroundCheck.reportReady',
    ]);
    const times = events.map((event) => Date.parse(event.occurredAt));
    expect(times.every((time, at) => at === 0 || time > (times[at - 1] ?? 0))).toBe(true);
    expect(events.at(-1)?.backgroundResult).toMatchObject({
      outcome,
      checks: [
        { check: 'identity', status: 'clear' },
        { check: 'employment', status },
      ],
    });
    await sandbox.control('background/default', { outcome: 'clear' });
  });

  it('orders nothing without consent of the last 90 days', async () => {
    const input = { ...newOrder(), consentAt: new Date(Date.now() - 91 * 86_400_000).toISOString() };
    await expect(order(input)).rejects.toMatchObject({
      kind: 'rejected',
      code: 'consent_invalid',
      field: 'data/attributes/consent_given_at',
    });
  });

  it('finds the order of an attempt that is older than the vendor keeps its key', async () => {
    const input = newOrder();
    const first = await order(input, { key: 'old' });
    const firstAttemptAt = new Date(Date.now() - 25 * 3_600_000).toISOString();
    expect(await order(input, { key: 'as good as forgotten', attempt: 2, firstAttemptAt })).toEqual(first);
  });

  it('takes the order that the key made when a name was corrected between two attempts', async () => {
    const input = newOrder();
    const first = await order(input, { key: 'changed' });
    const corrected = { ...input, candidate: { ...input.candidate, name: '张三' } };
    expect(await order(corrected, { key: 'changed', attempt: 2 })).toEqual(first);
  });

  it('can not be cancelled once it is finished', async () => {
    const input = newOrder();
    const { remoteId } = await order(input);
    await eventsOf(remoteId, input.externalId);
    expect(await runOperation(cleartrail, 'backgroundCheck.cancel', contextOf(), { remoteId })).toEqual({
      cancelled: false,
    });
  });

  it('never calls a report clear that is not clear in every part', () => {
    const parse = (report: object): unknown => {
      const body = { ...reportReady, detail: { report: { ...reportReady.detail.report, ...report } } };
      const raw = { bytes: new TextEncoder().encode(JSON.stringify(body)), headers: {} };
      return cleartrail.events!.parse(raw, {})[0]?.backgroundResult?.outcome;
    };
    const verified = { type: 'identity_verification', status: 'verified', note: null };
    expect(parse({ rating: 'GREEN', checks: [verified] })).toBe('clear');
    expect(parse({ rating: 'GREEN', checks: [] })).toBe('incomplete');
    expect(parse({ rating: 'GREEN', checks: [{ ...verified, status: 'unable_to_verify' }] })).toBe('incomplete');
    expect(parse({ rating: 'GREEN', checks: [{ ...verified, status: 'who knows' }] })).toBe('consider');
    expect(parse({ rating: 'GREEN', checks: [verified, { ...verified, status: 'discrepancy' }] })).toBe('consider');
    expect(parse({ rating: 'RED', checks: [verified] })).toBe('consider');
    expect(parse({ rating: 'GREY', checks: [verified] })).toBe('incomplete');
  });

  it('says in the probe when the clocks differ', async () => {
    expect(await cleartrail.probe(contextOf())).toEqual({ ok: true, detail: 'Connected to Cleartrail sandbox.' });
    await sandbox.control('settings', { clockSkewSeconds: 86_400 });
    expect((await cleartrail.probe(contextOf())).detail).toMatch(/8640\d s ahead/);
    await sandbox.control('settings', { clockSkewSeconds: 0 });
  });
});
