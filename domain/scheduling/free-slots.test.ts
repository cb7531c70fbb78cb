import { describe, expect, it } from 'vitest';
import { loadSchemas } from '../../schemas/load.ts';
import { findFreeSlots, judgeStart, type InterviewerTime, type SlotQuestion } from './free-slots.ts';
import { completeRules, defaultRules, findRuleFaults } from './rules.ts';
import { describeTime, isTimeZone, requireTimeZone } from './time-zone.ts';

const shift = (startAt: string, endAt: string, shiftId = 's1') => ({ shiftId, startAt, endAt });

/** Somebody in Shanghai whose shift is Tuesday 24 November 2026, 9 to 12 on their clocks. */
const shanghai: InterviewerTime = {
  interviewerId: 'wang',
  timeZone: 'Asia/Shanghai',
  leftAt: null,
  shifts: [shift('2026-11-24T01:00:00Z', '2026-11-24T04:00:00Z')],
  busy: [],
  bookings: [],
};
const question = (more: Partial<SlotQuestion> = {}, rules: object = {}): SlotQuestion => ({
  interviewers: [shanghai],
  rules: completeRules({ noticeHours: 0, ...rules }),
  now: '2026-11-22T08:00:00.000Z',
  timeZone: 'Asia/Shanghai',
  ...more,
});
const starts = (asked: SlotQuestion) => findFreeSlots(asked).slots.map(({ startAt }) => startAt.slice(11, 16));

describe('the times that are offered', () => {
  it('lie within a shift, on whole steps', () => {
    expect(starts(question())).toEqual(['01:00', '01:30', '02:00', '02:30', '03:00']);
  });

  it('begin on whole steps of the clocks, not of the shift', () => {
    const late = { ...shanghai, shifts: [shift('2026-11-24T01:10:00Z', '2026-11-24T03:10:00Z')] };
    expect(starts(question({ interviewers: [late] }))).toEqual(['01:30', '02:00']);
    // 45 minutes off the full hour in UTC: whole hours in Kathmandu all the same.
    const kathmandu = { ...shanghai, timeZone: 'Asia/Kathmandu' };
    expect(starts(question({ interviewers: [kathmandu] }, { slotEveryMinutes: 60 }))).toEqual(['01:15', '02:15']);
  });

  it('leave out what is busy, with the buffers before and after', () => {
    const busy = [{ startAt: '2026-11-24T02:15:00Z', endAt: '2026-11-24T02:30:00Z' }];
    const interviewers = [{ ...shanghai, busy }];
    expect(starts(question({ interviewers }))).toEqual(['01:00', '02:30', '03:00']);
    expect(starts(question({ interviewers }, { bufferBeforeMinutes: 30 }))).toEqual(['01:00', '03:00']);
    expect(starts(question({ interviewers }, { bufferAfterMinutes: 30 }))).toEqual(['02:30', '03:00']);
  });

  it('leave out bookings, and what their own rules keep free around them', () => {
    const booking = {
      startAt: '2026-11-24T02:00:00Z',
      endAt: '2026-11-24T02:30:00Z',
      blockedFromAt: '2026-11-24T02:00:00Z',
      blockedToAt: '2026-11-24T02:45:00Z',
    };
    const interviewers = [{ ...shanghai, bookings: [booking] }];
    expect(starts(question({ interviewers }, { durationMinutes: 30 }))).toEqual(['01:00', '01:30', '03:00', '03:30']);
  });

  it('keep the notice and the window', () => {
    const now = '2026-11-23T01:45:00.000Z';
    expect(starts(question({ now }, { noticeHours: 24 }))).toEqual(['02:00', '02:30', '03:00']);
    expect(starts(question({ now: '2026-11-23T02:00:00.000Z' }, { windowDays: 1 }))).toEqual(['01:00', '01:30']);
  });

  it('can be narrowed; a window in the past or turned round holds none', () => {
    const at = (from: string, to: string) => starts(question({ from, to }));
    expect(at('2026-11-24T01:30:00Z', '2026-11-24T02:30:00Z')).toEqual(['01:30', '02:00']);
    expect(at('2020-01-01T00:00:00Z', '2020-02-01T00:00:00Z')).toEqual([]);
    expect(at('2026-11-24T02:30:00Z', '2026-11-24T01:30:00Z')).toEqual([]);
  });

  it("never lie outside the candidate's day", () => {
    // 9 to 12 in Shanghai is 2 to 5 in the morning in Berlin.
    expect(starts(question({ timeZone: 'Europe/Berlin' }))).toEqual([]);
    expect(starts(question({ timeZone: 'Europe/Berlin' }, { dayStart: '03:00' }))).toEqual(['02:00', '02:30', '03:00']);
    // 17 to 20 on the Monday before, in Los Angeles.
    expect(starts(question({ timeZone: 'America/Los_Angeles' }))).toEqual([
      '01:00',
      '01:30',
      '02:00',
      '02:30',
      '03:00',
    ]);
    expect(starts(question({ timeZone: 'America/Los_Angeles' }, { workdays: [2] }))).toEqual([]);
    expect(starts(question({}, { workdays: [2] })).length).toBe(5);
  });

  it('are none of somebody who left, and none after the day they leave', () => {
    const offered = (leftAt: string) => starts(question({ interviewers: [{ ...shanghai, leftAt }] }));
    expect(offered('2026-11-20T00:00:00Z')).toEqual([]);
    expect(offered('2026-11-24T02:30:00Z')).toEqual(['01:00', '01:30']);
  });

  it('are none of somebody whose calendar is not known', () => {
    expect(starts(question({ interviewers: [{ ...shanghai, busy: null }] }))).toEqual([]);
  });

  it('come from overlapping shifts as from one, and broken shifts are left out; both are reported', () => {
    const shifts = [
      shift('2026-11-24T02:00:00Z', '2026-11-24T04:00:00Z', 'second'),
      shift('2026-11-24T01:00:00Z', '2026-11-24T02:30:00Z', 'first'),
      shift('2026-11-24T09:00:00Z', '2026-11-24T05:00:00Z', 'backwards'),
      shift('2026-11-24T05:00:00Z', '2026-11-24T05:00:00Z', 'empty'),
      shift('soon', '2026-11-24T05:00:00Z', 'words'),
    ];
    const answer = findFreeSlots(question({ interviewers: [{ ...shanghai, shifts }] }));
    expect(answer.slots.map(({ startAt }) => startAt.slice(11, 16))).toEqual([
      '01:00',
      '01:30',
      '02:00',
      '02:30',
      '03:00',
    ]);
    expect(answer.problems).toEqual([
      { code: 'endsBeforeStart', shiftId: 'backwards', interviewerId: 'wang' },
      { code: 'endsBeforeStart', shiftId: 'empty', interviewerId: 'wang' },
      { code: 'unreadable', shiftId: 'words', interviewerId: 'wang' },
      { code: 'overlaps', shiftId: 'second', interviewerId: 'wang' },
    ]);
  });

  it('span two shifts that touch', () => {
    const shifts = [
      shift('2026-11-24T01:00:00Z', '2026-11-24T02:00:00Z', 'a'),
      shift('2026-11-24T02:00:00Z', '2026-11-24T03:00:00Z', 'b'),
    ];
    expect(starts(question({ interviewers: [{ ...shanghai, shifts }] }))).toEqual(['01:00', '01:30', '02:00']);
  });

  it('change with the shift', () => {
    const before = findFreeSlots(question()).slots;
    const edited = { ...shanghai, shifts: [shift('2026-11-24T06:00:00Z', '2026-11-24T07:00:00Z')] };
    const after = findFreeSlots(question({ interviewers: [edited] })).slots;
    expect(after.map(({ startAt }) => startAt)).toEqual(['2026-11-24T06:00:00.000Z']);
    expect(before.some(({ startAt }) => startAt === after[0]?.startAt)).toBe(false);
  });
});

describe('nights on which the clocks change', () => {
  const night = (startAt: string, endAt: string, zone: string, now: string): SlotQuestion =>
    question(
      { interviewers: [{ ...shanghai, timeZone: zone, shifts: [shift(startAt, endAt)] }], timeZone: zone, now },
      { dayStart: '00:00', dayEnd: '23:59', workdays: [1, 2, 3, 4, 5, 6, 7] },
    );
  const local = (asked: SlotQuestion) =>
    findFreeSlots(asked).slots.map((slot) => describeTime(slot, asked.timeZone, 'en'));

  it('offer no time that does not exist (Berlin, 29 March 2026)', () => {
    const asked = night('2026-03-29T00:00:00Z', '2026-03-29T03:00:00Z', 'Europe/Berlin', '2026-03-28T00:00:00.000Z');
    expect(local(asked)).toEqual([
      'Sun 29 Mar 2026 01:00 (UTC+01:00)–03:00 (UTC+02:00)',
      'Sun 29 Mar 2026 01:30 (UTC+01:00)–03:30 (UTC+02:00)',
      'Sun 29 Mar 2026 03:00–04:00 (UTC+02:00)',
      'Sun 29 Mar 2026 03:30–04:30 (UTC+02:00)',
      'Sun 29 Mar 2026 04:00–05:00 (UTC+02:00)',
    ]);
  });

  it('tell the hour that comes twice apart (Berlin, 25 October 2026)', () => {
    const asked = night('2026-10-25T00:00:00Z', '2026-10-25T02:00:00Z', 'Europe/Berlin', '2026-10-24T00:00:00.000Z');
    expect(local(asked)).toEqual([
      'Sun 25 Oct 2026 02:00 (UTC+02:00)–02:00 (UTC+01:00)',
      'Sun 25 Oct 2026 02:30 (UTC+02:00)–02:30 (UTC+01:00)',
      'Sun 25 Oct 2026 02:00–03:00 (UTC+01:00)',
    ]);
  });

  it('do so in New York too (8 March and 1 November 2026)', () => {
    const spring = night(
      '2026-03-08T06:30:00Z',
      '2026-03-08T08:00:00Z',
      'America/New_York',
      '2026-03-07T00:00:00.000Z',
    );
    expect(local(spring)).toEqual([
      'Sun 8 Mar 2026 01:30 (UTC-05:00)–03:30 (UTC-04:00)',
      'Sun 8 Mar 2026 03:00–04:00 (UTC-04:00)',
    ]);
    const autumn = night(
      '2026-11-01T05:30:00Z',
      '2026-11-01T07:00:00Z',
      'America/New_York',
      '2026-10-31T00:00:00.000Z',
    );
    expect(local(autumn)).toEqual([
      'Sun 1 Nov 2026 01:30 (UTC-04:00)–01:30 (UTC-05:00)',
      'Sun 1 Nov 2026 01:00–02:00 (UTC-05:00)',
    ]);
  });

  it('are nights like others in Shanghai', () => {
    const asked = night('2026-03-28T18:00:00Z', '2026-03-28T20:00:00Z', 'Asia/Shanghai', '2026-03-28T00:00:00.000Z');
    expect(local(asked).map((text) => text.slice(16))).toEqual([
      '02:00–03:00 (UTC+08:00)',
      '02:30–03:30 (UTC+08:00)',
      '03:00–04:00 (UTC+08:00)',
    ]);
  });

  it('begin the day after the jump when it begins at a time that does not exist', () => {
    const asked = night('2026-03-29T00:00:00Z', '2026-03-29T03:00:00Z', 'Europe/Berlin', '2026-03-28T00:00:00.000Z');
    const rules = { ...asked.rules, dayStart: '02:30' };
    expect(local({ ...asked, rules })[0]).toBe('Sun 29 Mar 2026 03:30–04:30 (UTC+02:00)');
  });
});

describe('a day whose beginning comes twice', () => {
  it('begins when it comes twice only at its second, and ends at its first', () => {
    const zone = 'Europe/Berlin';
    const shifts = [shift('2026-10-25T00:00:00Z', '2026-10-25T03:00:00Z')];
    const offered = (rules: object) =>
      starts(
        question(
          { interviewers: [{ ...shanghai, timeZone: zone, shifts }], timeZone: zone, now: '2026-10-24T00:00:00.000Z' },
          { durationMinutes: 15, slotEveryMinutes: 15, workdays: [7], ...rules },
        ),
      );
    expect(offered({ dayStart: '02:30' })[0]).toBe('01:30');
    expect(offered({ dayStart: '00:00', dayEnd: '02:30' })).toEqual(['00:00', '00:15']);
  });
});

describe('one beginning', () => {
  const judge = (startAt: string, more: Partial<SlotQuestion> = {}) => judgeStart(question(more), startAt).verdict;
  const busy = [{ startAt: '2026-11-24T02:00:00Z', endAt: '2026-11-24T03:00:00Z' }];

  it('is free, taken, or not offered at all', () => {
    const interviewers = [{ ...shanghai, busy }];
    expect(judge('2026-11-24T01:00:00Z', { interviewers })).toBe('free');
    expect(judge('2026-11-24T02:00:00Z', { interviewers })).toBe('taken');
    expect(judge('2026-11-24T02:10:00Z', { interviewers })).toBe('notOffered');
    expect(judge('2026-11-24T03:30:00Z', { interviewers })).toBe('notOffered');
    expect(judge('2026-11-20T01:00:00Z', { interviewers })).toBe('notOffered');
    expect(judge('tomorrow', { interviewers })).toBe('notOffered');
  });

  it('names everybody who is free then', () => {
    const interviewers = [shanghai, { ...shanghai, interviewerId: 'li', busy }, { ...shanghai, interviewerId: 'an' }];
    expect(judgeStart(question({ interviewers }), '2026-11-24T02:00:00Z')).toEqual({
      free: ['an', 'wang'],
      verdict: 'free',
    });
  });
});

describe('the rules', () => {
  it('that can never offer a time are found', () => {
    expect(findRuleFaults(undefined)).toEqual([]);
    const paths = (rules: object) => findRuleFaults(rules).map(({ path }) => path);
    expect(paths({ dayStart: '18:00', dayEnd: '09:00' })).toEqual(['/dayEnd']);
    expect(paths({ dayStart: '09:00', dayEnd: '09:30' })).toEqual(['/durationMinutes']);
    expect(paths({ workdays: [] })).toEqual(['/workdays']);
    expect(paths({ noticeHours: 48, windowDays: 2 })).toEqual(['/windowDays']);
  });

  it('that are left out are those of the schema', () => {
    const properties = loadSchemas().get('scheduling-rules')?.['properties'] as {
      [name: string]: { default?: unknown };
    };
    const { workdays, ...rest } = defaultRules;
    const defaults = Object.entries(properties).flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value]],
    );
    expect(Object.fromEntries(defaults)).toEqual({ ...rest, ...(properties['workdays']?.default ? { workdays } : {}) });
    expect(Object.keys(properties).sort()).toEqual(Object.keys(defaultRules).sort());
  });

  it('offer nothing, rather than something, when the day ends before it begins', () => {
    expect(starts(question({}, { dayStart: '18:00', dayEnd: '09:00' }))).toEqual([]);
    expect(completeRules({ durationMinutes: 30 })).toEqual({ ...defaultRules, durationMinutes: 30 });
  });
});

describe('time zones', () => {
  it('are known by their IANA names alone', () => {
    for (const name of ['Asia/Shanghai', 'Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'])
      expect(isTimeZone(name)).toBe(true);
    for (const name of ['Mars/Olympus', '+08:00', '', 'Asia/Shanghai ', '../etc', 'x'.repeat(200)])
      expect(isTimeZone(name)).toBe(false);
    expect(() => requireTimeZone('Mars/Olympus', '/timeZone')).toThrow('time_zone_unknown');
  });

  it('give texts in both languages, a change of day included', () => {
    const late = { startAt: '2026-11-24T15:30:00Z', endAt: '2026-11-24T16:30:00Z' };
    expect(describeTime(late, 'Asia/Shanghai', 'zh')).toBe(
      '2026年11月24日 星期二 23:30–2026年11月25日 星期三 00:30（UTC+08:00）',
    );
    expect(describeTime(late, 'Europe/Berlin', 'en')).toBe('Tue 24 Nov 2026 16:30–17:30 (UTC+01:00)');
  });
});
