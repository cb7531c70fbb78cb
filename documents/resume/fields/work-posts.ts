import { monthIndex } from './partial-date.ts';
import type { DateRange } from './dates.ts';
import type { PartialDate } from './partial-date.ts';
import type { Fragment } from './fragments.ts';
import { companyScore, isPlacePhrase, isTitleLike } from './lexicon-work.ts';

/** A year alone reaches over all of it. */
const firstMonth = (date: PartialDate): number => (date.month === undefined ? date.year * 12 : monthIndex(date, false));
const lastMonth = ({ to, current }: DateRange): number =>
  current || to === undefined ? Infinity : to.month === undefined ? to.year * 12 + 11 : monthIndex(to, true);

/** Whether one time lies wholly within the other. */
function isInside(dates: DateRange, whole: DateRange): boolean {
  if (dates.single || dates.from === undefined || whole.from === undefined) return false;
  return firstMonth(dates.from) >= firstMonth(whole.from) && lastMonth(dates) <= lastMonth(whole);
}

/** `苏州分行公司业务部总经理` holds a word for a company and is a post. */
const isEmployer = (text: string): boolean =>
  companyScore(text) > 1 &&
  !(/\p{Script=Han}/u.test(text) && isTitleLike(text) && !/(?:有限|责任|股份|集团)公司/u.test(text));

/** The post that a dated line names within the time of the employer above it. */
export function readPost(
  fragments: readonly Fragment[],
  dates: DateRange,
  host: { employer: Fragment; dates: DateRange },
): Fragment | undefined {
  const [first] = fragments;
  if (first === undefined || !isInside(dates, host.dates)) return undefined;
  const isPost = isTitleLike(first.text) && !fragments.some((fragment) => isEmployer(fragment.text));
  return isPost ? joinField(first, fragments) : undefined;
}

/** `Vice President, Global Supply Chain`: what follows the post on its line, and is no place, is its field. */
function joinField(post: Fragment, fragments: readonly Fragment[]): Fragment {
  const next = fragments[fragments.indexOf(post) + 1];
  const gap = next === undefined ? 0 : next.offset - post.offset - post.text.length;
  const isField = next !== undefined && gap === 2 && next.lineOffset === post.lineOffset && !isPlacePhrase(next.text);
  return isField && !/\p{Script=Han}/u.test(post.text) ? { ...post, text: `${post.text}, ${next.text}` } : post;
}
