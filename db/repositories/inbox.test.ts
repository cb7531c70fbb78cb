import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { forEachDatabase } from '../../test/support/databases.ts';
import { addApplication, createTestVault, instant } from '../../test/support/records.ts';
import type { Db } from '../connection.ts';
import {
  attachUnmatched,
  insertInboxRows,
  listInbox,
  listUnconsumed,
  listUnmatched,
  listWaiting,
  markConsumed,
  markSignalled,
  openInboxContent,
  sealInboxContent,
} from './inbox.ts';
import type { NewInboxRow } from './inbox.ts';

const vault = createTestVault();

forEachDatabase((_kind, open) => {
  let db: Db;
  let made: Awaited<ReturnType<typeof addApplication>>;
  beforeEach(async () => {
    db = await open();
    made = await addApplication(db, vault);
  });

  const row = (deliveryKey: string, more: Partial<NewInboxRow> = {}): NewInboxRow => {
    const id = randomUUID();
    const applicationId = more.applicationId === undefined ? made.applicationId : more.applicationId;
    return {
      id,
      connectionId: 'cv',
      deliveryKey,
      eventType: 'interview.started',
      via: 'webhook',
      remoteOrderId: 'CV-1',
      externalRef: null,
      content: sealInboxContent(vault, applicationId === null ? null : made.key, id, { deliveryKey }),
      occurredAt: instant(0),
      receivedAt: instant(0),
      ...more,
      applicationId,
    };
  };

  describe('the inbox', () => {
    it('keeps each delivery of a connection once and says which were new', async () => {
      const first = [row('a'), row('b'), row('a')];
      const added = await db.transaction((tx) => insertInboxRows(tx, first));
      expect([...added].sort()).toEqual([first[0]?.id, first[1]?.id].sort());
      const second = [row('b'), row('c'), row('a', { connectionId: 'other' })];
      expect([...(await insertInboxRows(db.knex, second))].sort()).toEqual([second[1]?.id, second[2]?.id].sort());
      expect((await insertInboxRows(db.knex, [])).size).toBe(0);
      expect(await listUnconsumed(db.knex, made.applicationId)).toHaveLength(4);
    });

    it('keeps 500 deliveries sent three times by four writers at once exactly once', async () => {
      const keys = Array.from({ length: 500 }, (_, n) => `d${n}`);
      const shuffled = () => [...keys].sort(() => Math.random() - 0.5);
      const write = async (order: string[]) => {
        let count = 0;
        for (let start = 0; start < order.length; start += 50) {
          const rows = order.slice(start, start + 50).map((key) => row(key));
          count += (await db.transaction((tx) => insertInboxRows(tx, rows))).size;
        }
        return count;
      };
      const counts = await Promise.all([write(shuffled()), write(shuffled()), write(shuffled())]);
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(500);
      expect(Number(((await db.knex('inbox').count({ n: '*' }).first()) as { n: number }).n)).toBe(500);
    });

    it('tells ids apart that differ by case or a trailing space', async () => {
      expect((await insertInboxRows(db.knex, [row('k'), row('K'), row('k ')])).size).toBe(3);
    });

    it('gives an application its rows in the order received, until they are taken', async () => {
      const rows = [row('b', { receivedAt: instant(2) }), row('a', { receivedAt: instant(1) })];
      await insertInboxRows(db.knex, rows);
      const waiting = await listUnconsumed(db.knex, made.applicationId);
      expect(waiting.map(({ deliveryKey }) => deliveryKey)).toEqual(['a', 'b']);
      expect(openInboxContent(vault, made.key, waiting[0] as (typeof waiting)[0])).toEqual({ deliveryKey: 'a' });
      expect(() => openInboxContent(vault, null, waiting[0] as (typeof waiting)[0])).toThrow('its key is needed');
      await markConsumed(db.knex, waiting[0]?.id ?? '', { outcome: 'applied', detail: null, at: instant(3) });
      await markConsumed(db.knex, waiting[0]?.id ?? '', {
        outcome: 'ignored',
        detail: 'x'.repeat(600),
        at: instant(4),
      });
      expect((await listUnconsumed(db.knex, made.applicationId)).map(({ deliveryKey }) => deliveryKey)).toEqual(['b']);
      expect((await listInbox(db.knex, { outcome: 'applied' })).items).toMatchObject([
        { deliveryKey: 'a', consumedAt: instant(3), detail: null },
      ]);
    });

    it('names for the sweeper what was neither taken nor signalled lately', async () => {
      const rows = [
        row('old'),
        row('signalled'),
        row('new', { receivedAt: instant(100) }),
        row('unmatched', { applicationId: null }),
      ];
      await insertInboxRows(db.knex, rows);
      await markSignalled(db.knex, [rows[1]?.id ?? ''], instant(60));
      await markSignalled(db.knex, [], instant(60));
      const keys = async (olderThanAt: string) =>
        (await listWaiting(db.knex, { olderThanAt, limit: 10 })).map((each) => each.deliveryKey);
      expect(await keys(instant(50))).toEqual(['old']);
      expect((await keys(instant(90))).sort()).toEqual(['old', 'signalled']);
    });

    it('keeps what came before its order, and gives it over under the candidate’s key when the order is known', async () => {
      const early = [
        row('by-remote-id', { applicationId: null }),
        row('by-our-id', { applicationId: null, remoteOrderId: null, externalRef: 'order-1', receivedAt: instant(1) }),
        row('someone else', { applicationId: null, remoteOrderId: 'CV-2', receivedAt: instant(2) }),
        row('other connection', { applicationId: null, connectionId: 'other', receivedAt: instant(3) }),
      ];
      await insertInboxRows(db.knex, early);
      const order = {
        connectionId: 'cv',
        remoteOrderId: 'CV-1',
        orderId: 'order-1',
        applicationId: made.applicationId,
      };
      const attached = await db.transaction((tx) => attachUnmatched(tx, vault, made.key, order));
      expect(attached.sort()).toEqual([early[0]?.id, early[1]?.id].sort());
      expect(await db.transaction((tx) => attachUnmatched(tx, vault, made.key, order))).toEqual([]);
      const rows = await listUnconsumed(db.knex, made.applicationId);
      expect(rows.map((each) => openInboxContent(vault, made.key, each))).toEqual([
        { deliveryKey: 'by-remote-id' },
        { deliveryKey: 'by-our-id' },
      ]);
      expect(rows.every(({ outcome }) => outcome === 'pending')).toBe(true);
      const left = await listUnmatched(db.knex, {
        receivedFromAt: instant(0),
        receivedBeforeAt: instant(10),
        limit: 10,
      });
      expect(left.map(({ deliveryKey }) => deliveryKey)).toEqual(['someone else', 'other connection']);
      expect(openInboxContent(vault, null, left[0] as (typeof left)[0])).toEqual({ deliveryKey: 'someone else' });
    });

    it('is listed without content', async () => {
      await insertInboxRows(db.knex, [row('a'), row('b', { connectionId: 'other', receivedAt: instant(1) })]);
      const page = await listInbox(db.knex, { limit: 1 });
      expect(page.items[0]).not.toHaveProperty('content');
      expect(
        (await listInbox(db.knex, { limit: 1, cursor: page.nextCursor })).items.map(({ deliveryKey }) => deliveryKey),
      ).toEqual(['a']);
      expect((await listInbox(db.knex, { connectionId: 'cv', applicationId: made.applicationId })).items).toHaveLength(
        1,
      );
    });
  });
});
