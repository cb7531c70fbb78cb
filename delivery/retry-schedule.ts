const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/**
 * Waits before each attempt, the first at once: the schedule of Standard Webhooks 1.0 (ten attempts over 75.6 hours).
 * Each wait is varied by up to ±20 %, so that a receiver that comes back is not met by everything at once.
 */
export const attemptDelaysMs: readonly number[] = [
  0,
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

const jitter = 0.2;

/**
 * When to try again after `attempts` failed attempts; null: never, the schedule is used up.
 * @param random 0 to 1, passed in so that the schedule can be checked
 * @param retryAfterMs what the receiver asked for (429, 503): honoured from the schedule's wait up to twice that, at
 *   least up to an hour, so that a receiver can slow us down but not put us off for ever
 */
export function nextAttemptAt(attempts: number, now: Date, random: number, retryAfterMs?: number): string | null {
  const base = attemptDelaysMs[attempts];
  if (base === undefined) return null;
  const varied = base * (1 - jitter + 2 * jitter * random);
  const asked = Math.min(retryAfterMs ?? 0, Math.max(2 * base, hour));
  return new Date(now.getTime() + Math.round(Math.max(varied, asked))).toISOString();
}

/** Milliseconds of a `Retry-After` header: seconds or an HTTP date; undefined when absent or unreadable. */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * second;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
