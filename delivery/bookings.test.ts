import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Db, type Tx } from '../db/connection.ts';
import { getApplication } from '../db/repositories/applications.ts';
import { saveAvailabilityPart } from '../db/repositories/availability.ts';
import { getBooking, listBookings, setBookingStatus, type BookingRecord } from '../db/repositories/bookings.ts';
import { listUnconsumed, openInboxContent } from '../db/repositories/inbox.ts';
import { loadDataKey } from '../db/repositories/keys.ts';
import { setUserDisabled } from '../db/repositories/users.ts';
import { HubError } from '../domain/errors.ts';
import type { SchedulingRules } from '../schemas/types.ts';
import { forEachDatabase } from '../test/support/databases.ts';
import { createTestVault } from '../test/support/records.ts';
import {
  addWaitingApplication,
  newId,
  schedulingNow,
  seedInterviews,
  setSession,
  tuesdayShift,
} from '../test/support/scheduling.ts';
import { cancelBooking, makeBooking, moveBooking, recordNoShow, type SlotWish } from './bookings.ts';

const vault = createTestVault();
const nine = '2026-11-24T01:00:00.000Z';
const ten = '2026-11-24T02:00:00.000Z';
const eleven = '2026-11-24T03:00:00.000Z';
const refused = (code: string): object => ({ name: 'HubError', code });

forEachDatabase((kind, open) => {
  let db: Db & { url: string };
  let clock: string;
  const deps = { vault, now: () => new Date(clock), newId };
  beforeEach(async () => {
    db = await open();
    clock = schedulingNow;
  });

  const seed = async (interviewers = ['wang'], rules: SchedulingRules = {}): Promise<string> => {
    await seedInterviews(db, { interviewers, rules });
    return (await addWaitingApplication(db, vault)).applicationId;
  };
  const book = (applicationId: string, wish: Partial<SlotWish> = {}, over: Db = db): Promise<BookingRecord> =>
    over.transaction((tx) =>
      makeBooking(tx, deps, applicationId, { startAt: nine, timeZone: 'Asia/Shanghai', ...wish }),
    );
  const move = (id: string, startAt: string, interviewerId?: string): Promise<BookingRecord> =>
    db.transaction((tx) => moveBooking(tx, deps, id, { startAt, interviewerId }));
  const cancel = (id: string, asker: 'candidate' | 'staff' = 'staff'): Promise<BookingRecord> =>
    db.transaction((tx) => cancelBooking(tx, deps, id, asker));
  const eventsOf = async (applicationId: string): Promise<unknown[]> => {
    const application = await getApplication(db.knex, applicationId);
    const key = await loadDataKey(db.knex, vault, application?.keyId ?? '');
    const rows = await listUnconsumed(db.knex, applicationId);
    return rows.map((row) => openInboxContent<{ event: unknown }>(vault, key, row).event);
  };
  const standing = async (): Promise<BookingRecord[]> =>
    (await listBookings(db.knex, { status: 'booked', limit: 200 })).items;
  /** Pairs of interviews that one interviewer would have to hold at once. */
  const overlapping = async (): Promise<number> => {
    const all = await standing();
    return all.filter((a) =>
      all.some((b) => a.id < b.id && a.interviewerId === b.interviewerId && a.startAt < b.endAt && b.startAt < a.endAt),
    ).length;
  };

  describe('a booking', () => {
    it('is a row, and the process hears of it in the same transaction', async () => {
      const applicationId = await seed(['wang'], { bufferBeforeMinutes: 10, bufferAfterMinutes: 5 });
      const booking = await book(applicationId);
      expect(booking).toMatchObject({
        applicationId,
        stageId: 'talk',
        stageRun: 1,
        interviewerId: 'wang',
        recruiterId: 'rita',
        startAt: nine,
        endAt: ten,
        blockedFromAt: '2026-11-24T00:50:00.000Z',
        blockedToAt: '2026-11-24T02:05:00.000Z',
        status: 'booked',
        sequence: 0,
        changes: 0,
        meetingUrl: `https://meet.example.com/${booking.id}`,
      });
      expect(await getBooking(db.knex, booking.id)).toEqual(booking);
      expect(await eventsOf(applicationId)).toEqual([
        { eventType: 'booking.made', bookingId: booking.id, sequence: 0, startAt: nine, endAt: ten },
      ]);
    });

    it('leaves nothing behind when the transaction fails after it', async () => {
      const applicationId = await seed();
      await expect(
        db.transaction(async (tx) => {
          await makeBooking(tx, deps, applicationId, { startAt: nine, timeZone: 'Asia/Shanghai' });
          throw new Error('killed');
        }),
      ).rejects.toThrow('killed');
      expect(await standing()).toEqual([]);
      expect(await eventsOf(applicationId)).toEqual([]);
    });

    it('goes to who has the fewest interviews', async () => {
      const first = await seed(['an', 'bo']);
      expect((await book(first)).interviewerId).toBe('an');
      const second = (await addWaitingApplication(db, vault)).applicationId;
      expect((await book(second, { startAt: eleven })).interviewerId).toBe('bo');
    });

    it('of a time that was never offered is refused', async () => {
      const applicationId = await seed();
      for (const startAt of [
        '2026-11-24T01:10:00.000Z',
        '2026-11-24T08:30:00.000Z',
        '2026-11-25T01:00:00.000Z',
        '2020-01-01T01:00:00.000Z',
        'tomorrow',
      ])
        await expect(book(applicationId, { startAt })).rejects.toMatchObject(refused('slot_not_offered'));
      // A user of this hub who is not an interviewer of the job.
      await expect(book(applicationId, { interviewerId: 'rita' })).rejects.toMatchObject(refused('slot_not_offered'));
      // Three in the morning for the candidate.
      await expect(book(applicationId, { timeZone: 'Europe/Berlin' })).rejects.toMatchObject(
        refused('slot_not_offered'),
      );
      expect(await standing()).toEqual([]);
    });

    it('in a time zone nobody knows is refused', async () => {
      const applicationId = await seed();
      await expect(book(applicationId, { timeZone: 'Mars/Olympus' })).rejects.toMatchObject(
        refused('time_zone_unknown'),
      );
    });

    it('with somebody who left is refused', async () => {
      const applicationId = await seed();
      await setUserDisabled(db.knex, 'wang', '2026-11-21T00:00:00.000Z');
      await expect(book(applicationId)).rejects.toMatchObject(refused('slot_not_offered'));
    });

    it('on what was read more than a day ago is refused', async () => {
      const applicationId = await seed();
      clock = '2026-11-23T07:59:00.000Z';
      await db.knex('availability_parts').update({ fetched_at: '2026-11-22T07:00:00.000Z' });
      await expect(book(applicationId, { startAt: '2026-11-24T08:00:00.000Z' })).rejects.toMatchObject(
        refused('slot_not_offered'),
      );
      await db.knex('availability_parts').update({ fetched_at: '2026-11-22T08:30:00.000Z' });
      expect(await book(applicationId, { startAt: '2026-11-24T08:00:00.000Z' })).toMatchObject({ status: 'booked' });
    });

    it('where the calendar should be read and never was is refused; where it is busy, too', async () => {
      await seedInterviews(db, { interviewers: ['wang'], withCalendar: true });
      const { applicationId } = await addWaitingApplication(db, vault);
      await expect(book(applicationId)).rejects.toMatchObject(refused('slot_not_offered'));
      await saveAvailabilityPart(
        db.knex,
        { userId: 'wang', kind: 'busy', connectionId: 'cal' },
        { body: [{ startAt: nine, endAt: '2026-11-24T01:15:00Z' }], fetchedAt: schedulingNow },
      );
      await expect(book(applicationId)).rejects.toMatchObject(refused('slot_taken'));
      expect(await book(applicationId, { startAt: ten })).toMatchObject({ startAt: ten });
    });

    it('of one application is one: a second is refused', async () => {
      const applicationId = await seed(['an', 'bo']);
      await book(applicationId);
      await expect(book(applicationId, { startAt: eleven })).rejects.toMatchObject(refused('booking_exists'));
      expect(await standing()).toHaveLength(1);
    });

    it('of one candidate is one at a time, over all their applications', async () => {
      await seedInterviews(db, { interviewers: ['an'] });
      await seedInterviews(db, { interviewers: ['bo'], jobId: 'other', newProcess: false });
      const { applicationId, candidate } = await addWaitingApplication(db, vault);
      const other = await addWaitingApplication(db, vault, { jobId: 'other', candidate });
      const both = await Promise.allSettled([
        book(applicationId),
        book(other.applicationId, { startAt: '2026-11-24T01:30:00.000Z' }),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refused('booking_exists') });
    });

    it('of an application that waits for none is refused', async () => {
      const applicationId = await seed();
      await setSession(db, applicationId, null);
      await expect(book(applicationId)).rejects.toMatchObject(refused('booking_not_expected'));
      await setSession(db, applicationId, { booking: null, bookings: 0 }, { status: 'withdrawn' });
      await expect(book(applicationId)).rejects.toMatchObject(refused('application_ended'));
      await expect(book('nobody')).rejects.toMatchObject(refused('not_found'));
    });
  });

  describe('two at once', () => {
    it('want the last time: one wins, the other is told', async () => {
      const applications = [await seed()];
      for (let n = 1; n < 12; n++) applications.push((await addWaitingApplication(db, vault)).applicationId);
      // Two processes' worth of connections: on SQLite one handle would put all in a row by itself.
      const other = await openDatabase(db.url);
      try {
        const results = await Promise.allSettled(applications.map((id, n) => book(id, {}, n % 2 === 0 ? db : other)));
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        for (const result of results)
          if (result.status === 'rejected') expect(result.reason).toMatchObject(refused('slot_taken'));
      } finally {
        await other.close();
      }
    });

    it('want times that overlap: no two of one interviewer ever do, and none is refused without need', async () => {
      const applications = [await seed(['an', 'bo'])];
      for (let n = 1; n < 12; n++) applications.push((await addWaitingApplication(db, vault)).applicationId);
      const other = await openDatabase(db.url);
      try {
        const results = await Promise.allSettled(
          applications.map((id, n) =>
            book(
              id,
              { startAt: ['2026-11-24T01:00:00.000Z', '2026-11-24T01:30:00.000Z'][n % 2] ?? nine },
              n % 3 ? db : other,
            ),
          ),
        );
        for (const result of results)
          if (result.status === 'rejected') expect(result.reason).toMatchObject(refused('slot_taken'));
        expect(await overlapping()).toBe(0);
        expect(await standing()).toHaveLength(2);
      } finally {
        await other.close();
      }
    });

    it.runIf(kind === 'mysql')('would overlap without the lock of the row (planted)', async () => {
      const applications = [await seed()];
      for (let n = 1; n < 10; n++) applications.push((await addWaitingApplication(db, vault)).applicationId);
      let overlaps = 0;
      for (let round = 0; round < 15 && overlaps === 0; round++) {
        await db.knex('bookings').delete();
        await Promise.allSettled(
          applications.map((id, n) =>
            db.transaction((tx) =>
              makeBooking(withoutLock(tx), deps, id, {
                startAt: ['2026-11-24T01:00:00.000Z', '2026-11-24T01:30:00.000Z'][n % 2] ?? nine,
                timeZone: 'Asia/Shanghai',
              }),
            ),
          ),
        );
        overlaps = await overlapping();
      }
      expect(overlaps).toBeGreaterThan(0);
    });

    it('move to the same time: one does, the other keeps what it had', async () => {
      const first = await seed();
      const second = (await addWaitingApplication(db, vault)).applicationId;
      const bookings = [await book(first), await book(second, { startAt: ten })];
      const results = await Promise.allSettled(bookings.map(({ id }) => move(id, '2026-11-24T05:00:00.000Z')));
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const times = (await standing()).map(({ startAt }) => startAt);
      expect(times).toHaveLength(2);
      expect(times).toContain('2026-11-24T05:00:00.000Z');
      expect(times.filter((at) => at === nine || at === ten)).toHaveLength(1);
    });
  });

  describe('a move', () => {
    it('frees the old time and takes the new one, and counts', async () => {
      const applicationId = await seed();
      const { id } = await book(applicationId);
      const moved = await move(id, '2026-11-24T01:30:00.000Z');
      expect(moved).toMatchObject({ id, startAt: '2026-11-24T01:30:00.000Z', sequence: 1, changes: 1, version: 2 });
      const second = (await addWaitingApplication(db, vault)).applicationId;
      await expect(book(second, { startAt: ten })).rejects.toMatchObject(refused('slot_taken'));
      await move(id, eleven);
      expect(await book(second, { startAt: ten })).toMatchObject({ startAt: ten });
      expect(await eventsOf(applicationId)).toMatchObject([
        { eventType: 'booking.made', sequence: 0 },
        { eventType: 'booking.moved', sequence: 1 },
        { eventType: 'booking.moved', sequence: 2, startAt: eleven },
      ]);
    });

    it('to the same time changes nothing', async () => {
      const applicationId = await seed();
      const booking = await book(applicationId);
      expect(await move(booking.id, nine)).toEqual(booking);
      expect(await eventsOf(applicationId)).toHaveLength(1);
    });

    it('keeps the interviewer where they are free, and takes another where not', async () => {
      const first = await seed(['an', 'bo']);
      const second = (await addWaitingApplication(db, vault)).applicationId;
      const { id } = await book(first, { interviewerId: 'bo' });
      expect(await move(id, ten)).toMatchObject({ interviewerId: 'bo' });
      await book(second, { startAt: eleven, interviewerId: 'bo' });
      expect(await move(id, eleven)).toMatchObject({ interviewerId: 'an' });
    });

    it('is refused when the changes are used up, and the old time stays', async () => {
      const applicationId = await seed(['wang'], { maxChanges: 1 });
      const { id } = await book(applicationId);
      await move(id, ten);
      await expect(move(id, eleven)).rejects.toMatchObject(refused('booking_changes_used_up'));
      expect(await getBooking(db.knex, id)).toMatchObject({ startAt: ten, changes: 1 });
    });

    it('is refused when it is too late', async () => {
      const applicationId = await seed(['wang'], { noticeHours: 0, noChangeWithinHours: 4 });
      const { id } = await book(applicationId);
      clock = '2026-11-23T21:00:00.000Z';
      await db.knex('availability_parts').update({ fetched_at: clock });
      expect(await move(id, ten)).toMatchObject({ startAt: ten });
      clock = '2026-11-23T22:00:00.001Z';
      await expect(move(id, eleven)).rejects.toMatchObject(refused('booking_change_too_late'));
    });

    it('to a time that is not offered leaves everything as it was', async () => {
      const applicationId = await seed();
      const booking = await book(applicationId);
      await expect(move(booking.id, '2026-11-24T01:10:00.000Z')).rejects.toMatchObject(refused('slot_not_offered'));
      expect(await getBooking(db.knex, booking.id)).toEqual(booking);
      await expect(move('nothing', ten)).rejects.toMatchObject(refused('not_found'));
    });
  });

  describe('a cancelled booking', () => {
    it('frees its time, and the candidate may choose again', async () => {
      const applicationId = await seed();
      const { id } = await book(applicationId);
      expect(await cancel(id)).toMatchObject({ status: 'cancelled', sequence: 1 });
      const again = await book(applicationId);
      expect(again.id).not.toBe(id);
      expect(await eventsOf(applicationId)).toMatchObject([
        { eventType: 'booking.made', bookingId: id },
        { eventType: 'booking.cancelled', bookingId: id, sequence: 1 },
        { eventType: 'booking.made', bookingId: again.id },
      ]);
    });

    it('frees its time also while the process still counts it', async () => {
      const applicationId = await seed();
      const { id, sequence, startAt, endAt } = await book(applicationId);
      await setSession(db, applicationId, { booking: { bookingId: id, sequence, startAt, endAt }, bookings: 1 });
      await cancel(id);
      expect(await book(applicationId, { startAt: ten })).toMatchObject({ startAt: ten });
    });

    it('is refused to be cancelled, moved or missed again', async () => {
      const applicationId = await seed();
      const { id } = await book(applicationId);
      await cancel(id);
      await expect(cancel(id)).rejects.toMatchObject(refused('booking_ended'));
      await expect(move(id, ten)).rejects.toMatchObject(refused('booking_ended'));
      await expect(db.transaction((tx) => recordNoShow(tx, deps, id))).rejects.toMatchObject(refused('booking_ended'));
      expect(await eventsOf(applicationId)).toHaveLength(2);
    });

    it('cancelled twice at once is cancelled once', async () => {
      const applicationId = await seed();
      const { id } = await book(applicationId);
      const results = await Promise.allSettled([cancel(id), cancel(id)]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await eventsOf(applicationId)).toHaveLength(2);
    });

    it('by the candidate is bound to the time for changes; by staff it is not', async () => {
      const applicationId = await seed();
      const { id } = await book(applicationId);
      clock = '2026-11-24T00:30:00.000Z';
      await expect(cancel(id, 'candidate')).rejects.toMatchObject(refused('booking_change_too_late'));
      expect(await cancel(id)).toMatchObject({ status: 'cancelled' });
    });
  });

  it('a no-show is one only after the beginning, and no new time is offered until a person says so', async () => {
    const applicationId = await seed();
    const { id, sequence, startAt, endAt } = await book(applicationId);
    await setSession(db, applicationId, { booking: { bookingId: id, sequence, startAt, endAt }, bookings: 1 });
    const miss = (): Promise<BookingRecord> => db.transaction((tx) => recordNoShow(tx, deps, id));
    await expect(miss()).rejects.toMatchObject(refused('booking_not_started'));
    clock = '2026-11-24T01:20:00.000Z';
    expect(await miss()).toMatchObject({ status: 'noShow', sequence: 1 });
    await expect(book(applicationId, { startAt: '2026-11-25T05:00:00.000Z' })).rejects.toMatchObject(
      refused('booking_not_expected'),
    );
    await setSession(db, applicationId, { booking: null, bookings: 1 });
    const friday = { ...tuesdayShift, startAt: '2026-11-27T01:00:00.000Z', endAt: '2026-11-27T09:00:00.000Z' };
    await saveAvailabilityPart(
      db.knex,
      { userId: 'wang', kind: 'shifts', connectionId: 'plan' },
      { body: [friday], fetchedAt: clock },
    );
    expect(await book(applicationId, { startAt: '2026-11-27T01:00:00.000Z' })).toMatchObject({ status: 'booked' });
  });

  it('an interview that took place can not be changed any more, and what the process says is safe to repeat', async () => {
    const applicationId = await seed();
    const { id } = await book(applicationId);
    for (let n = 0; n < 2; n++) await setBookingStatus(db.knex, id, 'held', clock);
    expect(await getBooking(db.knex, id)).toMatchObject({ status: 'held', version: 2 });
    await setBookingStatus(db.knex, id, 'cancelled', clock);
    expect(await getBooking(db.knex, id)).toMatchObject({ status: 'held' });
    await expect(cancel(id)).rejects.toBeInstanceOf(HubError);
  });
});

/** A transaction whose rows of `availability` are read without being held. */
function withoutLock(tx: Tx): Tx {
  return new Proxy(tx, {
    apply(target, self, args: [string]) {
      const query = Reflect.apply(target, self, args) as ReturnType<Tx>;
      if (args[0] === 'availability') query.forUpdate = () => query;
      return query;
    },
  });
}
