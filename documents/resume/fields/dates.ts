import { findDates, monthNumbers, months } from './lone-dates.ts';
import type { FoundDate } from './lone-dates.ts';
import type { PartialDate } from './partial-date.ts';
import { findShortDates } from './short-dates.ts';

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
  /** Nothing stands behind its dash: it goes on, or its end stands elsewhere. */
  open?: true;
  start: number;
  end: number;
}

const present =
  "至今|迄今|到现在|现在|現在|目前|在职|在職|现职|現職|今|present|current(?:ly)?|now|today|(?:to|till?|until)\\s+(?:date|now|today|present)|ongoing|date|heute|aktuell|oggi|presente|atual(?:mente)?|actualidad|actualmente|aujourd[’']hui";
/** What stands between the two dates of a range: a dash, a word, or the label of the second (`From: 4/2013   To: …`). */
const joiner =
  /^\s*(?:[|;,]?\s*(?:to|until|till|end(?:ed|ing)?(?: date)?|(?:结束|离职|截止)(?:时间|日期))\s*:|年?\s*(?:[-–—−‒―⸺~〜~~∼➔→]{1,6}|至|到|\bto\b|\bup to\b|\buntil\b|\btill?\b|\bthrough\b|\bthru\b|\bbis\b|\bau\b|\/(?=\s|(?:19|20)\d\d)))\s*/iu;
/** What may stand before the second date. */
const nuance = /^(?:预计|expected\s+|\(expected\)\s*|(?:early|mid|late|end of|around|ca\.?|Q[1-4]|H[12])[\s-]+)/iu;
const presentPattern = new RegExp(`^\\(?(?:${present})(?![\\p{Script=Latin}])`, 'iu');
/** Words behind a single date that make it the start of something that goes on. */
const openWords = /^\s*年?\s*(?:起?至今|起(?!止|草|步|重)|以来|onwards?\b|and ongoing\b)/iu;
const sinceWord = /(?:\bsince|\bseit|\bdepuis|\bdesde)\s*:?\s*$/iu;
/** A dash with nothing behind it. */
const openDash = /^\s*[-–—~至](?=\s*(?:$|\t|\)))/u;
const expectedBefore = /(?:expected|anticipated|expecting|graduating|预计|预期|将于|due|projected)[^\d\n]{0,30}$/iu;
const expectedAfter = /^[\s,;(()]*(?:\(?\s*(?:expected|anticipated|预计|est\.?|projected|在读))/iu;

/** Single dates of all forms, in order. */
function findAllDates(text: string): FoundDate[] {
  const dates = findDates(text);
  const short = findShortDates(text).filter(
    (each) => !dates.some((other) => other.start < each.end && each.start < other.end),
  );
  return short.length === 0 ? dates : [...dates, ...short].sort((a, b) => a.start - b.start);
}

interface Ending extends Pick<DateRange, 'to' | 'current' | 'end' | 'open'> {
  expected: boolean;
  /** The next date was the end. */
  takesNext: boolean;
}

/** How a date goes on: up to another one, up to today, or not at all. */
function readEnding(text: string, from: FoundDate, next: FoundDate | undefined): Ending | undefined {
  const rest = text.slice(from.end, from.end + 40);
  const join = joiner.exec(rest);
  if (join !== null) {
    const after = rest.slice(join[0].length);
    const skipped = nuance.exec(after)?.[0].length ?? 0;
    const at = from.end + join[0].length + skipped;
    const tail = after.slice(skipped);
    if (next !== undefined && next.start <= at + 1 && next.start >= from.end)
      return {
        to: next.date,
        current: false,
        end: next.end,
        expected: /预计|expected/iu.test(after.slice(0, skipped)),
        takesNext: true,
      };
    const goesOn = presentPattern.exec(tail);
    if (goesOn !== null) return { current: true, end: at + goesOn[0].length, expected: false, takesNext: false };
    const short = readShortEnd(tail, from.date);
    if (short !== undefined)
      return { to: short.date, current: false, end: at + short.length, expected: false, takesNext: false };
  }
  const words = openWords.exec(rest);
  if (words !== null) return { current: true, end: from.end + words[0].length, expected: false, takesNext: false };
  const dash = openDash.exec(text.slice(from.end));
  if (dash !== null && from.date.year >= 1970)
    return { current: true, open: true, end: from.end + dash[0].length, expected: false, takesNext: false };
  const before = text.slice(Math.max(0, from.start - 12), from.start);
  return sinceWord.test(before) ? { current: true, end: from.end, expected: false, takesNext: false } : undefined;
}

/** An end that takes its year, or the century of it, from the start: `2016–18`, `2019年3月-6月`. */
function readShortEnd(text: string, from: PartialDate): { date: PartialDate; length: number } | undefined {
  const month = /^(1[0-2]|0?[1-9])\s*月/.exec(text);
  if (month !== null) return { date: { year: from.year, month: Number(month[1]) }, length: month[0].length };
  const year = /^['’]?(\d{2})(?![\d.年/-])/.exec(text);
  if (year === null || from.month !== undefined || Number(year[1]) < from.year % 100) return undefined;
  return { date: { year: Math.floor(from.year / 100) * 100 + Number(year[1]) }, length: year[0].length };
}

/** Finds the dates and ranges in a text, in their order: `2019.03-2021.06`, `2019年3月至今`, `Mar 2019 – Present`, `2018/9 ~ 2022/6`, `2016–18`, `since 2019`, `2021–`. */
export function findDateRanges(text: string): DateRange[] {
  const ranges: DateRange[] = [];
  const dates = findAllDates(text);
  for (let i = 0; i < dates.length; i++) {
    const from = dates[i];
    if (from === undefined) continue;
    const ending = readEnding(text, from, dates[i + 1]);
    let range: DateRange;
    if (ending === undefined) {
      const single = { to: from.date, current: false, single: true, expected: false, start: from.start, end: from.end };
      // `May – August 2020`: the first month has no year of its own.
      range = from.date.month === undefined ? single : withLeadingMonth(text, single);
    } else {
      const { takesNext, ...rest } = ending;
      if (takesNext) i++;
      range = { from: from.date, single: false, ...rest, start: from.start };
    }
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
