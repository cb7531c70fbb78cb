import type { FactKind } from './letter-facts.ts';

/** The languages that letters and reports are made in. */
export type PrintLanguage = 'zh' | 'en';

const locales = { zh: 'zh-CN', en: 'en-GB' } as const;

/** Money in minor units as people read it: `¥18,000.00/月`, `CN¥18,000.00 per month`. Exact: no floating point is involved. */
export function formatSalary(
  salary: { amount: number; currency: string; period: 'month' | 'year' },
  language: PrintLanguage,
): string {
  const format = new Intl.NumberFormat(locales[language], { style: 'currency', currency: salary.currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const sign = salary.amount < 0 ? '-' : '';
  const minor = String(Math.abs(salary.amount)).padStart(digits + 1, '0');
  const major = minor.slice(0, minor.length - digits);
  const decimal = digits === 0 ? major : `${major}.${minor.slice(-digits)}`;
  const money = format.format(`${sign}${decimal}` as `${number}`);
  if (language === 'zh') return `${money}/${salary.period === 'month' ? '月' : '年'}`;
  return `${money} per ${salary.period}`;
}

/** A day (`YYYY-MM-DD`) as people read it; the same on every machine. */
export function formatDay(day: string, language: PrintLanguage): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day.slice(0, 10)}T00:00:00Z`),
  );
}

/** An instant as people read it in `timeZone` (IANA), with the zone's name, so that nobody guesses it. */
export function formatInstant(instant: string, language: PrintLanguage, timeZone = 'UTC'): string {
  const text = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  );
  return language === 'zh' ? `${text}（${timeZone}）` : `${text} (${timeZone})`;
}

/** A fact in words, or null where the value is not of its kind. Lists have no words of their own. */
export function formatFact(kind: FactKind, value: unknown, language: PrintLanguage, timeZone?: string): string | null {
  if (kind === 'text') return typeof value === 'string' ? value : null;
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
  if (kind === 'date') return isDay(value) ? formatDay(value, language) : null;
  if (kind === 'instant') return isInstant(value) ? formatInstant(value, language, timeZone) : null;
  if (kind === 'money') return isSalary(value) ? formatSalary(value, language) : null;
  return null;
}

/** Whether this is a day that exists, `YYYY-MM-DD`. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value));
}

function isSalary(value: unknown): value is { amount: number; currency: string; period: 'month' | 'year' } {
  if (value === null || typeof value !== 'object') return false;
  const { amount, currency, period } = value as Record<string, unknown>;
  return (
    Number.isSafeInteger(amount) &&
    typeof currency === 'string' &&
    /^[A-Z]{3}$/.test(currency) &&
    (period === 'month' || period === 'year')
  );
}
