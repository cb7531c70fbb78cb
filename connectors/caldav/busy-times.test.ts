import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBusyTimes } from './busy-times.ts';

const shanghai = 'Asia/Shanghai';
const berlin = `BEGIN:VTIMEZONE
TZID:Own Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`;
const wrap = (...parts: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\n').replaceAll('\n', '\r\n');
const event = (...lines: string[]): string => ['BEGIN:VEVENT', 'UID:u1', ...lines, 'END:VEVENT'].join('\n');
const busyOf = (object: string, from: string, to: string, zone = shanghai): string[] => {
  const { busy, unreadable } = readBusyTimes([object], { from, to }, zone);
  expect(unreadable).toBe(0);
  return busy.map(({ startAt, endAt }) => `${startAt.slice(0, 16)}/${endAt.slice(0, 16)}`);
};

describe('busy times', () => {
  it('are those of a plain event, cut to what was asked for', () => {
    const object = wrap(event('DTSTART:20261201T010000Z', 'DTEND:20261201T030000Z'));
    expect(busyOf(object, '2026-12-01T02:00:00Z', '2026-12-02T00:00:00Z')).toEqual([
      '2026-12-01T02:00/2026-12-01T03:00',
    ]);
    expect(busyOf(object, '2026-12-01T03:00:00Z', '2026-12-02T00:00:00Z')).toEqual([]);
  });

  it.each([
    ['TRANSP:TRANSPARENT', []],
    ['STATUS:CANCELLED', []],
    ['STATUS:TENTATIVE', ['2026-12-01T01:00/2026-12-01T02:00']],
  ])('heed %s', (line, expected) => {
    const object = wrap(event('DTSTART:20261201T010000Z', 'DURATION:PT1H', line));
    expect(busyOf(object, '2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z')).toEqual(expected);
  });

  it('read whole days and times without a zone in the zone of the calendar', () => {
    const day = wrap(event('DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20261203'));
    expect(busyOf(day, '2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual(['2026-11-30T16:00/2026-12-02T16:00']);
    const one = wrap(event('DTSTART;VALUE=DATE:20261201'));
    expect(busyOf(one, '2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual(['2026-11-30T16:00/2026-12-01T16:00']);
    const floating = wrap(event('DTSTART:20261201T090000', 'DTEND:20261201T100000'));
    expect(busyOf(floating, '2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual([
      '2026-12-01T01:00/2026-12-01T02:00',
    ]);
    // A day on which clocks go back has 25 hours.
    const long = wrap(event('DTSTART;VALUE=DATE:20261025'));
    expect(busyOf(long, '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', 'Europe/Berlin')).toEqual([
      '2026-10-24T22:00/2026-10-25T23:00',
    ]);
  });

  it.each([
    ['its own definition', berlin, 'Own Berlin'],
    ['a name of the IANA database', '', 'Europe/Berlin'],
  ])('keep the hour on the wall over a change of clocks, by %s', (_what, definition, tzid) => {
    const parts = [
      definition,
      event(`DTSTART;TZID=${tzid}:20261019T090000`, `DTEND;TZID=${tzid}:20261019T100000`, 'RRULE:FREQ=WEEKLY;COUNT=3'),
    ];
    expect(
      busyOf(wrap(...parts.filter((part) => part !== '')), '2026-10-01T00:00:00Z', '2026-12-01T00:00:00Z'),
    ).toEqual([
      '2026-10-19T07:00/2026-10-19T08:00',
      '2026-10-26T08:00/2026-10-26T09:00',
      '2026-11-02T08:00/2026-11-02T09:00',
    ]);
  });

  it('read times that a change of clocks skips or doubles', () => {
    const at = (time: string): string => wrap(event(`DTSTART;TZID=Europe/Berlin:${time}`, 'DURATION:PT10M'));
    expect(busyOf(at('20260329T023000'), '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual([
      '2026-03-29T01:30/2026-03-29T01:40',
    ]);
    expect(busyOf(at('20261025T023000'), '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual([
      '2026-10-25T00:30/2026-10-25T00:40',
    ]);
  });

  it('leave out what is excluded and put changed ones where they went', () => {
    const series = event(
      'DTSTART;TZID=Asia/Shanghai:20261201T090000',
      'DURATION:PT1H',
      'RRULE:FREQ=DAILY;UNTIL=20261206T010000Z',
      // The first one fits nothing: the second must count all the same.
      'EXDATE;TZID=Asia/Shanghai:20261202T083000,20261202T090000',
      'EXDATE;VALUE=DATE:20261203',
    );
    const moved = event(
      'RECURRENCE-ID:20261204T010000Z',
      'DTSTART;TZID=Asia/Shanghai:20261204T150000',
      'DURATION:PT30M',
    );
    const cancelled = event(
      'RECURRENCE-ID;TZID=Asia/Shanghai:20261205T090000',
      'DTSTART;TZID=Asia/Shanghai:20261205T090000',
      'DURATION:PT1H',
      'STATUS:CANCELLED',
    );
    expect(busyOf(wrap(series, moved, cancelled), '2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual([
      '2026-12-01T01:00/2026-12-01T02:00',
      '2026-12-04T07:00/2026-12-04T07:30',
      '2026-12-06T01:00/2026-12-06T02:00',
    ]);
  });

  it('move a series from one occurrence on', () => {
    const series = event('DTSTART:20261201T010000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=4');
    const later = event(
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20261203T010000Z',
      'DTSTART:20261203T050000Z',
      'DURATION:PT2H',
    );
    expect(busyOf(wrap(series, later), '2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual([
      '2026-12-01T01:00/2026-12-01T02:00',
      '2026-12-02T01:00/2026-12-02T02:00',
      '2026-12-03T05:00/2026-12-03T07:00',
      '2026-12-04T05:00/2026-12-04T07:00',
    ]);
  });

  it('take single dates, the first one too', () => {
    const object = wrap(
      event(
        'DTSTART:20261201T010000Z',
        'DURATION:PT1H',
        'RDATE:20261203T010000Z',
        'RDATE;VALUE=PERIOD:20261204T010000Z/PT1H',
      ),
    );
    expect(busyOf(object, '2026-11-01T00:00:00Z', '2027-01-01T00:00:00Z')).toHaveLength(3);
  });

  it.each([
    ['no calendar', 'hello'],
    ['a cut one', wrap(event('DTSTART:20261201T010000Z', 'DURATION:PT1H')).slice(0, 60)],
    ['an unknown zone', wrap(event('DTSTART;TZID=Nowhere/Land:20261201T010000', 'DURATION:PT1H'))],
    ['no start', wrap(event('DURATION:PT1H'))],
    ['a start that is no time', wrap(event('DTSTART:tomorrow', 'DURATION:PT1H'))],
    ['an event each second', wrap(event('DTSTART:20200101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY'))],
  ])('count what cannot be read: %s', (_what, object) => {
    const window = { from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z' };
    expect(readBusyTimes([object], window, shanghai)).toEqual({ busy: [], unreadable: 1 });
  });

  it('end, whatever the rule', () => {
    const rules = [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1',
      'FREQ=DAILY;BYMONTH=13',
    ];
    for (const rule of rules) {
      const object = wrap(event('DTSTART:20200101T000000Z', 'DURATION:PT1H', `RRULE:${rule}`));
      readBusyTimes([object], { from: '2026-12-01T00:00:00Z', to: '2026-12-02T00:00:00Z' }, shanghai);
    }
  });

  it('agree with counting by hand for any weekly series', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 27 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 30 }),
        fc.uniqueArray(fc.nat(29), { maxLength: 5 }),
        (day, interval, count, left) => {
          const HOUR_MS = 3_600_000;
          const firstMs = Date.UTC(2026, 0, 1 + day, 9);
          const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.000/g, '');
          const atMs = (index: number): number => firstMs + index * interval * 7 * 24 * HOUR_MS;
          const lines = left.map((index) => `EXDATE:${stamp(atMs(index))}`);
          const object = wrap(
            event(
              `DTSTART:${stamp(firstMs)}`,
              'DURATION:PT1H',
              `RRULE:FREQ=WEEKLY;INTERVAL=${interval};COUNT=${count}`,
              ...lines,
            ),
          );
          const from = '2026-03-01T00:00:00.000Z';
          const to = '2026-06-01T00:00:00.000Z';
          const expected = Array.from({ length: count }, (_, index) => index)
            .filter((index) => !left.includes(index))
            .map(atMs)
            .filter((ms) => ms >= Date.parse(from) && ms < Date.parse(to))
            .map((ms) => ({ startAt: new Date(ms).toISOString(), endAt: new Date(ms + HOUR_MS).toISOString() }));
          expect(readBusyTimes([object], { from, to }, 'UTC').busy).toEqual(expected);
        },
      ),
    );
  });
});
