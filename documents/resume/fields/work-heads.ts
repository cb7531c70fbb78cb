import { findDateRanges } from './dates.ts';
import type { DateRange } from './dates.ts';
import { toFragments } from './fragments.ts';
import type { Fragment } from './fragments.ts';
import { companyScore, isPlace, isTitleLike } from './lexicon-work.ts';
import { isAddress } from './name-shape.ts';
import type { Line } from './resume-document.ts';
import { titleStrength } from './title-strength.ts';
import { isAside, isBody } from './work-anchors.ts';
import type { Anchor } from './work-anchors.ts';
import { chooseParts } from './work-parts.ts';

/** The pieces of one dated entry's head: what stands on the line of its dates, and on the lines above and below that belong to it. */
export interface Head {
  fragments: Fragment[];
  dates: DateRange;
  line: Line;
}

/** The heads of all entries, where `leading` lines stand above the dates of each. */
export function readHeads(
  lines: readonly Line[],
  anchors: readonly Anchor[],
  leading: number,
  skipped: ReadonlySet<number>,
): Head[] {
  const used = new Set<number>(skipped);
  return anchors.flatMap((anchor, n) => {
    const line = lines[anchor.index];
    if (line === undefined) return [];
    used.add(anchor.index);
    const above = readAbove(lines, anchor.index, leading, used);
    // A second post straight below the lines of the first: its employer stands above, whatever the line below it says.
    const isStacked = leading > 0 && n > 0 && above.length === 0;
    const below = readBelow(lines, anchor, anchors[n + 1], leading, above, isStacked);
    below.used.forEach((index) => used.add(index));
    return [{ fragments: [...above, ...anchor.fragments, ...below.fragments], dates: anchor.dates, line }];
  });
}

/** How many head lines stand above the dates: the first entry shows it for all. */
export function countLeading(lines: readonly Line[], first: Anchor | undefined, skipped: ReadonlySet<number>): number {
  if (first === undefined) return 0;
  let count = 0;
  for (let i = first.index - 1; i >= 0 && count < 3; i--) {
    const line = lines[i];
    if (line === undefined || skipped.has(i) || isBody(line) || line.text.length > 120 || standsAlone(lines, i)) break;
    count++;
  }
  return count;
}

/** Empty lines before and behind: a heading of the candidate's own, not the head of an entry. */
const standsAlone = (lines: readonly Line[], i: number): boolean =>
  lines[i]?.afterGap === true && lines[i + 1]?.afterGap === true && companyScore(lines[i].text) < 2;

function readAbove(lines: readonly Line[], index: number, leading: number, used: Set<number>): Fragment[] {
  const fragments: Fragment[] = [];
  for (let i = index - 1; i >= Math.max(0, index - leading); i--) {
    const line = lines[i];
    if (line === undefined || used.has(i) || isBody(line) || line.text.length > 120 || standsAlone(lines, i)) break;
    used.add(i);
    // The place of the entry above, below its dates.
    if (fragments.length > 0 && used.has(i - 1) && line.text.split(',').every(isPlace)) continue;
    fragments.unshift(
      ...toFragments(
        line,
        findDateRanges(line.text).filter((range) => !range.single),
      ),
    );
  }
  return fragments;
}

function readBelow(
  lines: readonly Line[],
  anchor: Anchor,
  next: Anchor | undefined,
  leading: number,
  above: readonly Fragment[],
  isStacked: boolean,
): { fragments: Fragment[]; used: number[] } {
  const fragments: Fragment[] = [];
  const usedLines: number[] = [];
  const stop = next === undefined ? lines.length : next.index - leading;
  let asides = 0;
  for (let i = anchor.index + 1; i < Math.min(stop, anchor.index + 4 + asides); i++) {
    const parts = chooseParts([...above, ...anchor.fragments, ...fragments], '');
    const line = lines[i];
    // What is left beside the employer may be a town: a plain post below it is better.
    const isBetter =
      line !== undefined &&
      !/\p{Script=Han}/u.test(line.text) &&
      i <= anchor.index + 2 &&
      !isTitleLike(parts.title?.text ?? '') &&
      isTitleLike(line.text);
    if (parts.title !== undefined && parts.employer !== undefined && !isBetter) break;
    if (line !== undefined && (isAside(line) || isAddress(line.text)) && asides < 6) {
      asides++;
      continue;
    }
    if (line === undefined || isBody(line) || line.text.length > 100) break;
    const more = toFragments(line, []);
    if (isStacked && parts.title !== undefined && !more.some((fragment) => companyScore(fragment.text) > 1)) break;
    // A post by its ending alone, where the employer should be: the employer may follow.
    const isMaybePost = parts.title === undefined && titleStrength(parts.employer?.text ?? '') === 1;
    if (
      parts.employer !== undefined &&
      !isMaybePost &&
      !more.some(
        (fragment) => isTitleLike(fragment.text) || companyScore(fragment.text) > 0 || fragment.role !== undefined,
      )
    )
      break;
    fragments.push(...more);
    usedLines.push(i);
  }
  return { fragments, used: usedLines };
}
