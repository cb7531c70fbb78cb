import type { Fragment } from './fragments.ts';
import { companyScore, isPlacePhrase } from './lexicon-work.ts';
import { isTelling } from './name-shape.ts';
import type { Line } from './resume-document.ts';
import { titleStrength } from './title-strength.ts';
import type { Anchor } from './work-anchors.ts';
import type { WorkEntry } from './work-entries.ts';
import { countLeading, readHeads } from './work-heads.ts';
import type { Head } from './work-heads.ts';
import { chooseParts } from './work-parts.ts';
import type { PartHints, PartOrder, WorkParts } from './work-parts.ts';
import { readPost } from './work-posts.ts';
import { findSlots, slotOf } from './work-slots.ts';

/**
 * The employments of one section, read in the layout that explains all of them best: how many lines stand above the dates is tried out,
 * each way is read through and what comes of it is weighed. The layout of the first entry is believed where others do no better.
 */
export function chooseLayout(
  lines: readonly Line[],
  anchors: readonly Anchor[],
  skipped: ReadonlySet<number>,
  towns: ReadonlySet<string>,
): WorkEntry[] {
  const counted = countLeading(lines, anchors[0], skipped);
  const ways = [counted, 0, 1, 2].filter((leading, i, all) => all.indexOf(leading) === i);
  const read = ways.map((leading) => {
    const heads = readHeads(lines, anchors, leading, skipped).map((head) => withoutTowns(head, towns));
    const entries = readEntries(heads, leading);
    const weight = weigh(entries, anchors.length) - countUneven(heads, leading);
    return { entries, weight: weight + (leading === counted ? anchors.length / 2 : 0) };
  });
  return read.reduce((best, each) => (each.weight > best.weight ? each : best)).entries;
}

/** A town that the résumé tells of elsewhere is neither employer nor post. */
const withoutTowns = (head: Head, towns: ReadonlySet<string>): Head => ({
  ...head,
  fragments: head.fragments.filter(({ text, role }) => role !== undefined || !towns.has(text)),
});

/** Heads that have nothing above their dates though the layout wants it, in a section where others have. */
const countUneven = (heads: readonly Head[], leading: number): number =>
  leading === 0
    ? 0
    : heads.filter(
        ({ fragments, line }) => !fragments.some(({ lineOffset }) => (lineOffset ?? line.offset) < line.offset),
      ).length * 1.5;

/** How much the entries look like employments: a missing one counts as much as a wrong one. */
function weigh(entries: readonly WorkEntry[], expected: number): number {
  const each = entries.map(({ employer, title, isInherited }) => {
    const company = companyScore(employer.text);
    const isOther =
      isTelling(employer.text) || isPlacePhrase(employer.text) || (company === 0 && titleStrength(employer.text) > 2);
    const name = isInherited === true ? 0 : isOther ? -4 : company;
    return (
      name +
      (title === undefined
        ? -0.5
        : isTelling(title.text) || companyScore(title.text) > 1
          ? -3
          : titleStrength(title.text) / 1.5)
    );
  });
  return each.reduce((sum, weight) => sum + weight, 0) - Math.max(0, expected - entries.length) * 3;
}

/** What most heads put first, seen where the post is plain. */
function usualOrder(parts: readonly WorkParts[]): PartOrder | undefined {
  const sure = parts.filter(
    ({ employer, title }) => employer !== undefined && title !== undefined && titleStrength(title.text) > 1,
  );
  const first = sure.filter(({ employer, title }) => (title?.offset ?? 0) < (employer?.offset ?? 0)).length;
  return sure.length === 0 ? undefined : first * 2 > sure.length ? 'titleFirst' : 'employerFirst';
}

function readEntries(heads: readonly Head[], leading: number): WorkEntry[] {
  const first = heads.map(({ fragments, line }) => chooseParts(fragments, line.text));
  const order = usualOrder(first);
  const slots = findSlots(heads, first);
  const hintsOf = (head: Head): PartHints => ({
    ...(order === undefined ? {} : { order }),
    isEmployerPlace: (fragment) => slotOf(fragment, head) === slots.employerSlot,
    isEmployerRow: (fragment) => slotOf(fragment, head).replace(/\/.*/u, '') === slots.employerRow,
    isTitlePlace: (fragment) => slotOf(fragment, head) === slots.titleSlot,
  });
  const entries: WorkEntry[] = [];
  let host: WorkEntry | undefined;
  for (const head of heads) {
    const { fragments, dates, line } = head;
    const parts = chooseParts(fragments, line.text, hintsOf(head));
    const post = host === undefined ? undefined : readPost(fragments, dates, host);
    if (host !== undefined && post !== undefined) {
      // The line of the employer with the whole time gives way to the posts below it.
      if (entries.at(-1) === host) entries.pop();
      entries.push({ employer: host.employer, title: post, dates, line });
      continue;
    }
    const last = entries.at(-1)?.employer;
    const own = isStrayEmployer(parts.employer, head, slots.employerSlot, last) ? undefined : parts.employer;
    const employer = own ?? (parts.title === undefined || leading === 0 ? undefined : last);
    if (employer === undefined) continue;
    const entry: WorkEntry = {
      employer,
      ...(parts.title === undefined ? {} : { title: parts.title }),
      dates,
      line,
      ...(own === undefined ? { isInherited: true } : {}),
    };
    host = parts.title === undefined || titleStrength(parts.title.text) === 0 ? entry : undefined;
    entries.push(entry);
  }
  return entries;
}

/** Employers stand above the dates, this head has nothing there, and what was taken for its employer is none by itself: a post with its field. */
function isStrayEmployer(
  employer: Fragment | undefined,
  head: Head,
  slot: string | undefined,
  last: Fragment | undefined,
): boolean {
  if (employer === undefined || last === undefined || slot?.startsWith('-') !== true) return false;
  return (
    companyScore(employer.text) < 2 &&
    slotOf(employer, head).startsWith('0') &&
    !head.fragments.some((each) => slotOf(each, head).startsWith('-'))
  );
}
