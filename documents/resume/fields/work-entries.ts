import type { DateRange } from './dates.ts';
import { cellsOfRow, readHeaderRow, toFragments } from './fragments.ts';
import type { Fragment, FragmentRole } from './fragments.ts';
import { isBody, isHead, isShortJob, isSingleInside, readAnchor } from './work-anchors.ts';
import type { Anchor } from './work-anchors.ts';
import { chooseParts } from './work-parts.ts';
import { dropNested } from './work-nesting.ts';
import { isProjectWithin, splitHead } from './work-lines.ts';
import { splitTold } from './work-sentences.ts';
import { readLabelledRecords } from './labelled-records.ts';
import type { LabelledRecord } from './labelled-records.ts';
import { chooseLayout } from './work-layout.ts';
import { companyScore, isPlacePhrase } from './lexicon-work.ts';
import type { Line } from './resume-document.ts';

/** One employment as it stands in the text. */
export interface WorkEntry {
  employer: Fragment;
  title?: Fragment;
  dates: DateRange;
  line: Line;
  /** The employer is that of the entry above. */
  isInherited?: true;
}

/** Finds the employments in the lines of one section, in the order of the text; `towns` are places that the résumé tells of. */
export function findWorkEntries(source: readonly Line[], towns: ReadonlySet<string> = new Set()): WorkEntry[] {
  const lines = source.flatMap(splitTold).flatMap(splitHead);
  const records = readLabelledRecords(lines, 'employer');
  if (records !== undefined) return records.flatMap(toEntry);
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
  anchors = dropNested(anchors, lines).filter(
    (anchor, i) =>
      isHead(anchor) ||
      !isProjectWithin(
        lines[anchor.index],
        anchor.dates,
        anchors.slice(0, i).map((each) => each.dates),
      ),
  );
  if (anchors.length === 0) return findUndated(lines);
  return chooseLayout(lines, anchors, skipped, towns);
}

const undated: DateRange = { current: false, single: true, expected: false, start: 0, end: 0 };

/** A labelled record that names an employer. */
function toEntry({ parts: { employer, title }, dates = undated, line }: LabelledRecord): WorkEntry[] {
  if (employer === undefined) return [];
  return [{ employer, ...(title === undefined ? {} : { title }), dates, line }];
}

/** Employers without any dates: what is plainly one, or a name with its town behind it. */
function findUndated(lines: readonly Line[]): WorkEntry[] {
  return lines.flatMap((line) => {
    if (isBody(line) || line.text.length > 100) return [];
    const parts = chooseParts(toFragments(line, []), line.text);
    if (parts.employer === undefined) return [];
    const town = line.text
      .slice(parts.employer.offset - line.offset + parts.employer.text.length)
      .replace(/^,\s*/u, '');
    if (companyScore(parts.employer.text) < 2 && !isPlacePhrase(town)) return [];
    return [
      { employer: parts.employer, ...(parts.title === undefined ? {} : { title: parts.title }), dates: undated, line },
    ];
  });
}
