import type { PartialDate } from './partial-date.ts';

/** Names of months and seasons, as the body of a regular expression. */
export const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|fall|autumn|winter';

/** A year that a résumé may name. */
export const year = '(?:19[5-9]\\d|20[0-4]\\d)';
const dash = '\\s*(?:[-–—~至到]|to)\\s*';
/** Two digits are a year only where months stand at both ends of a range: `Mar 19 - Jun 21`. */
const shortYear = `\\d{2}(?=${dash}(?:(?:${months})\\.?\\s*\\d{2}(?!\\d)|present|now|current))|(?<=(?:${months})\\.?\\s*\\d{2}${dash}(?:${months})\\.?\\s*)\\d{2}`;
const datePattern = [
  // 201903-202106
  `(?<!\\d)(?<cy>${year})(?<cm>0[1-9]|1[0-2])(?:(?=${dash}(?:${year}(?:0[1-9]|1[0-2])(?!\\d)|至今|今|present|now))|(?<=${year}(?:0[1-9]|1[0-2])${dash}\\d{6})(?!\\d))`,
  // 2019年3月1日, 2019年3月, 2019年
  `(?<zy>${year})\\s*年(?:\\s*(?<zm>1[0-2]|0?[1-9])\\s*月(?:份)?(?:\\s*(?<zd>3[01]|[12]\\d|0?[1-9])\\s*[日号])?|\\s*(?<zs>[春夏秋冬初中底末])[季天]?(?!\\p{Script=Han}{0,2}(?:招|节|运|考|届)))?`,
  // 2019.03.01, 2019-03, 2019/3
  `(?<iy>${year})\\s?[./-]\\s?(?<im>1[0-2]|0?[1-9])(?:\\s?[./-]\\s?(?<id>3[01]|[12]\\d|0?[1-9]))?(?![\\d])`,
  // Mar 2019, March, 2019, 1 March 2019, Mar. '19, Fall 2013
  `(?:(?<nd1>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?\\s+)?\\b(?<nm>${months})\\b\\.?,?\\s*[/-]?\\s*(?:(?<nd2>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?,\\s*)?(?:of\\s+)?(?<ny>${year}|['’]\\d{2}|${shortYear})(?!\\d)`,
  // 03/2019, 3.2019, 01/03/2019
  `(?<!\\d)(?:(?:3[01]|[12]\\d|0?[1-9])[./])?(?<my>1[0-2]|0?[1-9])(?:\\s?[/-]\\s?|\\.)(?<mY>${year})(?!\\d|\\s*年|[./]\\d|-\\d(?!\\d?[./]\\s?${year}))`,
  // 2019
  `(?<![\\d.,$¥€£])(?<!(?<!(?<!\\d)${year}(?:[./]\\d{1,2})?\\s?)[-/])(?<y>${year})(?![\\d%]|[,.]\\d{3})`,
].map((source) => `(?:${source})`);

const anyDate = new RegExp(datePattern.join('|'), 'giu');

/** The month of a name's first three letters. */
export const monthNumbers: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12,
  spr: 3, sum: 6, fal: 9, aut: 9, win: 12,
}; // prettier-ignore

/** `2020年春`, `2016年底`: the month such words begin in. */
const hanSeasons: Readonly<Record<string, number>> = { 春: 3, 夏: 6, 秋: 9, 冬: 12, 初: 1, 中: 6, 底: 12, 末: 12 };

/** A date with its place in a text. */
export interface FoundDate {
  date: PartialDate;
  start: number;
  end: number;
}

function toDate(groups: Record<string, string | undefined>): PartialDate {
  const number = (value: string | undefined): number | undefined => (value === undefined ? undefined : Number(value));
  const make = (y: number, m?: number, d?: number): PartialDate => ({
    year: y,
    ...(m === undefined ? {} : { month: m }),
    ...(m === undefined || d === undefined ? {} : { day: d }),
  });
  const season = groups['zs'];
  if (groups['zy'] !== undefined)
    return make(
      Number(groups['zy']),
      number(groups['zm']) ?? (season === undefined ? undefined : hanSeasons[season]),
      number(groups['zd']),
    );
  if (groups['iy'] !== undefined) return make(Number(groups['iy']), number(groups['im']), number(groups['id']));
  if (groups['cy'] !== undefined) return make(Number(groups['cy']), number(groups['cm']));
  if (groups['nm'] !== undefined) {
    const text = groups['ny'] ?? '';
    const short = /^['’]?(\d{2})$/.exec(text)?.[1];
    const y = short === undefined ? Number(text) : Number(short) + (Number(short) > 50 ? 1900 : 2000);
    return make(y, monthNumbers[groups['nm'].slice(0, 3).toLowerCase()], number(groups['nd1'] ?? groups['nd2']));
  }
  if (groups['mY'] !== undefined) return make(Number(groups['mY']), number(groups['my']));
  return make(Number(groups['y']));
}

/** Finds the single dates in a text, in their order. */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const match of text.matchAll(anyDate)) {
    found.push({ date: toDate(match.groups ?? {}), start: match.index, end: match.index + match[0].length });
  }
  return found;
}
