const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_FORMATS = 100;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The instant of a local time (`YYYY-MM-DDTHH:mm` or with `:ss`, years 1970 to 2199) in an IANA time zone; null when one of
 * them makes no sense. A time that the clocks skip is as much later as they skip; of one that comes twice the first counts
 * (as RFC 5545 3.3.5 has it).
 */
export function localToInstant(local: string, timeZone: string): Date | null {
  const match = /^(19[7-9]\d|2[01]\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/.exec(local);
  const format = formatOf(timeZone);
  if (match === null || format === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wantedMs = Date.UTC(year, month - 1, day, hour, minute, second);
  const wanted = new Date(wantedMs);
  // Date.UTC carries the 31st of February over into March.
  if (wanted.getUTCMonth() !== month - 1 || wanted.getUTCDate() !== day || wanted.getUTCHours() !== hour) return null;
  if (minute > 59 || second > 59) return null;
  const before = wantedMs - offsetAt(format, wantedMs - DAY_MS);
  const after = wantedMs - offsetAt(format, wantedMs + DAY_MS);
  const fitting = [before, after].filter((atMs) => atMs + offsetAt(format, atMs) === wantedMs);
  return new Date(fitting.length === 0 ? before : Math.min(...fitting));
}

/** The day that an instant falls on in a time zone, `YYYY-MM-DD`; null for an unknown zone. */
export function dayIn(timeZone: string, at: Date): string | null {
  const format = formatOf(timeZone);
  return format === null ? null : new Date(at.getTime() + offsetAt(format, at.getTime())).toISOString().slice(0, 10);
}

/** How far local clocks are ahead of UTC at an instant. */
function offsetAt(format: Intl.DateTimeFormat, atMs: number): number {
  const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const kept = formats.get(timeZone);
  if (kept !== undefined) return kept;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    // Names come from vendors: a stream of made-up ones must not fill the memory.
    if (formats.size >= MAX_FORMATS) formats.clear();
    formats.set(timeZone, format);
    return format;
  } catch {
    return null;
  }
}
