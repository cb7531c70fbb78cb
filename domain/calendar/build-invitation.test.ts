import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { buildInvitation, type Invitation } from './build-invitation.ts';

const base: Invitation = {
  uid: 'booking-1@hub.example.com',
  sequence: 0,
  summary: '面试：客服专员',
  startAt: '2026-12-01T01:00:00.000Z',
  endAt: '2026-12-01T02:00:00.000Z',
  madeAt: '2026-11-22T00:00:00.000Z',
  organizer: { name: '王经理', email: 'hr@example.com' },
  attendees: [{ name: '张三', email: 'zhang@example.com' }],
};
const read = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!;
const anyText = fc.string({ unit: 'binary', maxLength: 300 });

it('keeps to the lines of RFC 5545 whatever people type, and says it back', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, fc.nat(9), (summary, description, name, sequence) => {
      const text = buildInvitation(
        { ...base, summary, description, location: name, sequence, organizer: { name, email: 'hr@example.com' } },
        'REQUEST',
      );
      const lines = text.split('\r\n');
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
      for (const line of lines) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        // A fold inside a character would leave halves that do not come back from UTF-8.
        expect(Buffer.from(line).toString()).toBe(line);
        expect(line).not.toMatch(/[^\t\P{Cc}]/u);
      }
      const event = read(text);
      expect(event.getAllProperties('attendee')).toHaveLength(1);
      expect(event.getAllProperties('summary').length).toBeLessThanOrEqual(1);
      expect(event.getFirstPropertyValue('sequence')).toBe(sequence);
      expect(event.getFirstPropertyValue('organizer')).toBe('mailto:hr@example.com');
      const clean = (value: string): string =>
        value
          .toWellFormed()
          .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
          .replace(/[^\n\t\P{Cc}]/gu, ' ')
          .trim();
      expect(event.getFirstPropertyValue('description') ?? '').toBe(clean(description));
    }),
    { numRuns: 300 },
  );
});

it('adds no line of its own from a name with a line break', () => {
  const organizer = { name: 'HR\r\nATTENDEE:mailto:evil@example.com', email: 'hr@example.com' };
  const summary = '面试\nSTATUS:CANCELLED';
  const event = read(buildInvitation({ ...base, organizer, summary }, 'REQUEST'));
  expect(event.getAllProperties('attendee')).toHaveLength(1);
  expect(event.getFirstPropertyValue('status')).toBe('CONFIRMED');
});

it('differs by what it is for', () => {
  const request = buildInvitation(base, 'REQUEST');
  expect(request).toContain('METHOD:REQUEST\r\n');
  expect(request).toContain('DTSTART:20261201T010000Z\r\n');
  expect(request).not.toContain('SCHEDULE-AGENT');
  const stored = buildInvitation(base, 'stored');
  expect(stored).not.toContain('METHOD');
  expect(stored.replaceAll('\r\n ', '')).toContain(';SCHEDULE-AGENT=CLIENT:mailto:zhang@example.com');
  const cancel = buildInvitation({ ...base, sequence: 1, reminderMinutes: [15] }, 'CANCEL');
  expect(cancel).toContain('METHOD:CANCEL\r\n');
  expect(cancel).toContain('STATUS:CANCELLED\r\n');
  expect(cancel).not.toContain('VALARM');
  expect(buildInvitation(base, 'REQUEST')).toBe(request);
});

it('reminds and links', () => {
  const event = read(
    buildInvitation({ ...base, reminderMinutes: [15, 1440], url: 'https://x.example/房间?a=1' }, 'REQUEST'),
  );
  const triggers = event.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger')));
  expect(triggers).toEqual(['-PT15M', '-P1D']);
  expect(event.getFirstPropertyValue('url')).toBe('https://x.example/%E6%88%BF%E9%97%B4?a=1');
});

it.each([
  ['an end before the start', { endAt: '2026-12-01T00:00:00.000Z' }],
  ['no time', { startAt: 'soon' }],
  ['a uid with a line break', { uid: 'a\r\nb' }],
  ['a sequence below 0', { sequence: -1 }],
  ['an address with a line break', { organizer: { name: '', email: 'a@example.com\r\nX:1' } }],
  ['an address with two @', { attendees: [{ name: '', email: 'a@b@example.com' }] }],
  ['a link to a script', { url: 'javascript:alert(1)' }],
  ['half a reminder', { reminderMinutes: [0.5] }],
])('refuses %s without quoting it', (_what, over) => {
  expect(() => buildInvitation({ ...base, ...over }, 'REQUEST')).toThrow(RangeError);
  expect(() => buildInvitation({ ...base, ...over }, 'REQUEST')).not.toThrow(/example\.com|javascript/);
});
