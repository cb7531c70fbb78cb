import { ConnectorError, type BusyTime, type Operation } from '../contract.ts';
import { readBusyTimes } from './busy-times.ts';
import { readMultistatus, readText } from './multistatus.ts';
import { calendarPath } from './paths.ts';
import { defaultTimeZone } from './schemas.ts';

const vendor = 'CalDAV';

/**
 * Reads the taken times of a calendar by `calendar-query` with a time range (RFC 4791 7.8), computed here from the events:
 * servers differ in what `free-busy-query` counts, and some (Radicale 3.1) answer it with events.
 * @throws ConnectorError kind `rejected`, code `calendar_object_unreadable`, when an event in that time cannot be read:
 *   taking it for free could book two meetings at once
 */
export const listBusy: Operation<{ calendar: string; from: string; to: string }, BusyTime[]> = {
  safety: 'read',
  timeoutMs: 60_000,
  async run(ctx, { calendar, from, to }) {
    const path = calendarPath(ctx, calendar);
    if (!(Date.parse(from) < Date.parse(to))) {
      throw new ConnectorError('rejected', 'time_range_invalid', 'The time asked for must begin before it ends.', {
        field: 'to',
      });
    }
    const response = await ctx.http.send({
      method: 'REPORT',
      path,
      headers: { Depth: '1', Accept: 'application/xml, text/xml' },
      text: { mediaType: 'application/xml; charset=utf-8', content: queryOf(from, to) },
      expect: 'any',
    });
    let unreadable = 0;
    const objects: string[] = [];
    for (const { status, properties } of readMultistatus(vendor, response)) {
      // Taken out of the calendar while it was read.
      if (status === 404) continue;
      const text = readData(properties['calendar-data']);
      if (text === null) unreadable += 1;
      else objects.push(text);
    }
    const named = ctx.config['timeZone'];
    const timeZone = typeof named === 'string' ? named : defaultTimeZone;
    const reading = readSafely(objects, { from, to }, timeZone);
    unreadable += reading.unreadable;
    if (unreadable > 0) {
      throw new ConnectorError(
        'rejected',
        'calendar_object_unreadable',
        `The calendar has ${unreadable} event(s) in this time that can not be read; correct or remove them, or set the time by hand.`,
      );
    }
    return reading.busy;
  },
};

function readData(value: unknown): string | null {
  try {
    return readText(value);
  } catch {
    return null;
  }
}

function readSafely(objects: string[], window: { from: string; to: string }, timeZone: string) {
  try {
    return readBusyTimes(objects, window, timeZone);
  } catch {
    throw new ConnectorError(
      'rejected',
      'time_zone_unknown',
      "The connection's timeZone is not known; use a name such as Asia/Shanghai.",
      { field: 'config.timeZone' },
    );
  }
}

function queryOf(from: string, to: string): string {
  const stamp = (at: string): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
  return `<?xml version="1.0" encoding="utf-8"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><D:getetag/><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
<C:time-range start="${stamp(from)}" end="${stamp(to)}"/>
</C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>`;
}
