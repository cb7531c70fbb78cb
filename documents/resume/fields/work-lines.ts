import { findDateRanges } from './dates.ts';
import { monthIndex } from './partial-date.ts';
import type { DateRange } from './dates.ts';
import { companyScore, isTitleLike } from './lexicon-work.ts';
import type { Line } from './resume-document.ts';

const part = (line: Line, from: number, to: number, bulleted: boolean): Line => {
  const raw = line.text.slice(from, to);
  const lead = raw.length - raw.trimStart().length;
  const cell = { text: raw.trim(), offset: line.offset + from + lead };
  return { ...line, text: cell.text, offset: cell.offset, cells: [cell], bulleted };
};

/** `Acme Ltd, Buyer (May 2018 – now). Responsible for …`: a head with the text about it on the same line, as two lines. */
export function splitHead(line: Line): Line[] {
  if (line.bulleted || line.cells.length > 1 || line.text.length > 1_000 || /\p{Script=Han}/u.test(line.text))
    return [line];
  const dates = findDateRanges(line.text.slice(0, 200)).find((range) => !range.single);
  if (dates === undefined) return [line];
  const before = line.text.slice(0, dates.start).replace(/[\s.,:;(|–—-]+$/u, '');
  const rest = /^\s*\)?\s*(?:[.:;]\s+|(?=\())(?=\S)/u.exec(line.text.slice(dates.end));
  const isShort = before.length >= 4 && before.length <= 90 && before.split(/\s+/u).length <= 12;
  const isHead = before.split(/\s*,\s*|\.\s/u).some((piece) => isTitleLike(piece) || companyScore(piece) > 0);
  if (rest === null || !isShort || !isHead || /^\p{Ll}/u.test(before)) return [line];
  const cut = dates.end + rest[0].length;
  return [part(line, 0, dates.end + (rest[0].includes(')') ? 1 : 0), false), part(line, cut, line.text.length, true)];
}

const firstMonth = ({ from }: DateRange): number =>
  from === undefined ? Infinity : monthIndex({ month: 1, ...from }, false);
const lastMonth = ({ to, current }: DateRange): number =>
  current || to === undefined ? Infinity : monthIndex({ month: 12, ...to }, true);

/** `沣东大道管廊工程,合同额3.2亿元(2022.05-2024.01)`: dates in brackets behind what is neither post nor employer, within the time of a job above. */
export function isProjectWithin(line: Line | undefined, dates: DateRange, above: readonly DateRange[]): boolean {
  if (line === undefined || dates.single || line.cells.length > 1) return false;
  const before = line.text.slice(0, dates.start);
  const isInBrackets = /[((]\s*$/u.test(before) && /^\s*[))]/u.test(line.text.slice(dates.end));
  return (
    isInBrackets && above.some((job) => firstMonth(job) <= firstMonth(dates) && lastMonth(job) >= lastMonth(dates))
  );
}
