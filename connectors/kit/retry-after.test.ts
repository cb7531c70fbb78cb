import { expect, it } from 'vitest';
import fc from 'fast-check';
import { parseRetryAfter } from './retry-after.ts';

const now = new Date('2026-11-22T10:00:00.000Z');

it.each([
  ['0', 0],
  ['1', 1000],
  [' 120 ', 120_000],
  ['1.5', 1500],
  ['Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
  ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ['99999999', 86_400_000],
  ['Sun, 22 Nov 2099 09:00:00 GMT', 86_400_000],
])('reads %s as %d ms', (value, expected) => {
  expect(parseRetryAfter(value, now)).toBe(expected);
});

it.each([undefined, '', 'soon', '-5', '1e9', '0x10', '2026-11-22', '١٢'])('takes %s for nothing', (value) => {
  expect(parseRetryAfter(value, now)).toBeUndefined();
});

it('never gives anything but undefined or 0 to 24 h', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const wait = parseRetryAfter(value, now);
      expect(wait === undefined || (wait >= 0 && wait <= 86_400_000)).toBe(true);
    }),
  );
});
