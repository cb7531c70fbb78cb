import { randomBytes, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '../db/connection.ts';
import { listDeliveries } from '../db/repositories/deliveries.ts';
import { appendEvents } from '../db/repositories/events.ts';
import { getSubscription, insertSubscription, saveSubscriptionSecret } from '../db/repositories/subscriptions.ts';
import { checkValid } from '../schemas/validate.ts';
import { createVault, type Vault } from '../security/vault.ts';
import { createTestLog, createTestMetrics, forEachEmptiedDatabase, startReceiver } from '../test/support/delivery.ts';
import { createOutboundHttp } from './outbound-http.ts';
import { createOutboundGuard } from './outbound-url.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { attemptDelaysMs } from './retry-schedule.ts';
import { newWebhookSecret, rotateWebhookSecret } from './standard-webhooks.ts';

type Receiver = Awaited<ReturnType<typeof startReceiver>>;

forEachEmptiedDatabase((_kind, get) => {
  const vault: Vault = createVault(randomBytes(32));
  let db: Db;
  let clockMs: number;
  let open: { close(): unknown }[];
  beforeEach(() => {
    db = get();
    clockMs = Date.now();
    open = [];
  });
  afterEach(async () => {
    for (const one of open) await one.close();
  });

  const now = () => new Date(clockMs);
  const outboxOf = (holder = 'one', crashPoint: (name: string) => void = () => undefined): Outbox => {
    const http = createOutboundHttp(createOutboundGuard({ allowPrivate: true }), { timeoutMs: 300 });
    open.push(http);
    const shared = { log: createTestLog(), metrics: createTestMetrics(), crashPoint, holder, newId: randomUUID };
    return createOutbox({ db, vault, http, now, random: () => 0.5, source: 'http://hub.example', ...shared });
  };
  const receiverOf = async (...args: Parameters<typeof startReceiver>): Promise<Receiver> => {
    const receiver = await startReceiver(...args);
    open.push(receiver);
    return receiver;
  };
  const subscribe = async (url: string, eventTypes: string[] = []) => {
    const [id, secret] = [randomUUID(), newWebhookSecret()];
    const createdAt = now().toISOString();
    await db.transaction((tx) =>
      insertSubscription(tx, vault, { id, url, eventTypes, secret, fannedOutTo: 0, createdAt }),
    );
    return { id, secret };
  };
  const emit = (count = 1, type = 'task.opened') =>
    db.transaction((tx) =>
      appendEvents(
        tx,
        Array.from({ length: count }, (_, n) => ({
          id: randomUUID(),
          type,
          subject: 'application/a1',
          applicationId: 'a1',
          departmentId: 'd1',
          actor: 'hub',
          data: { taskId: `t${n}` },
          at: now().toISOString(),
        })),
      ),
    );
  const deliveryOf = async (subscriptionId: string) => (await listDeliveries(db.knex, { subscriptionId })).items[0];
  const drain = async (outbox: Outbox) => {
    while ((await outbox.runOnce()) === 'again');
  };

  test('a subscriber gets a valid CloudEvent that the reference library verifies, of the types it asked for', async () => {
    const receiver = await receiverOf();
    const { secret, id } = await subscribe(receiver.url, ['task.opened']);
    const [event] = await emit();
    await emit(1, 'stage.entered');
    await drain(outboxOf());
    expect(receiver.received).toHaveLength(1);
    const { headers, body } = receiver.received[0] as (typeof receiver.received)[number];
    const told = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(checkValid('event', told)).toEqual([]);
    expect(told).toMatchObject({ id: event?.id, type: 'task.opened', source: 'http://hub.example', position: '1' });
    expect(headers['webhook-id']).toBe(event?.id);
    expect(headers['content-type']).toBe('application/cloudevents+json');
    expect(await deliveryOf(id)).toMatchObject({
      status: 'delivered',
      attempts: 1,
      lastStatus: 204,
      nextAttemptAt: null,
    });
    expect((await getSubscription(db.knex, id))?.fannedOutTo).toBe(2);
  });

  const matrix: { answer: string; outcome: Record<string, unknown>; waitMs?: number; status?: string }[] = [
    { answer: '200', outcome: { status: 'delivered', lastStatus: 200 } },
    { answer: '204', outcome: { status: 'delivered', lastStatus: 204 } },
    { answer: '301', outcome: { status: 'pending', lastStatus: 301 }, waitMs: 5_000 },
    { answer: '400', outcome: { status: 'pending', lastStatus: 400 }, waitMs: 5_000 },
    { answer: '410', outcome: { status: 'failed', lastStatus: 410, nextAttemptAt: null }, status: 'disabled' },
    { answer: '429', outcome: { status: 'pending', lastStatus: 429 }, waitMs: 120_000 },
    { answer: '503', outcome: { status: 'pending', lastStatus: 503 }, waitMs: 120_000 },
    { answer: '500', outcome: { status: 'pending', lastStatus: 500 }, waitMs: 5_000 },
    { answer: 'timeout', outcome: { status: 'pending', lastStatus: null, lastError: 'timeout' }, waitMs: 5_000 },
    { answer: 'reset', outcome: { status: 'pending', lastStatus: null, lastError: 'ECONNRESET' }, waitMs: 5_000 },
    { answer: 'drip', outcome: { status: 'delivered', lastStatus: 200 } },
  ];
  test.each(matrix)(
    'a receiver that answers $answer leads to $outcome',
    async ({ answer, outcome, waitMs, status }) => {
      const canary = await receiverOf();
      const receiver = await receiverOf((_request, response) => {
        if (answer === 'timeout') return;
        if (answer === 'reset') return void response.socket?.resetAndDestroy();
        if (answer === 'drip') return void response.writeHead(200).write('x'.repeat(100_000));
        response.writeHead(Number(answer), { location: canary.url, 'retry-after': '120' }).end();
      });
      const { id } = await subscribe(receiver.url);
      await emit();
      await drain(outboxOf());
      const delivery = await deliveryOf(id);
      expect(delivery).toMatchObject({ attempts: 1, ...outcome });
      if (waitMs !== undefined) expect(Date.parse(delivery?.nextAttemptAt ?? '') - clockMs).toBe(waitMs);
      const subscription = await getSubscription(db.knex, id);
      expect(subscription?.status).toBe(status ?? 'active');
      expect(subscription?.failingSince === null).toBe(outcome['status'] === 'delivered');
      expect(canary.received).toEqual([]);
    },
  );

  test('the schedule is kept to the end: ten attempts with the same id, then failed and kept', async () => {
    const receiver = await receiverOf((_request, response) => response.writeHead(500).end());
    const { id } = await subscribe(receiver.url);
    await emit();
    const outbox = outboxOf();
    await drain(outbox);
    for (const [index, delay] of attemptDelaysMs.slice(1).entries()) {
      clockMs += delay - 1_000;
      await drain(outbox);
      expect(receiver.received).toHaveLength(index + 1);
      clockMs += 1_000;
      await drain(outbox);
      expect(receiver.received).toHaveLength(index + 2);
    }
    expect(await deliveryOf(id)).toMatchObject({ status: 'failed', attempts: 10, nextAttemptAt: null });
    clockMs += 48 * 3_600_000;
    await drain(outbox);
    expect(receiver.received).toHaveLength(10);
    expect(new Set(receiver.received.map((r) => r.headers['webhook-id'])).size).toBe(1);
  });

  test('a receiver that changes its secret loses nothing: both sign until the old one ends', async () => {
    const receiver = await receiverOf();
    const { id, secret } = await subscribe(receiver.url);
    const next = newWebhookSecret();
    const stored = rotateWebhookSecret(secret, next, now());
    await db.transaction((tx) => saveSubscriptionSecret(tx, vault, id, stored));
    await emit();
    await drain(outboxOf());
    const { headers, body } = receiver.received[0] as (typeof receiver.received)[number];
    for (const known of [secret, next]) {
      expect(() => new Webhook(known).verify(body, headers as Record<string, string>)).not.toThrow();
    }
    const row = await db.knex<{ id: string; secret: string }>('webhook_subscriptions').where({ id }).first();
    expect(row?.secret).not.toContain(next.slice(6, 20));
  });

  test('each subscriber is told in the order of positions, and one that is down holds up no other', async () => {
    const healthy = [await receiverOf(), await receiverOf()];
    const down = await receiverOf((_request, response) => response.writeHead(500).end());
    for (const { url } of [...healthy, down]) await subscribe(url);
    await emit(250);
    await drain(outboxOf());
    for (const receiver of healthy) {
      const positions = receiver.received.map((r) => Number((JSON.parse(r.body) as { position: string }).position));
      expect(positions).toEqual(Array.from({ length: 250 }, (_, n) => n + 1));
    }
    // Its other deliveries keep their attempts for when it is back.
    expect(down.received.length).toBe(3);
  });

  test('after an outage everything is delivered, once each by id', async () => {
    let up = false;
    const receiver = await receiverOf((_request, response) => response.writeHead(up ? 200 : 503).end());
    await subscribe(receiver.url);
    await emit(40);
    const outbox = outboxOf();
    for (let hour = 0; hour < 24; hour++) {
      clockMs += 3_600_000;
      await drain(outbox);
    }
    up = true;
    const before = receiver.received.length;
    for (let hour = 0; hour < 30; hour++) {
      clockMs += 3_600_000;
      await drain(outbox);
    }
    const ids = receiver.received.slice(before).map((r) => r.headers['webhook-id']);
    expect(new Set(ids).size).toBe(40);
    expect(ids).toHaveLength(40);
  });

  test('a paused subscriber is sent what it missed when it goes on', async () => {
    const receiver = await receiverOf();
    const { id } = await subscribe(receiver.url);
    const outbox = outboxOf();
    await db.knex('webhook_subscriptions').where({ id }).update({ status: 'paused' });
    await emit(3);
    await drain(outbox);
    expect(receiver.received).toHaveLength(0);
    await db.knex('webhook_subscriptions').where({ id }).update({ status: 'active' });
    await drain(outbox);
    expect(receiver.received).toHaveLength(3);
  });

  test('two outboxes send each event once: one of them has the lease', async () => {
    const receiver = await receiverOf();
    await subscribe(receiver.url);
    await emit(30);
    const outboxes = [outboxOf('one'), outboxOf('two')];
    await Promise.all(outboxes.map(drain));
    expect(receiver.received).toHaveLength(30);
  });

  test('a death between sending and noting it sends again under the same id: never lost, and told apart', async () => {
    const receiver = await receiverOf();
    const { id } = await subscribe(receiver.url);
    await emit();
    let deaths = 0;
    const dying = outboxOf('one', (name) => {
      if (name === 'outbox.afterSend' && deaths++ === 0) throw new Error('killed');
    });
    await drain(dying);
    expect(await deliveryOf(id)).toMatchObject({ status: 'pending', attempts: 0 });
    await drain(dying);
    expect(await deliveryOf(id)).toMatchObject({ status: 'delivered', attempts: 1 });
    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.received.map((r) => r.headers['webhook-id'])).size).toBe(1);
  });
});
