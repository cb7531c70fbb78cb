import fc from 'fast-check';
import { describe, it } from 'vitest';
import { offsetAt, toZoned } from './time-zone.ts';

const zones = [
  'UTC',
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
];
const from = Date.UTC(1990, 0, 1);
const to = Date.UTC(2045, 0, 1);
const instants = fc.integer({ min: from, max: to });

describe('the offset of a zone', () => {
  it('is what the calendar says, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(instants, fc.constantFrom(...zones)), { minLength: 1, maxLength: 20 }), (asked) =>
        asked.every(([ms, zone]) => offsetAt(ms, zone) === toZoned(ms, zone).offsetNanoseconds / 1e6),
      ),
      { numRuns: 500 },
    );
  });

  it('is right to the millisecond around a change of the clocks', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), fc.integer({ min: -2, max: 2 }), (ms, zone, near) => {
        const change = toZoned(ms, zone).getTimeZoneTransition('next')?.epochMilliseconds ?? ms;
        const at = change + near;
        return [at, change, at].every((t) => offsetAt(t, zone) === toZoned(t, zone).offsetNanoseconds / 1e6);
      }),
      { numRuns: 500 },
    );
  });
});
