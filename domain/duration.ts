const pattern = /^P(?:(\d+)W)?(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * Adds an ISO 8601 duration to an instant, in UTC; months and years are calendar ones, clamped to the month's last day.
 * @throws RangeError when either is malformed
 */
export function addDuration(instant: string, duration: string): string {
  const match = pattern.exec(duration);
  const start = new Date(instant);
  if (match === null || duration.endsWith('P') || duration.endsWith('T') || Number.isNaN(start.getTime())) {
    throw new RangeError(`addDuration needs an instant and an ISO 8601 duration, got ${instant} and ${duration}`);
  }
  const part = (index: number): number => Number(match[index] ?? 0);
  const moved = new Date(start);
  const months = part(2) * 12 + part(3);
  if (months > 0) {
    const day = moved.getUTCDate();
    moved.setUTCDate(1);
    moved.setUTCMonth(moved.getUTCMonth() + months);
    const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
    moved.setUTCDate(Math.min(day, lastDay));
  }
  const ms = ((part(1) * 7 + part(4)) * 24 + part(5)) * 3_600_000 + part(6) * 60_000 + Math.round(part(7) * 1000);
  return new Date(moved.getTime() + ms).toISOString();
}

/** Approximate length in milliseconds, months as 30 days: for comparing durations, not for calendars. */
export function durationToMs(duration: string): number {
  const zero = '2001-01-01T00:00:00.000Z';
  return Date.parse(addDuration(zero, duration)) - Date.parse(zero);
}
