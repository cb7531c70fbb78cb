import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createRegistry } from '../connectors/registry.ts';
import type { Db } from '../db/connection.ts';
import { getConnection, updateConnection } from '../db/repositories/connections.ts';
import { attachUnmatched, listInbox, listUnconsumed, openInboxContent } from '../db/repositories/inbox.ts';
import { destroyDataKeys } from '../db/repositories/keys.ts';
import {
  addOrder,
  createTestLog,
  createTestMetrics,
  forEachEmptiedDatabase,
  registryWithPoll,
  seedInterview,
  vendorWebhook,
  type Seed,
} from '../test/support/delivery.ts';
import { createDispatcher } from './dispatcher.ts';
import { createInboxWriter, type InboxContent } from './inbox-writer.ts';
import { createInbox } from './inbox.ts';
import { createPoller } from './poller.ts';
import { newWebhookSecret } from './standard-webhooks.ts';
import { createSweeper } from './sweeper.ts';

function setUp(db: Db, seed: Seed, gatewayAnswer: () => Promise<'ok' | 'notFound'> = async () => 'ok') {
  const signals: string[] = [];
  const metrics = createTestMetrics();
  const log = createTestLog();
  const now = () => new Date();
  const crashPoint = () => undefined;
  const gateway = {
    signalInbox: async (id: string) => {
      signals.push(id);
      return gatewayAnswer();
    },
  };
  const shared = { db, vault: seed.vault, now, newId: randomUUID, crashPoint, log, metrics };
  const writer = createInboxWriter(shared);
  const dispatcher = createDispatcher({ ...shared, gateway });
  const inbox = createInbox({ ...shared, registry: createRegistry(), writer, dispatcher });
  return { inbox, writer, dispatcher, signals, metrics, log, shared };
}

forEachEmptiedDatabase((_kind, get) => {
  let db: Db;
  let seed: Seed;
  beforeEach(async () => {
    db = get();
    seed = await seedInterview(db);
  });

  const rows = async () => (await listInbox(db.knex, {})).items;

  test('one delivery sent three times at once becomes one row, and every sender gets its answer', async () => {
    const { inbox, dispatcher, signals, metrics } = setUp(db, seed);
    const raw = vendorWebhook(seed);
    const answers = await Promise.all([1, 2, 3].map(() => inbox.receiveWebhook(seed.connectionId, raw)));
    expect(answers.map((a) => a.received).sort()).toEqual([0, 0, 1]);
    expect(await inbox.receiveWebhook(seed.connectionId, raw)).toEqual({ received: 0, duplicates: 1 });
    await dispatcher.idle();
    expect(await rows()).toHaveLength(1);
    expect(signals).toEqual([seed.applicationId]);
    expect(metrics.counts['inbox_duplicate_total']).toBe(3);
  });

  test('the content is sealed under the key of the application and holds bytes and translation', async () => {
    const { inbox } = setUp(db, seed);
    const raw = vendorWebhook(seed);
    await inbox.receiveWebhook(seed.connectionId, raw);
    const [row] = await listUnconsumed(db.knex, seed.applicationId);
    expect(row?.content).not.toContain('interview');
    const content = openInboxContent<InboxContent>(seed.vault, seed.key, row as NonNullable<typeof row>);
    expect(content.raw).toEqual({ encoding: 'utf8', text: Buffer.from(raw.bytes).toString('utf8') });
    expect(content.event).toMatchObject({ eventType: 'interview.started', externalRef: seed.orderId });
  });

  test('many rows of one application become one signal and are marked', async () => {
    const { inbox, dispatcher, signals } = setUp(db, seed);
    const raws = Array.from({ length: 20 }, () => vendorWebhook(seed));
    await Promise.all(raws.map((raw) => inbox.receiveWebhook(seed.connectionId, raw)));
    await dispatcher.idle();
    expect(signals.length).toBeLessThanOrEqual(2);
    expect((await rows()).every((row) => row.signalledAt !== null)).toBe(true);
  });

  test('with Temporal away the webhook is kept and answered, and the row stays unsignalled', async () => {
    const { inbox, dispatcher, log } = setUp(db, seed, () => Promise.reject(new Error('away')));
    expect(await inbox.receiveWebhook(seed.connectionId, vendorWebhook(seed))).toMatchObject({ received: 1 });
    await dispatcher.idle();
    expect(await rows()).toMatchObject([{ signalledAt: null, outcome: 'pending' }]);
    expect(log.lines).toHaveLength(1);
  });

  test('a webhook before its order is kept and given to the order later, readable by its key alone', async () => {
    const early = await seedInterview(db, { vault: seed.vault, withOrder: false, webhookSecret: seed.webhookSecret });
    const { inbox, signals, dispatcher } = setUp(db, early);
    await inbox.receiveWebhook(early.connectionId, vendorWebhook(early));
    expect(await rows()).toMatchObject([{ applicationId: null, outcome: 'unmatched', consumedAt: null }]);
    await dispatcher.idle();
    expect(signals).toEqual([]);

    await addOrder(db, early);
    const attached = await db.transaction((tx) =>
      attachUnmatched(tx, early.vault, early.key, { ...early, remoteOrderId: 'CV-000001' }),
    );
    expect(attached).toHaveLength(1);
    const [row] = await listUnconsumed(db.knex, early.applicationId);
    const content = openInboxContent<InboxContent>(early.vault, early.key, row as NonNullable<typeof row>);
    expect(content.event.externalRef).toBe(early.orderId);
  });

  test('the sweeper gives a row to an order that was committed at the same instant', async () => {
    const early = await seedInterview(db, { vault: seed.vault, withOrder: false });
    const { inbox, shared } = setUp(db, early);
    await inbox.receiveWebhook(early.connectionId, vendorWebhook(early));
    await addOrder(db, early);
    const signals: string[] = [];
    const sweeper = createSweeper(
      {
        ...shared,
        now: () => new Date(Date.now() + 15_000),
        holder: 'test',
        gateway: {
          startApplication: async () => undefined,
          isRunning: async () => true,
          signalInbox: async (id) => {
            signals.push(id);
            return 'ok';
          },
        },
      },
      { waitingMs: 10_000 },
    );
    expect(await sweeper.runOnce()).toBe(true);
    expect(signals).toContain(early.applicationId);
    expect(await rows()).toMatchObject([{ applicationId: early.applicationId, outcome: 'pending' }]);
  });

  test("a vendor cannot speak for another connection's order", async () => {
    const other = await seedInterview(db, { vault: seed.vault });
    const { inbox } = setUp(db, seed);
    await inbox.receiveWebhook(other.connectionId, vendorWebhook({ ...other, orderId: seed.orderId }));
    expect(await rows()).toMatchObject([{ applicationId: null, outcome: 'unmatched' }]);
  });

  test('what is refused leaves no row: unknown connection, disabled, wrong secret, stale, broken body', async () => {
    const { inbox, metrics } = setUp(db, seed);
    const refused = (raw: ReturnType<typeof vendorWebhook>, connectionId = seed.connectionId) =>
      expect(inbox.receiveWebhook(connectionId, raw)).rejects;
    await refused(vendorWebhook(seed), 'nobody').toMatchObject({ code: 'connection_not_found' });
    await refused(vendorWebhook({ ...seed, webhookSecret: newWebhookSecret() })).toMatchObject({
      code: 'webhook_signature_invalid',
    });
    await refused({ ...vendorWebhook(seed), headers: {} }).toMatchObject({
      code: 'webhook_signature_invalid',
      status: 401,
    });
    const old = new Date(Date.now() - 86_400_000);
    await refused(vendorWebhook(seed, { now: old })).toMatchObject({ code: 'webhook_timestamp_stale' });
    await refused(vendorWebhook(seed, { type: 'recording.ready', data: {} })).toMatchObject({
      code: 'webhook_payload_invalid',
    });
    await db.transaction((tx) =>
      updateConnection(tx, seed.vault, seed.connectionId, { status: 'disabled' }, { now: new Date().toISOString() }),
    );
    inbox.forgetConnection(seed.connectionId);
    await refused(vendorWebhook(seed)).toMatchObject({ code: 'connection_not_found' });
    expect(await rows()).toEqual([]);
    expect(metrics.counts['inbox_rejected_total']).toBe(6);
  });

  test('an event of an unknown type is kept as ignored, and a second time it is a duplicate', async () => {
    const { inbox } = setUp(db, seed);
    const raw = vendorWebhook(seed, { type: 'interview.teleported' });
    expect(await inbox.receiveWebhook(seed.connectionId, raw)).toEqual({ received: 1, duplicates: 0 });
    expect(await inbox.receiveWebhook(seed.connectionId, raw)).toEqual({ received: 0, duplicates: 1 });
    const [row] = await rows();
    expect(row).toMatchObject({ outcome: 'ignored', applicationId: seed.applicationId });
    expect(row?.consumedAt).not.toBeNull();
  });

  test('what comes for an erased candidate is answered, and its content is not kept', async () => {
    const { inbox } = setUp(db, seed);
    await db.transaction((tx) => destroyDataKeys(tx, seed.vault, seed.candidateId, new Date().toISOString()));
    await inbox.receiveWebhook(seed.connectionId, vendorWebhook(seed));
    const row = await db.knex<{ id: string; outcome: string; content: string }>('inbox').first();
    if (row === undefined) throw new Error('no row');
    expect(row.outcome).toBe('ignored');
    const content = openInboxContent(seed.vault, null, { id: row.id, applicationId: null, content: row.content });
    expect(content).toEqual({ raw: null, event: null });
  });

  test('a row that does not fit fails alone, and those beside it in the commit are kept', async () => {
    const { writer } = setUp(db, seed);
    const draft = (dedupeKey: string) => ({
      connectionId: seed.connectionId,
      via: 'webhook' as const,
      content: {
        raw: null,
        event: {
          dedupeKey,
          eventType: 'interview.started' as const,
          vendorType: 'x',
          occurredAt: new Date().toISOString(),
          externalRef: seed.orderId,
        },
      },
    });
    const planted = draft('bad');
    (planted.content.event as { occurredAt: unknown }).occurredAt = null;
    const settled = await Promise.allSettled(
      [draft('a'), planted, draft('b'), draft('c')].map((d) => writer.write([d])),
    );
    expect(settled.map((s) => s.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect((await rows()).map((r) => r.deliveryKey).sort()).toEqual(['a', 'b', 'c']);
  });

  describe('the poll', () => {
    const event = (id: string) => ({
      dedupeKey: id,
      eventType: 'interview.started' as const,
      vendorType: 'interview.started',
      occurredAt: new Date().toISOString(),
      remoteOrderId: 'CV-000001',
      externalRef: seed.orderId,
    });
    const pollerOf = (made: ReturnType<typeof setUp>, pages: Record<string, { ids: string[]; next: string | null }>) =>
      createPoller(
        {
          ...made.shared,
          registry: registryWithPoll(async (_ctx, cursor) => {
            const page = pages[cursor ?? 'start'];
            if (page === undefined) throw new Error('vendor is away');
            return { events: page.ids.map(event), next: page.next };
          }),
          openContext: () => ({}) as never,
          writer: made.writer,
          dispatcher: made.dispatcher,
          holder: 'test',
        },
        { pollSeconds: 1 },
      );

    test('a lost webhook is found and counted, one that came is not, and a late one changes nothing', async () => {
      const made = setUp(db, seed);
      await made.inbox.receiveWebhook(seed.connectionId, vendorWebhook(seed, { id: 'came' }));
      const poller = pollerOf(made, { start: { ids: ['came', 'lost'], next: 'c1' }, c1: { ids: [], next: 'c1' } });
      expect(await poller.runOnce()).toBe(true);
      expect(made.metrics.counts['inbox_found_by_poll_total']).toBe(1);
      const late = await made.inbox.receiveWebhook(seed.connectionId, vendorWebhook(seed, { id: 'lost' }));
      expect(late).toEqual({ received: 0, duplicates: 1 });
      expect((await rows()).map((r) => [r.deliveryKey, r.via]).sort()).toEqual([
        ['came', 'webhook'],
        ['lost', 'poll'],
      ]);
      await made.dispatcher.idle();
      await poller.stop();
    });

    test('the cursor is kept page by page, also when a later page fails', async () => {
      const made = setUp(db, seed);
      const poller = pollerOf(made, { start: { ids: ['a'], next: 'c1' }, c1: { ids: ['b'], next: 'c2' } });
      await poller.runOnce();
      expect((await getConnection(db.knex, seed.connectionId))?.pollCursor).toBe('c2');
      expect(await rows()).toHaveLength(2);
      expect(made.log.lines).toHaveLength(1);
      await made.dispatcher.idle();
      await poller.stop();
    });
  });
});
