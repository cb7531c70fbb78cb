import { useTranslation } from 'react-i18next';
import { currentLocale, type Locale } from './i18n.ts';

/** A text of the hub in one or both languages. */
export type LocalizedText = { zh?: string; en?: string };

/** The text in the reader's language, or in the one there is. */
export function pickText(text: LocalizedText | null | undefined, locale: Locale): string {
  return text?.[locale] ?? text?.en ?? text?.zh ?? '';
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `in 3 days`, `5 minutes ago`. Under a minute it says `now`. */
export function formatRelative(at: string, nowMs: number, locale: Locale): string {
  const distanceMs = Date.parse(at) - nowMs;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, unitMs] of units) {
    if (Math.abs(distanceMs) >= unitMs) return format.format(Math.round(distanceMs / unitMs), unit);
  }
  return format.format(0, 'second');
}

/** Date and time in the reader's language and time zone. */
export function formatInstant(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(at));
}

/** A day without a time, as it stands in the calendar, whatever the time zone. */
export function formatDay(day: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** The day of an instant in a time zone, with its weekday. */
export function formatDayIn(at: string, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'full', timeZone }).format(
    new Date(at),
  );
}

/** The time of day of an instant in a time zone: `14:30`. */
export function formatClock(at: string, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { timeStyle: 'short', timeZone }).format(
    new Date(at),
  );
}

/** Money out of minor units: `CN¥15,000.00` as the reader's language writes it; whole amounts without a fraction. */
export function formatMoney(minorUnits: number, currency: string, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code' });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const isWhole = minorUnits % 10 ** digits === 0;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    ...(isWhole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(minorUnits / 10 ** digits);
}

/** How many minor units one whole unit of a currency has: 100 for CNY, 1 for JPY. */
export function minorPerMajor(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
}

/** At most one digit after the point: `7.9`, `82`. */
export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
}

/** `2:05` for 125 seconds. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** The reader's language and what is written with it; a component that uses it is drawn again when the language changes. */
export function useText() {
  const { t } = useTranslation();
  const locale = currentLocale();
  return {
    t,
    locale,
    pick: (text: LocalizedText | null | undefined) => pickText(text, locale),
    instant: (at: string) => formatInstant(at, locale),
    day: (day: string) => formatDay(day, locale),
    money: (minorUnits: number, currency: string) => formatMoney(minorUnits, currency, locale),
    number: (value: number) => formatNumber(value, locale),
  };
}
