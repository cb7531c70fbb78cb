import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, localToInstant } from './local-time.ts';

const iso = (local: string, zone: string): string | undefined => localToInstant(local, zone)?.toISOString();

describe('a local time', () => {
  it.each([
    ['2026-11-23T09:00', 'Asia/Shanghai', '2026-11-23T01:00:00.000Z'],
    ['2026-11-23T00:30', 'Asia/Kolkata', '2026-11-22T19:00:00.000Z'],
    ['2026-07-01T12:00:30', 'America/New_York', '2026-07-01T16:00:30.000Z'],
    ['2026-12-31T23:59', 'Pacific/Kiritimati', '2026-12-31T09:59:00.000Z'],
    ['2028-02-29T08:00', 'UTC', '2028-02-29T08:00:00.000Z'],
  ])('%s in %s is %s', (local, zone, expected) => {
    expect(iso(local, zone)).toBe(expected);
  });

  it('that the clocks skip is as much later as they skip', () => {
    expect(iso('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(iso('2026-03-29T03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('that comes twice is the first', () => {
    expect(iso('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });

  it.each([
    ['2026-02-30T09:00', 'UTC'],
    ['2026-13-01T09:00', 'UTC'],
    ['2026-11-23T24:00', 'UTC'],
    ['2026-11-23T09:60', 'UTC'],
    ['2026-11-23 09:00', 'UTC'],
    ['9999-01-01T00:00', 'UTC'],
    ['2026-11-23T09:00', 'Asia/Nowhere'],
    ['2026-11-23T09:00', ''],
  ])('%s in %s is none', (local, zone) => {
    expect(localToInstant(local, zone)).toBeNull();
  });

  it('comes back from its instant, in every zone, unless the clocks skip it', () => {
    const zones = ['Asia/Shanghai', 'Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
    const at = fc.date({
      noInvalidDate: true,
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
    });
    fc.assert(
      fc.property(at, fc.constantFrom(...zones), (moment, zone) => {
        const local = moment.toISOString().slice(0, 16);
        const instant = localToInstant(local, zone);
        const shown = new Date(instant!).toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T').slice(0, 16);
        const skippedMinutes = (Date.parse(`${shown}Z`) - Date.parse(`${local}Z`)) / 60_000;
        expect([0, 30, 60]).toContain(skippedMinutes);
      }),
      { numRuns: 500 },
    );
  });
});

it('the day of an instant is the day there', () => {
  expect(dayIn('Asia/Shanghai', new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
  expect(dayIn('America/New_York', new Date('2026-11-22T04:59:59Z'))).toBe('2026-11-21');
  expect(dayIn('Mars/Olympus', new Date())).toBeNull();
});
