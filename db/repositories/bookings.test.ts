import { beforeEach, describe, expect, it } from 'vitest';
import { forEachDatabase } from '../../test/support/databases.ts';
import type { Db } from '../connection.ts';
import {
  deleteOtherParts,
  ensureAvailability,
  listAvailabilityParts,
  listDueAvailability,
  lockAvailability,
  markShiftsChanged,
  saveAvailabilityFailure,
  saveAvailabilityPart,
  setAvailabilityDue,
} from './availability.ts';
import {
  countBookings,
  findCandidateOverlap,
  getBooking,
  getLatestBooking,
  insertBooking,
  listBookings,
  listTakenTimes,
  setBookingStatus,
  updateBooking,
  type BookingRecord,
} from './bookings.ts';

const at = (hour: number, day = 24): string => new Date(Date.UTC(2026, 10, day, hour)).toISOString();
const booking = (id: string, hour: number, more: Partial<BookingRecord> = {}): BookingRecord => ({
  id,
  applicationId: `application-${id}`,
  candidateId: `candidate-${id}`,
  departmentId: 'sales',
  stageId: 'talk',
  stageRun: 1,
  interviewerId: 'wang',
  recruiterId: null,
  startAt: at(hour),
  endAt: at(hour + 1),
  blockedFromAt: at(hour),
  blockedToAt: at(hour + 1),
  timeZone: 'Asia/Shanghai',
  status: 'booked',
  sequence: 0,
  changes: 0,
  meetingUrl: null,
  createdAt: at(hour, 20),
  updatedAt: at(hour, 20),
  version: 1,
  ...more,
});

forEachDatabase((_kind, open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
  });

  describe('bookings', () => {
    it('come back as they were kept', async () => {
      const one = booking('b1', 1, { recruiterId: 'rita', meetingUrl: 'https://meet.example.com/b1' });
      await insertBooking(db.knex, one);
      expect(await getBooking(db.knex, 'b1')).toEqual(one);
      expect(await getBooking(db.knex, 'b2')).toBeNull();
    });

    it('that stand are one for an interviewer and a time, and one for an application', async () => {
      await insertBooking(db.knex, booking('b1', 1));
      await expect(insertBooking(db.knex, booking('b2', 1))).rejects.toMatchObject({ code: 'slot_taken' });
      const second = booking('b3', 5, { applicationId: 'application-b1' });
      await expect(insertBooking(db.knex, second)).rejects.toMatchObject({ code: 'booking_exists' });
      await insertBooking(db.knex, { ...second, stageRun: 2 });
      await setBookingStatus(db.knex, 'b1', 'cancelled', at(0));
      await insertBooking(db.knex, booking('b2', 1));
      expect(await getBooking(db.knex, 'b1')).toMatchObject({ status: 'cancelled', version: 2, updatedAt: at(0) });
    });

    it('change from the version that was read', async () => {
      await insertBooking(db.knex, booking('b1', 1));
      await insertBooking(db.knex, booking('b2', 2));
      const moved = await updateBooking(db.knex, { ...booking('b1', 5), sequence: 1 }, at(9));
      expect(moved).toMatchObject({ startAt: at(5), version: 2, updatedAt: at(9) });
      await expect(updateBooking(db.knex, booking('b1', 6), at(9))).rejects.toMatchObject({ code: 'version_conflict' });
      await expect(updateBooking(db.knex, { ...moved, startAt: at(2) }, at(9))).rejects.toMatchObject({
        code: 'slot_taken',
      });
    });

    it('are listed by the time of the interview, page by page, and narrowed', async () => {
      for (let hour = 1; hour <= 5; hour++)
        await insertBooking(db.knex, booking(`b${hour}`, hour, { departmentId: hour === 3 ? 'rooms' : 'sales' }));
      const ids = async (input: Parameters<typeof listBookings>[1]) =>
        (await listBookings(db.knex, input)).items.map(({ id }) => id);
      const first = await listBookings(db.knex, { limit: 2 });
      expect(first.items.map(({ id }) => id)).toEqual(['b5', 'b4']);
      expect(await ids({ limit: 2, cursor: first.nextCursor })).toEqual(['b3', 'b2']);
      expect(await ids({ departmentId: 'sales' })).toEqual(['b5', 'b4', 'b2', 'b1']);
      expect(await ids({ fromAt: at(2), toAt: at(4) })).toEqual(['b3', 'b2']);
      expect(await ids({ applicationId: 'application-b1' })).toEqual(['b1']);
      expect(await ids({ interviewerId: 'li' })).toEqual([]);
      expect(await ids({ status: 'held' })).toEqual([]);
    });

    it('tell who is taken when, and how often', async () => {
      await insertBooking(db.knex, booking('b1', 1));
      await insertBooking(db.knex, booking('b2', 3, { status: 'cancelled' }));
      await insertBooking(db.knex, booking('b3', 1, { interviewerId: 'li' }));
      const taken = await listTakenTimes(db.knex, ['wang'], { fromAt: at(1), toAt: at(9) });
      expect(taken.map(({ id }) => id)).toEqual(['b1']);
      expect(await listTakenTimes(db.knex, ['wang'], { fromAt: at(1), toAt: at(9) }, 'b1')).toEqual([]);
      expect(await countBookings(db.knex, ['wang', 'li', 'an'], { fromAt: at(0), toAt: at(23) })).toEqual(
        new Map([
          ['wang', 1],
          ['li', 1],
        ]),
      );
    });

    it('find what a candidate has at the same time, and the newest of a stage', async () => {
      await insertBooking(db.knex, booking('b1', 1, { candidateId: 'c' }));
      const overlap = (startAt: string, endAt: string, except: string | null = null) =>
        findCandidateOverlap(db.knex, 'c', { startAt, endAt }, except);
      expect(await overlap(at(1), at(2))).toMatchObject({ id: 'b1' });
      expect(await overlap(at(2), at(3))).toBeNull();
      expect(await overlap(at(1), at(2), 'b1')).toBeNull();
      await insertBooking(
        db.knex,
        booking('b9', 5, { applicationId: 'application-b1', status: 'cancelled', createdAt: at(9) }),
      );
      const stage = { applicationId: 'application-b1', stageRun: 1 };
      expect(await getLatestBooking(db.knex, stage)).toMatchObject({ id: 'b9' });
      expect(await getLatestBooking(db.knex, { ...stage, stageRun: 2 })).toBeNull();
    });
  });

  describe('what is known of interviewers', () => {
    const key = { userId: 'wang', kind: 'shifts', connectionId: 'plan' } as const;
    const shift = { shiftId: 's', startAt: at(1), endAt: at(9), timeZone: 'Asia/Shanghai' };

    it('is replaced by a newer reading, and not by an older one that ends later', async () => {
      await saveAvailabilityPart(db.knex, key, { body: [shift], fetchedAt: at(5) });
      await saveAvailabilityPart(db.knex, key, { body: [], fetchedAt: at(4) });
      expect(await listAvailabilityParts(db.knex, ['wang'])).toMatchObject([{ body: [shift], fetchedAt: at(5) }]);
      await saveAvailabilityPart(db.knex, key, { body: [], fetchedAt: at(6) });
      expect(await listAvailabilityParts(db.knex, ['wang'])).toMatchObject([{ body: [], fetchedAt: at(6) }]);
    });

    it('stays when reading fails, with the reason, until it succeeds', async () => {
      await saveAvailabilityFailure(db.knex, key, { code: 'http_503', at: at(4) });
      expect(await listAvailabilityParts(db.knex, ['wang'])).toMatchObject([
        { body: [], fetchedAt: null, failureCode: 'http_503' },
      ]);
      await saveAvailabilityPart(db.knex, key, { body: [shift], fetchedAt: at(5) });
      await saveAvailabilityFailure(db.knex, key, { code: 'http_500', at: at(6) });
      const failed = { body: [shift], fetchedAt: at(5), failedAt: at(6), failureCode: 'http_500' };
      expect(await listAvailabilityParts(db.knex, ['wang', 'li'])).toMatchObject([failed]);
      await saveAvailabilityPart(db.knex, key, { body: [shift], fetchedAt: at(7) });
      expect(await listAvailabilityParts(db.knex, ['wang'])).toMatchObject([{ failedAt: null, failureCode: null }]);
      await deleteOtherParts(db.knex, 'wang', [{ ...key, connectionId: 'other' }]);
      expect(await listAvailabilityParts(db.knex, ['wang'])).toEqual([]);
    });

    it('is due when it was said, and a reason that came up since keeps its time', async () => {
      await ensureAvailability(db.knex, ['wang', 'li', 'wang'], at(1));
      await ensureAvailability(db.knex, ['wang'], at(0));
      expect((await listDueAvailability(db.knex, at(1), 10)).sort()).toEqual(['li', 'wang']);
      await saveAvailabilityPart(db.knex, key, { body: [], fetchedAt: at(2) });
      expect(await markShiftsChanged(db.knex, 'plan', at(3))).toBe(1);
      await setAvailabilityDue(db.knex, ['wang', 'li'], { startedAt: at(2), dueAt: at(9) });
      expect(await listDueAvailability(db.knex, at(4), 10)).toEqual(['wang']);
    });

    it('is held by one transaction at a time, whatever the order of the names', async () => {
      await ensureAvailability(db.knex, ['an', 'bo'], at(1));
      const order: string[] = [];
      const hold = (name: string, ids: string[]) =>
        db.transaction(async (tx) => {
          expect(await lockAvailability(tx, ids)).toEqual(['an', 'bo']);
          order.push(`${name} has it`);
          await new Promise((resolve) => setTimeout(resolve, 40));
          order.push(`${name} is done`);
        });
      await Promise.all([hold('one', ['an', 'bo']), hold('two', ['bo', 'an'])]);
      expect([order[0]?.slice(4), order[1]?.slice(4)]).toEqual(['has it', 'is done']);
      expect(order[0]?.slice(0, 3)).toBe(order[1]?.slice(0, 3));
    });
  });
});
