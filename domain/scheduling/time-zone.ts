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
  zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A stretch of time in which a zone's clocks are not changed. */
type Steady = { fromMs: number; toMs: number; offsetMs: number };
const steadyStretches = new Map<string, Steady[]>();
const mostStretches = 100;

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds; remembered from one change of the clocks to the next. */
export function offsetAt(ms: number, timeZone: string): number {
  const known = steadyStretches.get(timeZone) ?? [];
  const found = known.find(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);
  if (found !== undefined) return found.offsetMs;
  const at = toZoned(ms, timeZone);
  const next = at.getTimeZoneTransition('next');
  // The change before an instant is not told at the very instant of a change: that begins the stretch itself.
  const previous = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const stretch = {
    fromMs: previous?.epochMilliseconds ?? -Infinity,
    toMs: next?.epochMilliseconds ?? Infinity,
    offsetMs: at.offsetNanoseconds / 1e6,
  };
  steadyStretches.set(timeZone, [stretch, ...known].slice(0, mostStretches));
  return stretch.offsetMs;
}

/**
 * A time as somebody's clocks show it, in their language, with the offset: on a night when the clocks go back the same hour
 * comes twice, and only the offset tells which. An end on another day, or under another offset, says so.
 */
export function describeTime(
  time: { startAt: string; endAt: string },
  timeZone: string,
  language: 'zh' | 'en',
): string {
  const start = readClock(Date.parse(time.startAt), timeZone);
  const end = readClock(Date.parse(time.endAt), timeZone);
  const sameDay = dayOf(start, language) === dayOf(end, language);
  const startOffset = start.offset === end.offset ? '' : offsetText(start, language);
  const tail = `${sameDay ? '' : `${dayOf(end, language)} `}${clockOf(end)}${offsetText(end, language)}`;
  return `${dayOf(start, language)} ${clockOf(start)}${startOffset}–${tail}`;
}

/** What a zone's clocks and calendar show: `shown` read as UTC, and the offset as `+08:00`. */
type Clock = { shown: Date; offset: string };

function readClock(ms: number, timeZone: string): Clock {
  const offsetMs = offsetAt(ms, timeZone);
  const hours = new Date(Math.abs(offsetMs)).toISOString().slice(11, 19);
  return { shown: new Date(ms + offsetMs), offset: `${offsetMs < 0 ? '-' : '+'}${hours.replace(/:00$/, '')}` };
}

const clockOf = ({ shown }: Clock): string => shown.toISOString().slice(11, 16);

const offsetText = ({ offset }: Clock, language: 'zh' | 'en'): string =>
  language === 'zh' ? `（UTC${offset}）` : ` (UTC${offset})`;

function dayOf({ shown }: Clock, language: 'zh' | 'en'): string {
  const weekday = weekdays[language][shown.getUTCDay()] ?? '';
  const [year, month, day] = [shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate()];
  if (language === 'zh') return `${year}年${month + 1}月${day}日 ${weekday}`;
  return `${weekday} ${day} ${months[month] ?? ''} ${year}`;
}
