import { months } from './lone-dates.ts';
import type { FoundDate } from './lone-dates.ts';
import type { PartialDate } from './partial-date.ts';

/** A year of two digits; years to come are not meant. */
const toYear = (two: string): number => Number(two) + (Number(two) > 50 ? 1900 : 2000);

const rangeDash = '\\s*(?:-|–|—|~|至|到|to)\\s*';
const goesOn = '(?=至今|今|现在|present|now|current|today)';
const apostrophe = "['’‘]";

/** Both ends must be of one form: what one end leaves open (`03/19`: a day, a month or a year), the other tells. */
const forms: readonly (readonly [RegExp, (parts: readonly string[]) => PartialDate | undefined])[] = [
  [
    new RegExp(
      `(?<![\\d./'’])(\\d{2})([./])(\\d{2})(?![\\d./])(?=${rangeDash}(?:\\d{2}\\2\\d{2}(?![\\d./])|${goesOn}))|(?<=(?<![\\d./])\\d{2}([./])\\d{2}${rangeDash})(\\d{2})\\4(\\d{2})(?![\\d./])`,
      'giu',
    ),
    ([first = '', second = '']) => {
      if (Number(first) >= 1 && Number(first) <= 12 && (Number(second) > 12 || Number(first) < 10))
        return { year: toYear(second), month: Number(first) };
      return Number(second) >= 1 && Number(second) <= 12 ? { year: toYear(first), month: Number(second) } : undefined;
    },
  ],
  [
    new RegExp(
      `(?<!\\p{L}\\.?\\s?)(?<!\\d)${apostrophe}(\\d{2})(?!\\d)(?=${rangeDash}(?:${apostrophe}\\d{2}(?!\\d)|${goesOn}))|(?<=(?<!(?:${months})\\.?\\s?)${apostrophe}\\d{2}${rangeDash})${apostrophe}(\\d{2})(?!\\d)`,
      'giu',
    ),
    ([only = '']) => ({ year: toYear(only) }),
  ],
];

/** Dates whose year has two digits, which only a range around them tells: `03/19 – 06/21`, `19.03-21.06`, `’16 – ’19`. */
export function findShortDates(text: string): FoundDate[] {
  if (!/\d{2}\s*(?:[-–—~至到]|to)/iu.test(text)) return [];
  return forms.flatMap(([pattern, read]) =>
    Array.from(text.matchAll(pattern)).flatMap((match) => {
      const digits = match.slice(1).filter((part): part is string => part !== undefined && /^\d{2}$/.test(part));
      const date = read(digits);
      return date === undefined ? [] : [{ date, start: match.index, end: match.index + match[0].length }];
    }),
  );
}
