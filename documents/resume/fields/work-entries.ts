import { findDateRanges } from './dates.ts';
import type { DateRange } from './dates.ts';
import { cellsOfRow, readHeaderRow, toFragments } from './fragments.ts';
import type { Fragment, FragmentRole } from './fragments.ts';
import { isAside, isBody, isHead, isShortJob, isSingleInside, readAnchor } from './work-anchors.ts';
import type { Anchor } from './work-anchors.ts';
import { chooseParts } from './work-parts.ts';
import type { PartOrder } from './work-parts.ts';
import { readPost } from './work-posts.ts';
import { isProjectWithin, splitHead } from './work-lines.ts';
import { splitTold } from './work-sentences.ts';
import { companyScore, isPlace, isPlacePhrase, isTitleLike } from './lexicon-work.ts';
import type { Line } from './resume-document.ts';

/** One employment as it stands in the text. */
export interface WorkEntry {
  employer: Fragment;
  title?: Fragment;
  dates: DateRange;
  line: Line;
}

/** Finds the employments in the lines of one section, in the order of the text. */
export function findWorkEntries(source: readonly Line[]): WorkEntry[] {
  const lines = source.flatMap(splitTold).flatMap(splitHead);
  let anchors: Anchor[] = [];
  let columns: FragmentRole[] | undefined;
  const skipped = new Set<number>();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    const header = readHeaderRow(line);
    if (header !== undefined) {
      columns = header;
      skipped.add(i);
      continue;
    }
    const anchor = readAnchor(lines, i);
    if (anchor === undefined) continue;
    if (columns !== undefined && cellsOfRow(line).length === columns.length) {
      anchor.fragments = cellsOfRow(line).map((cell, n) => ({ ...cell, role: columns?.[n] ?? 'ignored' }));
    }
    anchors.push(anchor);
  }
  // Where jobs have ranges, a lone year is a fact inside one of them; a lone month in the place of their dates is a short job.
  if (anchors.some((anchor) => !isSingleInside(anchor)))
    anchors = anchors.filter((anchor) => !isSingleInside(anchor) || isShortJob(anchor, lines));
  // Beside heads that are no list items, an item with dates is a project within the job.
  if (anchors.some(({ index }) => lines[index]?.bulleted === false))
    anchors = anchors.filter((anchor) => lines[anchor.index]?.bulleted !== true || isHead(anchor));
  anchors = anchors.filter(
    (anchor, i) =>
      isHead(anchor) ||
      !isProjectWithin(
        lines[anchor.index],
        anchor.dates,
        anchors.slice(0, i).map((each) => each.dates),
      ),
  );
  const leading = countLeading(lines, anchors[0], skipped);
  const used = new Set<number>(skipped);
  const heads = anchors.flatMap((anchor, n) => {
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
  const order = usualOrder(heads.map(({ fragments, line }) => chooseParts(fragments, line.text)));
  const entries: WorkEntry[] = [];
  let host: WorkEntry | undefined;
  for (const { fragments, dates, line } of heads) {
    const parts = chooseParts(fragments, line.text, order);
    const post = host === undefined ? undefined : readPost(fragments, dates, host);
    if (host !== undefined && post !== undefined) {
      // The line of the employer with the whole time gives way to the posts below it.
      if (entries.at(-1) === host) entries.pop();
      entries.push({ employer: host.employer, title: post, dates, line });
      continue;
    }
    const employer =
      parts.employer ?? (parts.title === undefined || leading === 0 ? undefined : entries.at(-1)?.employer);
    if (employer === undefined) continue;
    const entry = { employer, ...(parts.title === undefined ? {} : { title: parts.title }), dates, line };
    host = parts.title === undefined ? entry : undefined;
    entries.push(entry);
  }
  return anchors.length === 0 ? findUndated(lines) : entries;
}

/** Employers without any dates: what is plainly one, or a name with its town behind it. */
function findUndated(lines: readonly Line[]): WorkEntry[] {
  const dates: DateRange = { current: false, single: true, expected: false, start: 0, end: 0 };
  return lines.flatMap((line) => {
    if (isBody(line) || line.text.length > 100) return [];
    const parts = chooseParts(toFragments(line, []), line.text);
    if (parts.employer === undefined) return [];
    const town = line.text
      .slice(parts.employer.offset - line.offset + parts.employer.text.length)
      .replace(/^,\s*/u, '');
    if (companyScore(parts.employer.text) < 2 && !isPlacePhrase(town)) return [];
    return [{ employer: parts.employer, ...(parts.title === undefined ? {} : { title: parts.title }), dates, line }];
  });
}

/** What most heads put first, seen where the post is plain. */
function usualOrder(parts: readonly { employer?: Fragment; title?: Fragment }[]): PartOrder | undefined {
  const sure = parts.filter(
    ({ employer, title }) => employer !== undefined && title !== undefined && isTitleLike(title.text),
  );
  const first = sure.filter(({ employer, title }) => (title?.offset ?? 0) < (employer?.offset ?? 0)).length;
  return sure.length === 0 ? undefined : first * 2 > sure.length ? 'titleFirst' : 'employerFirst';
}

/** How many head lines stand above the dates: the first entry shows it for all. */
function countLeading(lines: readonly Line[], first: Anchor | undefined, skipped: ReadonlySet<number>): number {
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
    if (line !== undefined && isAside(line) && asides < 6) {
      asides++;
      continue;
    }
    if (line === undefined || isBody(line) || line.text.length > 100) break;
    const more = toFragments(line, []);
    if (isStacked && parts.title !== undefined && !more.some((fragment) => companyScore(fragment.text) > 1)) break;
    if (
      parts.employer !== undefined &&
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
