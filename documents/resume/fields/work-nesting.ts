import type { DateRange } from './dates.ts';
import { companyScore, isTitleLike } from './lexicon-work.ts';
import { monthIndex } from './partial-date.ts';
import type { Line } from './resume-document.ts';
import type { Anchor } from './work-anchors.ts';

const firstMonth = ({ from }: DateRange): number =>
  from === undefined ? Infinity : monthIndex({ month: 1, ...from }, false);
const lastMonth = ({ to, current }: DateRange): number =>
  current || to === undefined ? Infinity : monthIndex({ month: 12, ...to }, true);

/** Whether one time lies within the other; where one of them has no months, years decide. */
function isWithin(dates: DateRange, whole: DateRange): boolean {
  if (dates.single || whole.single || dates.from === undefined || whole.from === undefined) return false;
  const inYears = dates.from.month === undefined || whole.from.month === undefined;
  const start = inYears ? dates.from.year >= whole.from.year : firstMonth(dates) >= firstMonth(whole);
  if (!start || lastMonth(whole) === Infinity) return start;
  if (lastMonth(dates) === Infinity || dates.to === undefined || whole.to === undefined) return false;
  const endInYears = dates.to.month === undefined || whole.to.month === undefined;
  return endInYears ? dates.to.year <= whole.to.year : lastMonth(dates) <= lastMonth(whole);
}

/** How a dated line is set: what tells the level of a list that it stands on. */
interface Level {
  bulleted: boolean;
  bracketed: boolean;
}

function levelOf(line: Line, dates: DateRange): Level {
  const before = line.text.slice(0, dates.start);
  return { bulleted: line.bulleted, bracketed: /[([]\s*$/u.test(before) };
}

const aside = /^\s*\(?\s*(?:其间|其中|期间|在此期间)\s*[::,]?/u;

/** A post without an employer of its own: one of several with the employer above. */
function isPost({ fragments }: Anchor): boolean {
  const [first] = fragments;
  return (
    first !== undefined &&
    isTitleLike(first.text) &&
    fragments.every(({ text }) => companyScore(text) < 2 || isTitleLike(text))
  );
}

/**
 * Leaves out dated lines that are part of the job above them: they are set as a list item or with their dates in brackets where that job is
 * not, and lie within its time. Clients, projects and secondments are so written; a plain post so written stays.
 */
export function dropNested(anchors: readonly Anchor[], lines: readonly Line[]): Anchor[] {
  const kept: Anchor[] = [];
  for (const anchor of anchors) {
    const line = lines[anchor.index];
    if (line === undefined || aside.test(line.text)) continue;
    const own = levelOf(line, anchor.dates);
    const isNested = kept.some((host) => {
      const above = lines[host.index];
      if (above === undefined || !isWithin(anchor.dates, host.dates)) return false;
      const level = levelOf(above, host.dates);
      return (own.bulleted && !level.bulleted) || (own.bracketed && !level.bracketed);
    });
    if (!isNested || isPost(anchor)) kept.push(anchor);
  }
  return kept;
}
