/** A date as precise as it was written. `month` and `day` count from 1. */
export interface PartialDate {
  year: number;
  month?: number;
  day?: number;
}

/** A range of dates found in a text; `start` and `end` are offsets in that text. */
export interface DateRange {
  from?: PartialDate;
  to?: PartialDate;
  /** It says it goes on: 至今, present. */
  current: boolean;
  /** It was a lone date, not a range. */
  single: boolean;
  /** It says the end is expected: 预计, expected. */
  expected: boolean;
  start: number;
  end: number;
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|fall|autumn|winter';

const year = '(?:19[5-9]\\d|20[0-4]\\d)';
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
const present =
  '至今|迄今|到现在|现在|現在|目前|在职|在職|现职|現職|今|present|current(?:ly)?|now|today|(?:to|till?|until)\\s+(?:date|now|today|present)|ongoing|date';
const joiner =
  /^\s*(?:年?\s*(?:[-－–—−‒―~〜~~∼➔→]{1,3}|至|到|\bto\b|\buntil\b|\btill?\b|\bthrough\b|\bthru\b|\/(?=\s|(?:19|20)\d\d)))\s*/iu;
const presentPattern = new RegExp(`^(?:${present})(?![\\p{Script=Latin}])`, 'iu');
const expectedBefore = /(?:expected|anticipated|expecting|graduating|预计|预期|将于|due|projected)[^\d\n]{0,30}$/iu;
const expectedAfter = /^[\s,;(()]*(?:\(?\s*(?:expected|anticipated|预计|est\.?|projected|在读))/iu;

const monthNumbers: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12,
  spr: 3, sum: 6, fal: 9, aut: 9, win: 12,
}; // prettier-ignore

/** `2020年春`, `2016年底`: the month such words begin in. */
const hanSeasons: Readonly<Record<string, number>> = { 春: 3, 夏: 6, 秋: 9, 冬: 12, 初: 1, 中: 6, 底: 12, 末: 12 };

interface FoundDate {
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

function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const match of text.matchAll(anyDate)) {
    found.push({ date: toDate(match.groups ?? {}), start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Finds the dates and ranges in a text, in their order: `2019.03-2021.06`, `2019年3月至今`, `Mar 2019 – Present`, `2018/9 ~ 2022/6`, `2016–18`. */
export function findDateRanges(text: string): DateRange[] {
  const ranges: DateRange[] = [];
  const dates = findDates(text);
  for (let i = 0; i < dates.length; i++) {
    const from = dates[i];
    if (from === undefined) continue;
    const rest = text.slice(from.end, from.end + 40);
    const join = joiner.exec(rest);
    const sinceBefore = /(?:\bsince|\bfrom|自从?|^|[\s(])(?:\s*)$/iu.test(
      text.slice(Math.max(0, from.start - 8), from.start),
    );
    let range: DateRange = {
      to: from.date,
      current: false,
      single: true,
      expected: false,
      start: from.start,
      end: from.end,
    };
    if (join !== null) {
      const after = rest.slice(join[0].length).replace(/^(?:预计|expected\s+|\(expected\)\s*)/iu, '');
      const skipped = rest.length - join[0].length - after.length;
      const at = from.end + join[0].length + skipped;
      const next = dates[i + 1];
      const goesOn = presentPattern.exec(after);
      const shortEnd = /^(\d{2})(?![\d.年/-])/.exec(after);
      const shortMonth = /^(1[0-2]|0?[1-9])\s*月/.exec(after);
      if (next !== undefined && next.start <= at + 1 && next.start >= from.end) {
        range = {
          from: from.date,
          to: next.date,
          current: false,
          single: false,
          expected: skipped > 0,
          start: from.start,
          end: next.end,
        };
        i++;
      } else if (goesOn !== null) {
        range = {
          from: from.date,
          current: true,
          single: false,
          expected: false,
          start: from.start,
          end: at + goesOn[0].length,
        };
      } else if (shortMonth !== null) {
        const to = { year: from.date.year, month: Number(shortMonth[1]) };
        range = {
          from: from.date,
          to,
          current: false,
          single: false,
          expected: false,
          start: from.start,
          end: at + shortMonth[0].length,
        };
      } else if (shortEnd !== null && from.date.month === undefined && Number(shortEnd[1]) >= from.date.year % 100) {
        const to = { year: Math.floor(from.date.year / 100) * 100 + Number(shortEnd[1]) };
        range = {
          from: from.date,
          to,
          current: false,
          single: false,
          expected: false,
          start: from.start,
          end: at + shortEnd[0].length,
        };
      }
    } else if (/^\s*年?\s*(?:起?至今|起(?!止))/u.test(rest)) {
      const tail = /^\s*年?\s*(?:起?至今|起(?!止))/u.exec(rest)?.[0] ?? '';
      range = {
        from: from.date,
        current: true,
        single: false,
        expected: false,
        start: from.start,
        end: from.end + tail.length,
      };
    }
    if (range.single && sinceBefore && /\bsince\s*$/iu.test(text.slice(Math.max(0, from.start - 8), from.start))) {
      range = { from: from.date, current: true, single: false, expected: false, start: from.start, end: from.end };
    }
    // `May – August 2020`: the first month has no year of its own.
    if (range.single && from.date.month !== undefined) range = withLeadingMonth(text, range);
    const before = text.slice(Math.max(0, range.start - 50), range.start);
    if (expectedBefore.test(before) || expectedAfter.test(text.slice(range.end, range.end + 30))) range.expected = true;
    ranges.push(range);
  }
  return ranges;
}

function withLeadingMonth(text: string, range: DateRange): DateRange {
  const before = text.slice(Math.max(0, range.start - 24), range.start);
  const lead = new RegExp(`\\b(${months})\\.?\\s*(?:-|–|—|to)\\s*$`, 'iu').exec(before);
  if (lead === null || range.to === undefined) return range;
  const month = monthNumbers[(lead[1] ?? '').slice(0, 3).toLowerCase()];
  if (month === undefined) return range;
  return { ...range, from: { year: range.to.year, month }, single: false, start: range.start - lead[0].length };
}

/** Whether a short text is a date, a range of dates or the end of one, and nothing else. */
export function isDateLike(text: string): boolean {
  if (text.length > 45) return false;
  const ranges = findDateRanges(text);
  let rest = text;
  for (const range of [...ranges].reverse()) rest = rest.slice(0, range.start) + rest.slice(range.end);
  rest = rest.replace(new RegExp(present, 'giu'), '').replace(new RegExp(`\\b(?:${months})\\b`, 'giu'), '');
  const touched = rest.length < text.length;
  return touched && rest.replace(/[\s\p{P}\p{S}年月]+/gu, '').length <= 2;
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
