import ICAL from 'ical.js';

/** One person of a meeting. */
export type MeetingPerson = { name: string; email: string };

/** A meeting with everything that stands in its calendar object. Instants are ISO 8601 in UTC. */
export type Invitation = {
  /** The same through all changes and in all calendars, e.g. `<bookingId>@hub.example.com`. */
  uid: string;
  /** 0 at first, one more with each change of time, place or people, the cancellation included (RFC 5546 2.1.4). */
  sequence: number;
  summary: string;
  description?: string;
  location?: string;
  /** Where the meeting is held online; http or https. */
  url?: string;
  startAt: string;
  endAt: string;
  /** When this version was made; becomes DTSTAMP. */
  madeAt: string;
  organizer: MeetingPerson;
  attendees: (MeetingPerson & { isOptional?: boolean })[];
  /** Default confirmed. */
  status?: 'confirmed' | 'cancelled';
  language?: 'zh' | 'en';
  /** Minutes before the start at which calendars remind; default none. */
  reminderMinutes?: number[];
};

/**
 * What the object is for: `REQUEST` and `CANCEL` go by mail (RFC 5546), `stored` is what CalDAV keeps, which has no METHOD
 * (RFC 4791 4.1).
 */
export type InvitationUse = 'REQUEST' | 'CANCEL' | 'stored';

const PRODUCT_ID = '-//Throughline//Recruiting hub//EN';
const MAX_TEXT = 8_000;
const MAX_OCTETS = 75;
/** An address that can stand in `mailto:` as it is; others are percent-encoded by the caller's mail system, not here. */
const EMAIL = /^[^\s"'<>(),:;\\[\]\p{Cc}@]{1,200}@[^\s"'<>(),:;\\[\]\p{Cc}@]{1,200}$/u;

/**
 * Builds an iCalendar object (RFC 5545) with one event: lines of at most 75 octets folded between characters, CRLF, texts
 * escaped, times in UTC (no time zone definitions, so nothing to disagree about). The same input gives the same text.
 * Line breaks and control characters of names and titles become spaces, so that nothing typed by a person can add a line.
 * In the `stored` form attendees carry SCHEDULE-AGENT=CLIENT (RFC 6638 7.1): the hub sends the mails, and a calendar
 * server must not send its own.
 * @throws RangeError when a time, an address, a URL, the UID or the sequence cannot stand in a calendar; it quotes nothing
 */
export function buildInvitation(invitation: Invitation, use: InvitationUse): string {
  checkInvitation(invitation);
  const isCancelled = use === 'CANCEL' || invitation.status === 'cancelled';
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', PRODUCT_ID);
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  if (use !== 'stored') calendar.addPropertyWithValue('method', use);

  const event = new ICAL.Component('vevent');
  calendar.addSubcomponent(event);
  event.addPropertyWithValue('uid', invitation.uid);
  event.addPropertyWithValue('sequence', invitation.sequence);
  event.addPropertyWithValue('dtstamp', toUtcTime(invitation.madeAt));
  event.addPropertyWithValue('dtstart', toUtcTime(invitation.startAt));
  event.addPropertyWithValue('dtend', toUtcTime(invitation.endAt));
  addText(event, 'summary', toOneLine(invitation.summary), invitation.language);
  if (invitation.description !== undefined) {
    addText(event, 'description', toText(invitation.description), invitation.language);
  }
  if (invitation.location !== undefined) addText(event, 'location', toOneLine(invitation.location));
  if (invitation.url !== undefined) event.addPropertyWithValue('url', new URL(invitation.url).href);
  event.addPropertyWithValue('status', isCancelled ? 'CANCELLED' : 'CONFIRMED');
  event.addPropertyWithValue('transp', isCancelled ? 'TRANSPARENT' : 'OPAQUE');
  addPerson(event, 'organizer', invitation.organizer, {});
  for (const attendee of invitation.attendees) {
    addPerson(event, 'attendee', attendee, {
      cutype: 'INDIVIDUAL',
      role: attendee.isOptional === true ? 'OPT-PARTICIPANT' : 'REQ-PARTICIPANT',
      partstat: 'NEEDS-ACTION',
      ...(use === 'stored' ? { 'schedule-agent': 'CLIENT' } : { rsvp: isCancelled ? 'FALSE' : 'TRUE' }),
    });
  }
  if (!isCancelled) for (const minutes of invitation.reminderMinutes ?? []) addReminder(event, invitation, minutes);
  return foldLines(calendar.toString());
}

/**
 * Folds lines anew: ical.js 2.2.1 leaves the leading space of a continuation out of its count, so its lines reach 76
 * octets (RFC 5545 3.1 allows 75).
 */
function foldLines(text: string): string {
  const unfolded = text.replaceAll('\r\n ', '');
  let folded = '';
  for (const line of unfolded.split('\r\n')) {
    let octets = 0;
    for (const character of line) {
      const size = Buffer.byteLength(character);
      if (octets + size > MAX_OCTETS) {
        folded += '\r\n ';
        octets = 1;
      }
      folded += character;
      octets += size;
    }
    folded += '\r\n';
  }
  return folded;
}

function checkInvitation(invitation: Invitation): void {
  const { uid, sequence, startAt, endAt, madeAt, organizer, attendees, url } = invitation;
  if (!/^[\x21-\x7e]{1,200}$/.test(uid)) throw new RangeError('uid must be 1 to 200 visible ASCII characters.');
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 2_147_483_647) {
    throw new RangeError('sequence must be a whole number from 0.');
  }
  for (const [name, at] of Object.entries({ startAt, endAt, madeAt })) {
    const year = new Date(at).getUTCFullYear();
    if (!(year >= 1 && year <= 9999)) throw new RangeError(`${name} must be an instant in ISO 8601.`);
  }
  if (Math.floor(Date.parse(endAt) / 1000) <= Math.floor(Date.parse(startAt) / 1000)) {
    throw new RangeError('endAt must be after startAt.');
  }
  if (![organizer, ...attendees].every(({ email }) => EMAIL.test(email))) {
    throw new RangeError('Every person of a meeting needs an e-mail address that can stand in a calendar.');
  }
  if (url !== undefined && !/^https?:\/\//i.test(url)) throw new RangeError('url must begin with https:// or http://.');
  if (url !== undefined && !URL.canParse(url)) throw new RangeError('url must be an address.');
  if (invitation.reminderMinutes?.some((minutes) => !Number.isInteger(minutes) || minutes < 0) === true) {
    throw new RangeError('reminderMinutes must be whole numbers from 0.');
  }
}

function addText(event: ICAL.Component, name: string, value: string, language?: 'zh' | 'en'): void {
  if (value === '') return;
  const property = event.addPropertyWithValue(name, value);
  if (language !== undefined) property.setParameter('language', language === 'zh' ? 'zh-CN' : 'en');
}

function addPerson(
  event: ICAL.Component,
  name: string,
  person: MeetingPerson,
  parameters: { [name: string]: string },
): void {
  const property = event.addPropertyWithValue(name, `mailto:${person.email}`);
  // A double quote cannot be written in a parameter and its RFC 6868 form shows up as ^' in older programs.
  const cn = toOneLine(person.name).replaceAll('"', "'").replaceAll('^', ' ').trim();
  if (cn !== '') property.setParameter('cn', cn);
  for (const [key, value] of Object.entries(parameters)) property.setParameter(key, value);
}

function addReminder(event: ICAL.Component, invitation: Invitation, minutes: number): void {
  const alarm = new ICAL.Component('valarm');
  alarm.addPropertyWithValue('action', 'DISPLAY');
  alarm.addPropertyWithValue('description', toOneLine(invitation.summary) || '-');
  alarm.addPropertyWithValue('trigger', ICAL.Duration.fromSeconds(-60 * minutes));
  event.addSubcomponent(alarm);
}

function toUtcTime(at: string): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(at), true);
}

/** CRLF and CR become LF; other control characters and lone surrogates, which no calendar can carry, become spaces. */
function toText(value: string): string {
  const lines = value.toWellFormed().replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n');
  return cut(lines.replace(/[^\n\t\P{Cc}]/gu, ' ')).trim();
}

function toOneLine(value: string): string {
  return cut(toText(value).replace(/\s+/gu, ' ')).trim();
}

function cut(value: string): string {
  return value.length <= MAX_TEXT
    ? value
    : value
        .slice(0, MAX_TEXT)
        .toWellFormed()
        .replace(/\ufffd$/, '');
}
