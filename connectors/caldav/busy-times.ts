import ICAL from 'ical.js';
import type { BusyTime } from '../contract.ts';
import { expandEvents, type Span } from './expand-events.ts';
import { definedZone, ianaZone, type Zone } from './time-zones.ts';

/** What calendar objects say about a stretch of time; instants in ISO 8601. */
export type BusyReading = {
  /** In order, none touching another, cut to the asked time. */
  busy: BusyTime[];
  /** Objects that cannot be read, so that nothing is known of their times. */
  unreadable: number;
};

/**
 * Finds the times taken by calendar objects (RFC 5545): repeated events with their exceptions and single changes, all-day
 * events and times without a zone (both in `timeZone`), events over changes of clocks. Free: TRANSP:TRANSPARENT,
 * STATUS:CANCELLED, events of no length. Nothing is read of what an event is for.
 * @param timeZone IANA name of the calendar's own zone
 * @throws RangeError when `timeZone` is not known
 */
export function readBusyTimes(
  objects: readonly string[],
  window: { from: string; to: string },
  timeZone: string,
): BusyReading {
  const fromMs = Date.parse(window.from);
  const toMs = Date.parse(window.to);
  const ownZone = ianaZone(timeZone);
  const spans: Span[] = [];
  let unreadable = 0;
  for (const text of objects) {
    try {
      spans.push(...readObject(text, { fromMs, toMs, ownZone }));
    } catch {
      // The parser's message quotes the object, so it goes no further.
      unreadable += 1;
    }
  }
  return { busy: mergeSpans(spans, fromMs, toMs), unreadable };
}

function readObject(text: string, window: { fromMs: number; toMs: number; ownZone: Zone }): Span[] {
  const parsed = ICAL.parse(text) as unknown[];
  const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed) as ConstructorParameters<
    typeof ICAL.Component
  >[0][];
  return calendars.flatMap((jcal) => {
    const calendar = new ICAL.Component(jcal);
    if (calendar.name !== 'vcalendar') throw new RangeError('This is no calendar.');
    const defined = new Map<string, Zone>();
    for (const zone of calendar.getAllSubcomponents('vtimezone')) {
      const tzid = zone.getFirstPropertyValue('tzid');
      if (typeof tzid === 'string') defined.set(tzid, definedZone(zone));
    }
    const zoneOf = (tzid: string): Zone => {
      // The object's own definition is what its maker meant; without one (against the standard, but common) the name.
      const zone = defined.get(tzid) ?? ianaZone(tzid);
      defined.set(tzid, zone);
      return zone;
    };
    const byUid = new Map<string, ICAL.Component[]>();
    for (const event of calendar.getAllSubcomponents('vevent')) {
      const uid = String(event.getFirstPropertyValue('uid') ?? '');
      byUid.set(uid, [...(byUid.get(uid) ?? []), event]);
    }
    return [...byUid.values()].flatMap((events) => expandEvents(events, { ...window, zoneOf }));
  });
}

function mergeSpans(spans: readonly Span[], fromMs: number, toMs: number): BusyTime[] {
  const cut = spans
    .map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, fromMs), endMs: Math.min(endMs, toMs) }))
    .filter(({ startMs, endMs }) => startMs < endMs)
    .sort((a, b) => a.startMs - b.startMs);
  const merged: Span[] = [];
  for (const span of cut) {
    const last = merged.at(-1);
    if (last !== undefined && span.startMs <= last.endMs) last.endMs = Math.max(last.endMs, span.endMs);
    else merged.push({ ...span });
  }
  return merged.map(({ startMs, endMs }) => ({
    startAt: new Date(startMs).toISOString(),
    endAt: new Date(endMs).toISOString(),
  }));
}
