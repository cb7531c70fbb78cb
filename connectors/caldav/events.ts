import ICAL from 'ical.js';
import { ConnectorError, type CalendarEvent, type ConnectorContext, type Operation } from '../contract.ts';
import { objectPath } from './paths.ts';

const vendor = 'CalDAV';

/** What is stored under an event's path. */
type Stored = { etag: string; sequence: number };

/**
 * Puts one version of an event into a calendar. An upsert by UID and SEQUENCE: looks first, writes only over an older
 * version and only over the one it saw (If-Match, else If-None-Match), so a repetition and a late older version change
 * nothing. Answers the ETag of what is there afterwards.
 */
export const putEvent: Operation<CalendarEvent, { etag: string }> = {
  safety: 'naturalKey',
  timeoutMs: 60_000,
  async run(ctx, input) {
    checkObject(input);
    const path = objectPath(ctx, input.calendar, input.uid);
    const before = await readStored(ctx, path);
    if (before !== null && before.sequence >= input.sequence) return { etag: before.etag };
    const response = await ctx.http.send(
      {
        method: 'PUT',
        path,
        headers: before === null ? { 'If-None-Match': '*' } : { 'If-Match': before.etag },
        text: { mediaType: 'text/calendar; charset=utf-8', content: input.ics },
        expect: 'any',
      },
      { conflict: true },
    );
    if (response.status >= 400) {
      // 412: somebody wrote in between; 409: the UID is taken. Nothing was written, and the next look tells.
      throw response.status === 412
        ? new ConnectorError(
            'retry',
            'changed_meanwhile',
            `The event was changed in ${vendor} meanwhile; nothing was written.`,
          )
        : new ConnectorError(
            'conflict',
            'uid_taken',
            `The calendar has this event under another address; remove it there.`,
          );
    }
    const etag = response.headers['etag'];
    if (etag !== undefined && etag !== '') return { etag };
    // A server that changed what it stored gives none (RFC 4791 5.3.4).
    return { etag: (await readStored(ctx, path))?.etag ?? '' };
  },
};

/** Takes an event out of a calendar; one that is not there is gone already. */
export const removeEvent: Operation<{ calendar: string; uid: string }, { removed: boolean }> = {
  safety: 'naturalKey',
  undoes: 'calendar.putEvent',
  timeoutMs: 60_000,
  async run(ctx, input) {
    const path = objectPath(ctx, input.calendar, input.uid);
    const response = await ctx.http.send({ method: 'DELETE', path, expect: 'any' }, { notFound: true });
    return { removed: response.status < 300 };
  },
};

async function readStored(ctx: ConnectorContext, path: string): Promise<Stored | null> {
  const headers = { Accept: 'text/calendar' };
  const response = await ctx.http.send({ method: 'GET', path, headers, expect: 'any' }, { notFound: true });
  if (response.status === 404 || response.status === 410) return null;
  const etag = response.headers['etag'] ?? '';
  const sequence = sequenceOf(new TextDecoder().decode(response.bytes));
  if (etag === '' || etag.startsWith('W/') || sequence === null) {
    throw new ConnectorError(
      'retry',
      'answer_shape',
      `${vendor} gave an event without a usable version; try again later.`,
    );
  }
  return { etag, sequence };
}

/** The highest SEQUENCE of an object's events, 0 where none says one (RFC 5545 3.8.7.4); null when it is no calendar. */
function sequenceOf(text: string): number | null {
  const events = eventsOf(text);
  if (events === null) return null;
  return Math.max(0, ...events.map((event) => Number(event.getFirstPropertyValue('sequence') ?? 0) || 0));
}

function eventsOf(text: string): ICAL.Component[] | null {
  try {
    const calendar = ICAL.Component.fromString(text);
    const events = calendar.getAllSubcomponents('vevent');
    return calendar.name === 'vcalendar' && events.length > 0 ? events : null;
  } catch {
    return null;
  }
}

function checkObject(input: CalendarEvent): void {
  const events = eventsOf(input.ics);
  const isFitting =
    events?.every((event) => event.getFirstPropertyValue('uid') === input.uid) === true &&
    sequenceOf(input.ics) === input.sequence &&
    !/^METHOD[:;]/im.test(input.ics);
  if (isFitting) return;
  throw new ConnectorError(
    'rejected',
    'calendar_object_invalid',
    'The event must be an iCalendar object with the given uid and sequence and without METHOD.',
    { field: 'ics' },
  );
}
