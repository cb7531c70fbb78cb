import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockedAround, findFreeSlots, judgeStart, type InterviewerTime, type SlotQuestion } from './free-slots.ts';
import { completeRules } from './rules.ts';
import { toZoned } from './time-zone.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
// Two weeks around each night on which the clocks change, and an ordinary one.
const beginnings = ['2026-03-01', '2026-03-22', '2026-10-18', '2026-10-26', '2026-11-22'].map((day) => Date.parse(day));
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
const iso = (ms: number): string => new Date(ms).toISOString();

const zone = fc.constantFrom(...zones);
const rules = fc
  .record({
    durationMinutes: fc.integer({ min: 1, max: 24 }).map((n) => n * 5),
    slotEveryMinutes: fc.constantFrom(5, 15, 20, 30, 45, 60, 90),
    noticeHours: fc.integer({ min: 0, max: 72 }),
    windowDays: fc.integer({ min: 1, max: 20 }),
    bufferBeforeMinutes: fc.constantFrom(0, 5, 10, 30),
    bufferAfterMinutes: fc.constantFrom(0, 5, 15, 60),
    dayStart: fc.constantFrom('00:00', '02:30', '08:00'),
    dayEnd: fc.constantFrom('02:45', '18:00', '20:30', '23:59'),
    workdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  })
  .map((given) => completeRules(given));

const stretch = (hours: number) =>
  fc
    .record({ at: fc.integer({ min: 0, max: 14 * 24 * 12 }), length: fc.integer({ min: -6, max: hours * 12 }) })
    .map(({ at, length }) => ({ at: at * 5 * minuteMs, end: (at + length) * 5 * minuteMs }));

/** Plans as they come: overlapping, ending before they start, and over midnight. */
const interviewer = (begin: number, id: string): fc.Arbitrary<InterviewerTime> =>
  fc
    .record({
      timeZone: zone,
      left: fc.option(fc.integer({ min: 0, max: 14 * 24 }), { freq: 8 }),
      shifts: fc.array(stretch(10), { maxLength: 12 }),
      busy: fc.array(stretch(3), { maxLength: 10 }),
      bookings: fc.array(stretch(1), { maxLength: 5 }),
    })
    .map(({ timeZone, left, shifts, busy, bookings }) => ({
      interviewerId: id,
      timeZone,
      leftAt: left === null ? null : iso(begin + left * hourMs),
      shifts: shifts.map(({ at, end }, n) => ({
        shiftId: `${id}-${n}`,
        startAt: iso(begin + at),
        endAt: iso(begin + end),
      })),
      busy: busy
        .filter(({ at, end }) => at < end)
        .map(({ at, end }) => ({ startAt: iso(begin + at), endAt: iso(begin + end) })),
      bookings: bookings
        .filter(({ at, end }) => at < end)
        .map(({ at, end }) => ({
          startAt: iso(begin + at),
          endAt: iso(begin + end),
          blockedFromAt: iso(begin + at - 10 * minuteMs),
          blockedToAt: iso(begin + end + 10 * minuteMs),
        })),
    }));

const question: fc.Arbitrary<SlotQuestion> = fc.constantFrom(...beginnings).chain((begin) =>
  fc
    .record({
      first: interviewer(begin, 'a'),
      second: interviewer(begin, 'b'),
      rules,
      timeZone: zone,
      now: fc.integer({ min: -48, max: 24 * 10 }).map((hours) => iso(begin + hours * hourMs + 7 * minuteMs)),
    })
    .map(({ first, second, ...rest }) => ({ interviewers: [first, second], ...rest })),
);

const overlaps = (a: [number, number], b: [number, number]): boolean => a[0] < b[1] && b[0] < a[1];
const span = ({ startAt, endAt }: { startAt: string; endAt: string }): [number, number] => [
  Date.parse(startAt),
  Date.parse(endAt),
];

/** The same rules said another way, minute by minute and without haste: every fault of an offer as a sentence. */
function findFaults(asked: SlotQuestion, slots: ReturnType<typeof findFreeSlots>['slots']): string[] {
  const { rules: by } = asked;
  const faults: string[] = [];
  for (const slot of slots) {
    const [start, end] = span(slot);
    const who = asked.interviewers.find(({ interviewerId }) => interviewerId === slot.interviewerId);
    if (who === undefined) return ['of nobody'];
    const say = (fault: string): number => faults.push(`${fault}: ${slot.startAt} of ${slot.interviewerId}`);
    if (end - start !== by.durationMinutes * minuteMs) say('length');
    for (let at = start; at < end; at += minuteMs)
      if (!who.shifts.some((shift) => span(shift)[0] <= at && at + minuteMs <= span(shift)[1])) {
        say('outside a shift');
        break;
      }
    const padded: [number, number] = [
      start - by.bufferBeforeMinutes * minuteMs,
      end + by.bufferAfterMinutes * minuteMs,
    ];
    if ((who.busy ?? []).some((time) => overlaps(span(time), padded))) say('busy');
    if (who.bookings.some((time) => overlaps(span(time), padded))) say('booked');
    if (who.bookings.some((b) => overlaps([Date.parse(b.blockedFromAt), Date.parse(b.blockedToAt)], [start, end])))
      say('in the buffer of another booking');
    if (start < Date.parse(asked.now) + by.noticeHours * hourMs) say('notice');
    if (start >= Date.parse(asked.now) + by.windowDays * 24 * hourMs) say('window');
    if (who.leftAt !== null && end > Date.parse(who.leftAt)) say('after leaving');
    const [from, to] = [toZoned(start, asked.timeZone), toZoned(end, asked.timeZone)];
    if (!by.workdays.includes(from.dayOfWeek)) say('not a workday');
    if (!from.toPlainDate().equals(to.toPlainDate())) say('over midnight');
    const clock = (at: typeof from): string => at.toPlainTime().toString({ smallestUnit: 'minute' });
    if (clock(from) < by.dayStart || clock(to) > by.dayEnd) say('outside the day');
  }
  return faults;
}

describe('whatever the plans are', () => {
  it('no offer breaks a rule', () => {
    let offered = 0;
    fc.assert(
      fc.property(question, (asked) => {
        const { slots } = findFreeSlots(asked);
        offered += slots.length;
        expect(findFaults(asked, slots)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    // The plans are not so bad that nothing is ever offered.
    expect(offered).toBeGreaterThan(5_000);
  });

  it('a broken rule would be found out (planted)', () => {
    const broken = (asked: SlotQuestion): SlotQuestion => ({
      ...asked,
      interviewers: asked.interviewers.map((each) => ({ ...each, busy: [], bookings: [] })),
    });
    const run = (spoil: (asked: SlotQuestion) => SlotQuestion) =>
      fc.check(
        fc.property(question, (asked) => findFaults(asked, findFreeSlots(spoil(asked)).slots).length === 0),
        { numRuns: 2_000 },
      ).failed;
    expect(run(broken)).toBe(true);
    expect(run((asked) => ({ ...asked, rules: { ...asked.rules, noticeHours: 0 } }))).toBe(true);
    expect(run((asked) => ({ ...asked, rules: { ...asked.rules, bufferAfterMinutes: 0 } }))).toBe(true);
    expect(run((asked) => ({ ...asked, timeZone: 'Asia/Shanghai' }))).toBe(true);
    expect(run((asked) => asked)).toBe(false);
  });

  it("a slot never vanishes because of another interviewer's plan", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const alone = findFreeSlots({ ...asked, interviewers: asked.interviewers.slice(0, 1) }).slots;
        const both = findFreeSlots(asked).slots;
        expect(both.filter(({ interviewerId }) => interviewerId === 'a')).toEqual(alone);
      }),
      { numRuns: 1_000 },
    );
  });

  it('every slot that is offered is judged free, and with its booking taken', () => {
    fc.assert(
      fc.property(question, fc.nat(), (asked, nth) => {
        const { slots } = findFreeSlots(asked);
        const slot = slots[nth % Math.max(1, slots.length)];
        if (slot === undefined) return;
        expect(judgeStart(asked, slot.startAt).free).toContain(slot.interviewerId);
        const booking = { startAt: slot.startAt, endAt: slot.endAt, ...blockedAround(slot, asked.rules) };
        const after = {
          ...asked,
          interviewers: asked.interviewers
            .filter(({ interviewerId }) => interviewerId === slot.interviewerId)
            .map((each) => ({ ...each, bookings: [...each.bookings, booking] })),
        };
        expect(judgeStart(after, slot.startAt).verdict).toBe('taken');
        expect(findFaults(after, findFreeSlots(after).slots)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('what is left out is left out for a reason: every minute that keeps all rules is offered', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { slots } = findFreeSlots(asked);
        const offered = new Set(slots.map(({ interviewerId, startAt }) => `${interviewerId} ${startAt}`));
        for (const who of asked.interviewers) {
          const first = who.shifts.find((shift) => Date.parse(shift.endAt) > Date.parse(shift.startAt));
          if (first === undefined) continue;
          const offset = toZoned(Date.parse(first.startAt), who.timeZone).offsetNanoseconds / 1e6;
          for (let start = Date.parse(first.startAt); start < Date.parse(first.endAt); start += 5 * minuteMs) {
            const stepMs = asked.rules.slotEveryMinutes * minuteMs;
            if ((((start + offset) % stepMs) + stepMs) % stepMs !== 0) continue;
            // A stretch that began under another offset keeps its steps.
            if (toZoned(start, who.timeZone).offsetNanoseconds / 1e6 !== offset || stepMs > hourMs) continue;
            const slot = {
              interviewerId: who.interviewerId,
              startAt: iso(start),
              endAt: iso(start + asked.rules.durationMinutes * minuteMs),
            };
            if (findFaults(asked, [slot]).length === 0 && stepMs <= 30 * minuteMs)
              expect(offered).toContain(`${slot.interviewerId} ${slot.startAt}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
