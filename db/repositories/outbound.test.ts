import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { forEachDatabase } from '../../test/support/databases.ts';
import { createTestVault, instant } from '../../test/support/records.ts';
import type { Db } from '../connection.ts';
import {
  getDelivery,
  insertDeliveries,
  listDeliveries,
  listDueDeliveries,
  retryDelivery,
  saveDeliveryAttempt,
} from './deliveries.ts';
import { appendEvents } from './events.ts';
import {
  getSubscription,
  insertSubscription,
  listSubscriptions,
  listSubscriptionsToFanOut,
  loadSubscriptionSecret,
  setFannedOutTo,
  updateSubscription,
} from './subscriptions.ts';

const vault = createTestVault();

forEachDatabase((_kind, open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
    const events = Array.from({ length: 3 }, (_, n) => ({
      id: `e${n + 1}`,
      type: 't',
      subject: 's',
      applicationId: null,
      departmentId: null,
      actor: 'hub',
      data: {},
      at: instant(n),
    }));
    await db.transaction((tx) => appendEvents(tx, events));
    await insertSubscription(db.knex, vault, {
      id: 's1',
      url: 'https://a.example/hook',
      eventTypes: [],
      fannedOutTo: 0,
      createdAt: instant(),
      secret: 'whsec_CANARY',
    });
  });

  const deliver = (...positions: number[]) =>
    insertDeliveries(
      db.knex,
      positions.map((position) => ({
        id: `d${position}-${randomUUID().slice(0, 8)}`,
        subscriptionId: 's1',
        position,
        createdAt: instant(position),
      })),
    );

  const listDue = (now: string) => listDueDeliveries(db.knex, { subscriptionId: 's1', now, limit: 10 });

  it('subscriptions keep their secret sealed and remember how far they were told', async () => {
    expect(await getSubscription(db.knex, 's1')).toMatchObject({
      url: 'https://a.example/hook',
      status: 'active',
      fannedOutTo: 0,
      version: 1,
    });
    expect(JSON.stringify(await db.knex('webhook_subscriptions'))).not.toContain('CANARY');
    expect(await loadSubscriptionSecret(db.knex, vault, 's1')).toBe('whsec_CANARY');
    await setFannedOutTo(db.knex, 's1', 2);
    await setFannedOutTo(db.knex, 's1', 1);
    await updateSubscription(db.knex, 's1', { status: 'paused', failingSince: instant(1) });
    expect(await getSubscription(db.knex, 's1')).toMatchObject({
      fannedOutTo: 2,
      status: 'paused',
      failingSince: instant(1),
      version: 2,
    });
    expect(await listSubscriptionsToFanOut(db.knex)).toHaveLength(1);
    await updateSubscription(db.knex, 's1', { status: 'disabled' });
    expect(await listSubscriptionsToFanOut(db.knex)).toEqual([]);
    expect((await listSubscriptions(db.knex, {})).items).toHaveLength(1);
  });

  describe('deliveries', () => {
    it('are made once for each subscription and event', async () => {
      await deliver(1, 2);
      await deliver(2, 3);
      const page = await listDeliveries(db.knex, { subscriptionId: 's1', limit: 2 });
      const rest = await listDeliveries(db.knex, { subscriptionId: 's1', limit: 2, cursor: page.nextCursor });
      expect([...page.items, ...rest.items].map(({ eventId }) => eventId)).toEqual(['e3', 'e2', 'e1']);
    });

    it('are due until they got through; a late failure does not undo that', async () => {
      await deliver(1, 2);
      const [first, second] = await listDue(instant(10));
      expect([first?.position, second?.position]).toEqual([1, 2]);
      expect(await listDue(instant(1))).toHaveLength(1);
      const attempt = { attempts: 1, lastStatus: 200, lastError: null };
      await saveDeliveryAttempt(db.knex, first?.id ?? '', {
        ...attempt,
        status: 'delivered',
        nextAttemptAt: null,
        deliveredAt: instant(5),
      });
      await saveDeliveryAttempt(db.knex, first?.id ?? '', {
        ...attempt,
        status: 'pending',
        nextAttemptAt: instant(6),
        deliveredAt: null,
      });
      await saveDeliveryAttempt(db.knex, second?.id ?? '', {
        status: 'pending',
        attempts: 1,
        nextAttemptAt: instant(50),
        lastStatus: 500,
        lastError: 'x'.repeat(900),
        deliveredAt: null,
      });
      expect(await getDelivery(db.knex, first?.id ?? '')).toMatchObject({
        status: 'delivered',
        deliveredAt: instant(5),
      });
      expect(await listDue(instant(49))).toEqual([]);
      expect(await listDue(instant(50))).toMatchObject([{ lastStatus: 500, attempts: 1 }]);
      expect(await getDelivery(db.knex, 'unknown')).toBeNull();
    });

    it('that failed for good can be sent again', async () => {
      await deliver(1);
      const [due] = await listDue(instant(10));
      const failed = {
        status: 'failed',
        attempts: 10,
        nextAttemptAt: null,
        lastStatus: 500,
        lastError: null,
        deliveredAt: null,
      } as const;
      await saveDeliveryAttempt(db.knex, due?.id ?? '', failed);
      expect(await listDue(instant(10))).toEqual([]);
      expect((await listDeliveries(db.knex, { status: 'failed' })).items).toHaveLength(1);
      await retryDelivery(db.knex, due?.id ?? '', instant(20));
      expect(await listDue(instant(20))).toMatchObject([{ attempts: 0 }]);
    });

    it('of one subscription are not hidden by another’s', async () => {
      await deliver(1);
      expect(await listDueDeliveries(db.knex, { subscriptionId: 'other', now: instant(10), limit: 10 })).toEqual([]);
    });
  });
});
