import { afterEach, describe, expect, it } from 'vitest';
import { databaseKinds } from '../../../../test/support/databases.ts';
import { startHttpHub, type HttpHub } from '../../../../test/support/http-hub.ts';
import { addWaitingApplication, seedInterviews } from '../../../../test/support/scheduling.ts';
import type { Booking, Problem, SlotOffer } from '../../../../schemas/types.ts';

/** A night shift of six hours around the change, and what a candidate in that zone is offered of it. */
const nights = [
  {
    what: 'Berlin, 28 March 2027: 02:00 is 03:00',
    timeZone: 'Europe/Berlin',
    shift: ['2027-03-27T23:00:00.000Z', '2027-03-28T05:00:00.000Z'],
    // The hour that does not exist is offered to nobody, and nothing of it is lost on the clock that goes on.
    local: ['00:00–01:00', '01:00–03:00', '03:00–04:00', '04:00–05:00', '05:00–06:00', '06:00–07:00'],
    never: '02:',
    twice: null,
  },
  {
    what: 'Berlin, 31 October 2027: 03:00 is 02:00',
    timeZone: 'Europe/Berlin',
    shift: ['2027-10-30T22:00:00.000Z', '2027-10-31T04:00:00.000Z'],
    local: ['00:00–01:00', '01:00–02:00', '02:00–02:00', '02:00–03:00', '03:00–04:00', '04:00–05:00'],
    never: null,
    twice: ['2027-10-31T00:00:00.000Z', '2027-10-31T01:00:00.000Z', '02:00', '+02:00', '+01:00'],
  },
  {
    what: 'New York, 14 March 2027: 02:00 is 03:00',
    timeZone: 'America/New_York',
    shift: ['2027-03-14T05:00:00.000Z', '2027-03-14T11:00:00.000Z'],
    local: ['00:00–01:00', '01:00–03:00', '03:00–04:00', '04:00–05:00', '05:00–06:00', '06:00–07:00'],
    never: '02:',
    twice: null,
  },
  {
    what: 'New York, 7 November 2027: 02:00 is 01:00',
    timeZone: 'America/New_York',
    shift: ['2027-11-07T04:00:00.000Z', '2027-11-07T10:00:00.000Z'],
    local: ['00:00–01:00', '01:00–01:00', '01:00–02:00', '02:00–03:00', '03:00–04:00', '04:00–05:00'],
    never: null,
    twice: ['2027-11-07T05:00:00.000Z', '2027-11-07T06:00:00.000Z', '01:00', '-04:00', '-05:00'],
  },
] as const;

describe.each(databaseKinds)('the night on which the clocks change, on %s', (kind) => {
  let hub: HttpHub;
  afterEach(() => hub.close());

  it.each(nights)('$what', async ({ timeZone, shift, local, never, twice }) => {
    const [startAt, endAt] = shift;
    const clock = new Date(Date.parse(startAt) - 48 * 3_600_000).toISOString();
    hub = await startHttpHub({ kind, now: () => new Date(clock) });
    const { db, vault } = hub.deps;
    await seedInterviews(db, {
      interviewers: ['an'],
      rules: { slotEveryMinutes: 60, dayStart: '00:00', dayEnd: '23:59', workdays: [1, 2, 3, 4, 5, 6, 7] },
      shifts: [{ shiftId: 'night', startAt, endAt, timeZone }],
      fetchedAt: clock,
    });
    await db.knex('users').where({ id: 'an' }).update({ time_zone: timeZone });
    const waiting = async () => (await addWaitingApplication(db, vault)).applicationId;
    const first = await waiting();
    const slots = await hub.send<SlotOffer>(`/api/v1/applications/${first}/slots?timeZone=${timeZone}`, {
      key: hub.keys.recruiter,
    });
    expect(slots.status).toBe(200);
    const texts = slots.body.items.map(({ candidateTime }) => candidateTime);
    expect(texts.map((text) => text.replace(/（[^）]*）/g, '').slice(-11))).toEqual(local);
    // Told apart by the offset where the clock shows the same.
    expect(new Set(texts).size).toBe(6);
    if (never !== null) expect(texts.filter((text) => text.includes(` ${never}`))).toEqual([]);
    const book = async (at: string) =>
      hub.send<Booking & Omit<Problem, 'status'>>(`/api/v1/applications/${await waiting()}/bookings`, {
        key: hub.keys.recruiter,
        body: { startAt: at, timeZone },
      });
    if (twice === null) return;
    const [early, late, time, before, after] = twice;
    for (const [at, offset] of [
      [early, before],
      [late, after],
    ] as const) {
      const made = await book(at);
      expect([made.status, made.body.startAt]).toEqual([201, at]);
      expect(made.body.candidateTime).toContain(time);
      expect(made.body.candidateTime).toContain(`UTC${offset}`);
    }
    // The two are an hour apart, and each is taken once.
    expect((await book(early)).body).toMatchObject({ code: 'slot_taken' });
  });
});
