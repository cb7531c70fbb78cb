import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../db/connection.ts';
import { getApplication } from '../db/repositories/applications.ts';
import { getBooking } from '../db/repositories/bookings.ts';
import { listUnconsumed, openInboxContent } from '../db/repositories/inbox.ts';
import { loadDataKey } from '../db/repositories/keys.ts';
import { setUserDisabled } from '../db/repositories/users.ts';
import { HubError } from '../domain/errors.ts';
import { forEachDatabase } from '../test/support/databases.ts';
import { createTestVault } from '../test/support/records.ts';
import { addWaitingApplication, newId, schedulingNow, seedInterviews } from '../test/support/scheduling.ts';
import { cancelBooking, makeBooking } from './bookings.ts';
import { giveBackBookingsOfLeavers } from './leavers.ts';

const vault = createTestVault();
const [nine, ten, eleven] = [1, 2, 3].map((hour) => `2026-11-24T0${hour}:00:00.000Z`) as [string, string, string];

forEachDatabase((_kind, open) => {
  let db: Db;
  let clock: string;
  let signalled: string[];
  const deps = () => ({
    db,
    vault,
    newId,
    now: () => new Date(clock),
    gateway: {
      signalInbox: async (id: string) => {
        signalled.push(id);
        return 'ok' as const;
      },
      startApplication: async () => undefined,
    },
  });
  beforeEach(async () => {
    db = await open();
    clock = schedulingNow;
    signalled = [];
    await seedInterviews(db, { interviewers: ['an', 'bo'] });
  });

  const book = async (startAt: string, interviewerId: string) => {
    const { applicationId } = await addWaitingApplication(db, vault);
    return db.transaction((tx) =>
      makeBooking(tx, deps(), applicationId, { startAt, interviewerId, timeZone: 'Asia/Shanghai' }),
    );
  };
  const statusOf = async ({ id }: { id: string }) => (await getBooking(db.knex, id))?.status;
  const eventsOf = async (applicationId: string): Promise<string[]> => {
    const application = await getApplication(db.knex, applicationId);
    const key = await loadDataKey(db.knex, vault, application?.keyId ?? '');
    const rows = await listUnconsumed(db.knex, applicationId);
    return rows.map((row) => openInboxContent<{ event: { eventType: string } }>(vault, key, row).event.eventType);
  };

  describe('the interviews ahead of somebody who left', () => {
    it('are given back, and each process hears of it once; those of others stay', async () => {
      const mine = [await book(nine, 'an'), await book(eleven, 'an')];
      const other = await book(nine, 'bo');
      expect(await giveBackBookingsOfLeavers(deps())).toBe(0);
      await setUserDisabled(db.knex, 'an', clock);
      expect(await giveBackBookingsOfLeavers(deps())).toBe(2);
      expect(await giveBackBookingsOfLeavers(deps())).toBe(0);
      for (const booking of mine) {
        expect(await statusOf(booking)).toBe('cancelled');
        expect(await eventsOf(booking.applicationId)).toEqual(['booking.made', 'booking.cancelled']);
      }
      expect(await statusOf(other)).toBe('booked');
      expect(signalled.toSorted()).toEqual(mine.map(({ applicationId }) => applicationId).toSorted());
    });

    it('do not count those that have begun or were called off before', async () => {
      const begun = await book(nine, 'an');
      const calledOff = await book(eleven, 'an');
      await db.transaction((tx) => cancelBooking(tx, deps(), calledOff.id, 'candidate'));
      await setUserDisabled(db.knex, 'an', clock);
      clock = ten;
      expect(await giveBackBookingsOfLeavers(deps())).toBe(0);
      expect(await statusOf(begun)).toBe('booked');
    });

    it('are given back once by two servers at once', async () => {
      const booking = await book(nine, 'an');
      await setUserDisabled(db.knex, 'an', clock);
      const given = await Promise.all([giveBackBookingsOfLeavers(deps()), giveBackBookingsOfLeavers(deps())]);
      expect(given.reduce((sum, one) => sum + one, 0)).toBe(1);
      expect(await eventsOf(booking.applicationId)).toEqual(['booking.made', 'booking.cancelled']);
    });

    it('are given back also while Temporal is away: the rows wait', async () => {
      const booking = await book(nine, 'an');
      await setUserDisabled(db.knex, 'an', clock);
      const away = async (): Promise<never> => {
        throw new HubError('temporal_unavailable', 'Away.');
      };
      const gateway = { signalInbox: away, startApplication: away };
      expect(await giveBackBookingsOfLeavers({ ...deps(), gateway })).toBe(1);
      expect(await eventsOf(booking.applicationId)).toEqual(['booking.made', 'booking.cancelled']);
    });
  });
});
