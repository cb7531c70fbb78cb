import type { Fragment } from './fragments.ts';
import { companyScore } from './lexicon-work.ts';
import { titleStrength } from './title-strength.ts';
import type { Head } from './work-heads.ts';
import type { WorkParts } from './work-parts.ts';

/** Where a piece stands in its head: lines from the one with the dates, and which of how many pieces of its line it is (`-1:0/2`). */
export function slotOf(fragment: Fragment, { fragments, line }: Pick<Head, 'fragments' | 'line'>): string {
  const at = fragment.lineOffset ?? line.offset;
  const offsets = [...new Set([line.offset, ...fragments.map(({ lineOffset }) => lineOffset ?? line.offset)])].sort(
    (a, b) => a - b,
  );
  const row = offsets.indexOf(at) - offsets.indexOf(line.offset);
  const beside = fragments.filter((each) => (each.lineOffset ?? line.offset) === at);
  return `${row}:${beside.indexOf(fragment)}/${beside.length}`;
}

/** The slot that most of several sure pieces share. */
function mostOf(slots: readonly string[], all: number): string | undefined {
  const counts = new Map<string, number>();
  for (const slot of slots) counts.set(slot, (counts.get(slot) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] >= 2 && best[1] * 2 > slots.length && best[1] * 3 >= all ? best[0] : undefined;
}

/** Where the entries of a section put employer and post, learnt from those whose pieces are plain: the same layout repeats. */
export function findSlots(
  heads: readonly Head[],
  parts: readonly WorkParts[],
): { employerSlot?: string; employerRow?: string; titleSlot?: string } {
  const employers: string[] = [];
  const titles: string[] = [];
  for (const [i, head] of heads.entries()) {
    const { employer, title } = parts[i] ?? {};
    const isTitle = title !== undefined && titleStrength(title.text) > 2;
    if (employer !== undefined && head.fragments.includes(employer) && (companyScore(employer.text) > 1 || isTitle))
      employers.push(slotOf(employer, head));
    if (title !== undefined && isTitle && head.fragments.includes(title)) titles.push(slotOf(title, head));
  }
  const employerSlot = mostOf(employers, heads.length);
  const employerRow = mostOf(
    employers.filter((slot) => /:0/.test(slot)).map((slot) => slot.replace(/\/.*/u, '')),
    heads.length,
  );
  const titleSlot = mostOf(titles, heads.length);
  return {
    ...(employerSlot === undefined ? {} : { employerSlot }),
    ...(employerRow === undefined ? {} : { employerRow }),
    ...(titleSlot === undefined || titleSlot === employerSlot ? {} : { titleSlot }),
  };
}
