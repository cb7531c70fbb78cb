import ICAL from 'ical.js';
import { shiftWall, toUtcMs, utc, type WallTime, type Zone } from './time-zones.ts';

/** A stretch of time in milliseconds since 1970; the end is not part of it. */
export type Span = { startMs: number; endMs: number };

/** Where and when to look. */
export type ExpandWindow = { fromMs: number; toMs: number; ownZone: Zone; zoneOf: (tzid: string) => Zone };

/** More than a meeting every hour for two years; a rule with more is not a meeting. */
const MAX_OCCURRENCES = 20_000;
const MAX_EVENTS = 2_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A point in time as a property gives it. */
type Point = { wall: WallTime; zone: Zone; isDate: boolean };

/**
 * Finds the busy spans of the events that share one UID: a series and its changed occurrences. Sets are made by instants,
 * not by ical.js's own expansion: version 2.2.1 leaves out DTSTART where there are RDATEs alone, and passes over an EXDATE
 * that follows one which fits nothing.
 * @throws RangeError when an event cannot be read
 */
export function expandEvents(events: readonly ICAL.Component[], window: ExpandWindow): Span[] {
  if (events.length > MAX_EVENTS) throw new RangeError('The object has too many events.');
  const changed = events.filter((event) => event.hasProperty('recurrence-id'));
  const replaced = new Set<number>();
  const futures: { fromMs: number; shiftMs: number; event: ICAL.Component }[] = [];
  const spans: Span[] = [];
  for (const event of changed) {
    const originalPoint = readPoint(event.getFirstProperty('recurrence-id'), window);
    const originalMs = toMs(originalPoint);
    const range = event.getFirstProperty('recurrence-id')?.getFirstParameter('range');
    const start = readStart(event, window);
    replaced.add(originalMs);
    if (isBusy(event)) spans.push(spanOf(event, start, window));
    if (range?.toUpperCase() === 'THISANDFUTURE') {
      futures.push({ fromMs: originalMs, shiftMs: toUtcMs(start.wall) - toUtcMs(originalPoint.wall), event });
    }
  }
  futures.sort((a, b) => b.fromMs - a.fromMs);

  for (const event of events) {
    if (event.hasProperty('recurrence-id')) continue;
    for (const point of occurrencesOf(event, window)) {
      const atMs = toMs(point);
      if (replaced.has(atMs)) continue;
      const future = futures.find(({ fromMs }) => atMs >= fromMs);
      const shape = future?.event ?? event;
      if (!isBusy(shape)) continue;
      spans.push(spanOf(shape, { ...point, wall: shiftWall(point.wall, future?.shiftMs ?? 0) }, window));
    }
  }
  return spans;
}

/** Free: what its owner marked so, and what was called off. */
function isBusy(event: ICAL.Component): boolean {
  const word = (name: string): string => String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
  return word('transp') !== 'TRANSPARENT' && word('status') !== 'CANCELLED';
}

/** The points at which a series takes place, up to the end of the window. */
function* occurrencesOf(event: ICAL.Component, window: ExpandWindow): Generator<Point> {
  const start = readStart(event, window);
  const excluded = new Set<number>();
  for (const property of event.getAllProperties('exdate')) {
    for (const value of property.getValues()) {
      const point = toPoint(value, property, window);
      // A day alone takes out whatever happens on it (not by the letter, but Outlook and Exchange write it so).
      excluded.add(point.isDate ? dayOf(point.wall) : toMs(point));
    }
  }
  const seen = new Set<number>();
  const take = (point: Point): Point[] => {
    const atMs = toMs(point);
    if (seen.has(atMs) || excluded.has(atMs) || excluded.has(dayOf(point.wall))) return [];
    seen.add(atMs);
    return [point];
  };
  yield* take(start);
  for (const property of event.getAllProperties('rdate')) {
    for (const value of property.getValues()) {
      yield* take(toPoint(value instanceof ICAL.Period ? value.start : value, property, window));
    }
  }
  for (const property of event.getAllProperties('rrule')) {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) throw new RangeError('A rule cannot be read.');
    for (const wall of walls(rule, start, window)) yield* take({ ...start, wall });
  }
}

function* walls(rule: ICAL.Recur, start: Point, window: ExpandWindow): Generator<WallTime> {
  // Compared by instants here: ical.js would compare a UTC end with wall times.
  const untilMs = rule.until === null ? Number.POSITIVE_INFINITY : untilOf(rule.until, start, window);
  const endless = rule.clone();
  endless.until = null;
  const iterator = endless.iterator(
    new ICAL.Time({ ...start.wall, isDate: start.isDate }, ICAL.Timezone.localTimezone),
  );
  for (let count = 0; ; count += 1) {
    if (count > MAX_OCCURRENCES) throw new RangeError('A rule has too many occurrences.');
    const next = iterator.next() as ICAL.Time | null | undefined;
    if (next === null || next === undefined) return;
    const wall = wallOf(next);
    const atMs = start.zone(wall);
    // A day more, since a changed occurrence of the series may be moved forward.
    if (atMs > untilMs || atMs > window.toMs + DAY_MS) return;
    yield wall;
  }
}

function untilOf(until: ICAL.Time, start: Point, window: ExpandWindow): number {
  const wall = wallOf(until);
  if (until.isDate) return start.zone(shiftWall({ ...wall, hour: 0, minute: 0, second: 0 }, DAY_MS)) - 1;
  return until.zone === ICAL.Timezone.utcTimezone ? utc(wall) : (start.isDate ? window.ownZone : start.zone)(wall);
}

/** The span that begins at a point and is as long as an event says. */
function spanOf(event: ICAL.Component, point: Point, window: ExpandWindow): Span {
  const { wall, zone } = point;
  const startMs = zone(wall);
  const begins = readStart(event, window);
  const end = event.getFirstProperty('dtend');
  if (end !== null) {
    const ends = readPoint(end, window);
    // Whole days stay whole days over a change of clocks; hours stay hours (RFC 5545 3.8.5.3).
    const days = toUtcMs(ends.wall) - toUtcMs(begins.wall);
    if (begins.isDate) return { startMs, endMs: zone(shiftWall(wall, days)) };
    return { startMs, endMs: startMs + (toMs(ends) - toMs(begins)) };
  }
  const duration = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) {
    const { weeks, days, hours, minutes, seconds } = duration;
    const endWall = shiftWall(wall, (weeks * 7 + days) * DAY_MS);
    const exactMs = ((hours * 60 + minutes) * 60 + seconds) * 1000;
    return { startMs, endMs: duration.isNegative ? startMs : zone(endWall) + exactMs };
  }
  return { startMs, endMs: begins.isDate ? zone(shiftWall(wall, DAY_MS)) : startMs };
}

function readStart(event: ICAL.Component, window: ExpandWindow): Point {
  return readPoint(event.getFirstProperty('dtstart'), window);
}

function readPoint(property: ICAL.Property | null, window: ExpandWindow): Point {
  if (property === null) throw new RangeError('An event has no time.');
  return toPoint(property.getFirstValue(), property, window);
}

function toPoint(value: unknown, property: ICAL.Property, window: ExpandWindow): Point {
  if (!(value instanceof ICAL.Time)) throw new RangeError('A time cannot be read.');
  const wall = wallOf(value);
  const { isDate } = value;
  if (Number.isNaN(toUtcMs(wall))) throw new RangeError('A time cannot be read.');
  if (isDate) return { wall, zone: window.ownZone, isDate };
  if (value.zone === ICAL.Timezone.utcTimezone) return { wall, zone: utc, isDate };
  const tzid = property.getFirstParameter('tzid');
  return { wall, zone: tzid === undefined || tzid === '' ? window.ownZone : window.zoneOf(tzid), isDate };
}

function toMs(point: Point): number {
  return point.zone(point.wall);
}

/** A day as a key that no instant of a meeting has: half a millisecond past midnight, as if in UTC. */
function dayOf(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day) + 0.5;
}

function wallOf({ year, month, day, hour, minute, second, isDate }: ICAL.Time): WallTime {
  return isDate ? { year, month, day, hour: 0, minute: 0, second: 0 } : { year, month, day, hour, minute, second };
}
