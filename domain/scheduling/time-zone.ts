import { Temporal } from 'temporal-polyfill';
import { HubError } from '../errors.ts';

/** Whether this is the name of a time zone (IANA, e.g. `Europe/Berlin`); bare offsets such as `+08:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** @throws HubError time_zone_unknown */
export function requireTimeZone(name: string, path: string): void {
  if (!isTimeZone(name))
    throw new HubError(
      'time_zone_unknown',
      'There is no such time zone: give its IANA name, for instance Asia/Shanghai.',
      {
        path,
      },
    );
}

/** An instant on the clocks of a zone. */
export function toZoned(ms: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
}

/**
 * When a wall clock shows a time of a day, in milliseconds. On a night when the clocks change a time may come twice or not at
 * all: `later` is then the second one, or the time after the jump; `earlier` the first one, or the time before the jump.
 */
export function instantOf(
  date: Temporal.PlainDate,
  minute: number,
  timeZone: string,
  disambiguation: 'later' | 'earlier',
): number {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return date.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
}

const weekdays = {
  zh: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A time as somebody's clocks show it, in their language, with the offset: on a night when the clocks go back the same hour
 * comes twice, and only the offset tells which. An end on another day, or under another offset, says so.
 */
export function describeTime(
  time: { startAt: string; endAt: string },
  timeZone: string,
  language: 'zh' | 'en',
): string {
  const start = toZoned(Date.parse(time.startAt), timeZone);
  const end = toZoned(Date.parse(time.endAt), timeZone);
  const sameDay = start.toPlainDate().equals(end.toPlainDate());
  const sameOffset = start.offset === end.offset;
  const startOffset = sameOffset ? '' : offsetOf(start, language);
  const tail = `${sameDay ? '' : `${dayOf(end, language)} `}${clockOf(end)}${offsetOf(end, language)}`;
  return `${dayOf(start, language)} ${clockOf(start)}${startOffset}–${tail}`;
}

const clockOf = (at: Temporal.ZonedDateTime): string =>
  `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`;

const offsetOf = (at: Temporal.ZonedDateTime, language: 'zh' | 'en'): string =>
  language === 'zh' ? `（UTC${at.offset}）` : ` (UTC${at.offset})`;

function dayOf(at: Temporal.ZonedDateTime, language: 'zh' | 'en'): string {
  const weekday = weekdays[language][at.dayOfWeek - 1] ?? '';
  if (language === 'zh') return `${at.year}年${at.month}月${at.day}日 ${weekday}`;
  return `${weekday} ${at.day} ${months[at.month - 1] ?? ''} ${at.year}`;
}
