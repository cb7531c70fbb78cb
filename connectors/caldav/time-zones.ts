import ICAL from 'ical.js';

/** A time as it stands on the wall, without a zone. */
export type WallTime = { year: number; month: number; day: number; hour: number; minute: number; second: number };

/** Turns wall times of one zone into instants (milliseconds since 1970). */
export type Zone = (wall: WallTime) => number;

/** UTC. */
export const utc: Zone = (wall) => toUtcMs(wall);

/**
 * A zone of the IANA database. A time that a change of clocks skips is read with the offset before the change, one that
 * comes twice as the first of both (RFC 5545 3.3.5).
 * @throws RangeError when the name is not known
 */
export function ianaZone(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (atMs: number): number => {
    const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return toUtcMs({ year, month, day, hour, minute, second }) - Math.floor(atMs / 1000) * 1000;
  };
  return (wall) => {
    const asUtcMs = toUtcMs(wall);
    // No zone is more than a day from UTC, so the offsets on both sides of any change near this time are these two.
    const before = offsetAt(asUtcMs - DAY_MS);
    const after = offsetAt(asUtcMs + DAY_MS);
    const fitting = [before, after].find((offset) => offsetAt(asUtcMs - offset) === offset);
    return asUtcMs - (fitting ?? before);
  };
}

/** The zone that a calendar object defines itself (VTIMEZONE). */
export function definedZone(component: ICAL.Component): Zone {
  const zone = new ICAL.Timezone(component);
  return (wall) =>
    toUtcMs(wall) - zone.utcOffset(new ICAL.Time({ ...wall, isDate: false }, ICAL.Timezone.localTimezone)) * 1000;
}

/** The wall time some milliseconds later on the same wall. */
export function shiftWall(wall: WallTime, byMs: number): WallTime {
  const at = new Date(toUtcMs(wall) + byMs);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}

/** A wall time as if it were UTC. */
export function toUtcMs({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const DAY_MS = 24 * 60 * 60 * 1000;
