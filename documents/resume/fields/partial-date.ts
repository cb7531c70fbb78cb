/** A date as precise as it was written. `month` and `day` count from 1. */
export interface PartialDate {
  year: number;
  month?: number;
  day?: number;
}

/** ISO 8601, no more precise than the date: `2019`, `2019-03`, `2019-03-01`. */
export function formatPartialDate(date: PartialDate): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  if (date.month === undefined) return String(date.year);
  if (date.day === undefined) return `${date.year}-${two(date.month)}`;
  return `${date.year}-${two(date.month)}-${two(date.day)}`;
}

/** Months since year 0; a year without a month counts from its middle, so that 2015–2018 is three years. */
export const monthIndex = (date: PartialDate, isEnd: boolean): number =>
  date.year * 12 + (date.month === undefined ? (isEnd ? 5 : 6) : date.month - 1);

/** Reads `2019`, `2019-03` or the start of an ISO instant; undefined for anything else. */
export function parsePartialDate(text: string): PartialDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(text.trim());
  if (match === null) return undefined;
  const month = Number(match[2] ?? 0);
  const day = Number(match[3] ?? 0);
  if (month > 12 || day > 31) return undefined;
  return { year: Number(match[1]), ...(month > 0 ? { month } : {}), ...(month > 0 && day > 0 ? { day } : {}) };
}
