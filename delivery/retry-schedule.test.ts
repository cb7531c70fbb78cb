import { expect, test } from 'vitest';
import { attemptDelaysMs, nextAttemptAt, parseRetryAfter } from './retry-schedule.ts';

const now = new Date('2026-03-01T00:00:00.000Z');
const waitMs = (attempts: number, random: number, retryAfterMs?: number): number | null => {
  const at = nextAttemptAt(attempts, now, random, retryAfterMs);
  return at === null ? null : Date.parse(at) - now.getTime();
};

test('ten attempts: at once, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h, each within 20 %', () => {
  const hours = (h: number) => h * 3_600_000;
  const expected = [5_000, 300_000, hours(0.5), hours(2), hours(5), hours(10), hours(14), hours(20), hours(24)];
  expect(attemptDelaysMs).toEqual([0, ...expected]);
  for (const [index, delay] of expected.entries()) {
    expect(waitMs(index + 1, 0.5)).toBe(delay);
    expect(waitMs(index + 1, 0)).toBe(Math.round(delay * 0.8));
    expect(waitMs(index + 1, 1)).toBe(Math.round(delay * 1.2));
  }
  expect(waitMs(10, 0.5)).toBeNull();
});

test('what the receiver asks for is honoured, up to an hour or twice the wait', () => {
  expect(waitMs(1, 0.5, 60_000)).toBe(60_000);
  expect(waitMs(1, 0.5, 100 * 3_600_000)).toBe(3_600_000);
  expect(waitMs(9, 0.5, 100 * 3_600_000)).toBe(48 * 3_600_000);
  expect(waitMs(2, 0.5, 1_000)).toBe(300_000);
});

test('Retry-After is read as seconds or as a date', () => {
  expect(parseRetryAfter('120', now)).toBe(120_000);
  expect(parseRetryAfter('Sun, 01 Mar 2026 00:01:00 GMT', now)).toBe(60_000);
  expect(parseRetryAfter('Sun, 01 Mar 2020 00:01:00 GMT', now)).toBe(0);
  expect(parseRetryAfter('soon', now)).toBeUndefined();
  expect(parseRetryAfter(undefined, now)).toBeUndefined();
});
