import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../db/connection.ts';
import { insertInboxRows, sealInboxContent } from '../db/repositories/inbox.ts';
import { insertOrder, updateOrder } from '../db/repositories/interview-orders.ts';
import { listMaintenanceWindows } from '../db/repositories/maintenance-windows.ts';
import { forEachDatabase } from '../test/support/databases.ts';
import { createTestLog } from '../test/support/delivery.ts';
import { addApplication, createTestVault, instant } from '../test/support/records.ts';
import { createMaintenance, maintenanceType } from './maintenance.ts';

const vault = createTestVault();
const from = instant(3_600_000);
const to = instant(7_200_000);

forEachDatabase((kind, open) => {
  describe(`maintenance of a vendor on ${kind}`, () => {
    let db: Db;
    let signalled: string[];
    let started: string[];
    beforeEach(async () => {
      db = await open();
      signalled = [];
      started = [];
    });
    const deps = (holder = 'one') => ({
      db,
      vault,
      log: createTestLog(),
      now: () => new Date(instant()),
      newId: () => randomUUID(),
      holder,
      gateway: {
        signalInbox: async (id: string) => {
          signalled.push(id);
          return 'ok' as const;
        },
        startApplication: async (id: string) => {
          started.push(id);
        },
      },
    });
    const run = async (): Promise<void> => {
      const maintenance = createMaintenance(deps());
      expect(await maintenance.runOnce()).toBe(true);
      await maintenance.stop();
    };
    const announce = async (window: object | null, connectionId = 'clearvoice'): Promise<string> => {
      const id = randomUUID();
      const event = { eventType: maintenanceType, ...(window === null ? {} : { maintenance: window }) };
      await insertInboxRows(db.knex, [
        {
          id,
          connectionId,
          deliveryKey: id,
          eventType: maintenanceType,
          via: 'webhook',
          applicationId: null,
          remoteOrderId: null,
          externalRef: null,
          content: sealInboxContent(vault, null, id, { raw: null, event }),
          occurredAt: instant(),
          receivedAt: instant(),
        },
      ]);
      return id;
    };
    /** An application with an order at the vendor. */
    async function addOrder(
      connectionId = 'clearvoice',
      status: 'invited' | 'reportReady' = 'invited',
    ): Promise<string> {
      const { applicationId, key } = await addApplication(db, vault);
      const id = randomUUID();
      await insertOrder(db.knex, {
        id,
        applicationId,
        stageId: 'interview',
        connectionId,
        expiresAt: instant(9e6),
        createdAt: instant(),
      });
      await updateOrder(db.knex, key, id, { status, updatedAt: instant() });
      return applicationId;
    }
    const told = async (): Promise<string[]> =>
      db.knex('inbox').where({ event_type: 'maintenance.announced' }).orderBy('application_id').pluck('application_id');
    const outcomeOf = async (id: string) =>
      db.knex('inbox').where({ id }).first<object>('outcome', 'detail', 'consumed_at');
    const streamed = async () => (await db.knex('events').where({ type: maintenanceType })).length;

    it('is told once to each application with an open order there, and to nobody else', async () => {
      const open1 = await addOrder();
      const open2 = await addOrder();
      await addOrder('quizmill');
      await addOrder('clearvoice', 'reportReady');
      const ended = await addOrder();
      await db.knex('applications').where({ id: ended }).update({ status: 'withdrawn' });
      const row = await announce({ from, to, note: 'Update' });
      await run();
      expect(await told()).toEqual([open1, open2].toSorted());
      expect(signalled.toSorted()).toEqual([open1, open2].toSorted());
      expect(started).toEqual([]);
      expect(await listMaintenanceWindows(db.knex, instant(), 9)).toMatchObject([
        { connectionId: 'clearvoice', fromAt: from, toAt: to, note: 'Update', announcedAt: instant() },
      ]);
      expect(await outcomeOf(row)).toMatchObject({ outcome: 'applied', consumed_at: instant() });
      await run();
      expect([(await told()).length, await streamed()]).toEqual([2, 1]);
    });

    it('announced again is the same window: only who opened an order in between hears of it', async () => {
      const first = await addOrder();
      await announce({ from, to });
      await run();
      const second = await addOrder();
      // The same instants, written by another clock.
      await announce({ from: from.replace('Z', '+00:00'), to });
      await announce({ from, to });
      await run();
      expect(await told()).toEqual([first, second].toSorted());
      expect([(await listMaintenanceWindows(db.knex, instant(), 9)).length, await streamed()]).toEqual([1, 1]);
      await announce({ from, to: instant(7_200_001) });
      await run();
      expect([(await told()).length, await streamed()]).toEqual([4, 2]);
    });

    it.each<[string, object | null, string]>([
      ['ends before it begins', { from: to, to: from }, 'The window ends before it begins.'],
      ['ends as it begins', { from, to: from }, 'The window ends before it begins.'],
      [
        'ends earlier in another zone',
        { from, to: '2026-11-22T16:30:00.000+08:00' },
        'The window ends before it begins.',
      ],
      ['has no times', null, 'The window ends before it begins.'],
      ['is over', { from: instant(-9000), to: instant(-1) }, 'The window is over.'],
    ])('that %s is ignored and said so', async (_what, window, detail) => {
      await addOrder();
      const row = await announce(window);
      await run();
      expect(await outcomeOf(row)).toEqual({ outcome: 'ignored', detail, consumed_at: instant() });
      expect([await told(), await listMaintenanceWindows(db.knex, instant(-1e7), 9), await streamed()]).toEqual([
        [],
        [],
        0,
      ]);
    });

    it('is announced by one process at a time', async () => {
      await addOrder();
      const one = createMaintenance(deps('one'));
      const two = createMaintenance(deps('two'));
      expect(await one.runOnce()).toBe(true);
      await announce({ from, to });
      expect(await two.runOnce()).toBe(false);
      expect(await told()).toEqual([]);
      await one.stop();
      expect(await two.runOnce()).toBe(true);
      expect((await told()).length).toBe(1);
      await two.stop();
    });
  });
});
