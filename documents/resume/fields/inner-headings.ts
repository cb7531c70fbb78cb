import { findDateRanges } from './dates.ts';
import { classifyHeading } from './headings.ts';
import type { SectionKind } from './headings.ts';
import { companyScore, isPlacePhrase, isTitleLike } from './lexicon-work.ts';
import { median } from './median.ts';
import type { Line } from './resume-document.ts';
import { schoolScore } from './school-names.ts';

/** Kinds that also head a paragraph inside a job: `业绩:`, `Job Profile:`, `Skills:`. */
const innerKinds = new Set<SectionKind>([
  'summary',
  'awards',
  'skills',
  'certificates',
  'other',
  'objective',
  'experience',
]);

const bareText = (text: string): string => text.replace(/[\s\p{P}\p{S}]+/gu, '').toLowerCase();
const endsInColon = (text: string): boolean => /[::]\s*$/u.test(text);

/**
 * Tells headings inside a job from those of the résumé: they come again with every job, or end in a colon where the heading above the jobs
 * does not.
 */
export function findInnerHeadings(lines: readonly Line[]): (line: Line, kind: SectionKind, above: string) => boolean {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    if (text.length <= 40) counts.set(bareText(text), (counts.get(bareText(text)) ?? 0) + 1);
  }
  return (line, kind, above) =>
    innerKinds.has(kind) &&
    ((counts.get(bareText(line.text)) ?? 0) > 1 || (endsInColon(line.text) && above !== '' && !endsInColon(above)));
}

/** The mark that a heading begins with, or its frame: `【…】`, `■ …`, `== … ==`. */
const markOf = (text: string): string | undefined => /^\s*([【■◆●▎▌█▍▶►★※◇□#=~]+)/u.exec(text)?.[1];

const isShort = (text: string): boolean =>
  /\p{Script=Han}/u.test(text)
    ? text.replace(/[\s\p{P}\p{S}]+/gu, '').length <= 10
    : text.trim().split(/\s+/).length <= 4 && text.trim().length <= 40;

/** What lies below a heading tells its kind, where the heading does not. */
function kindOfContent(below: readonly Line[]): SectionKind {
  const dated = below.slice(0, 6).filter(({ text }) => findDateRanges(text).some((range) => !range.single));
  if (dated.length === 0) return 'other';
  const near = below.slice(0, 4).map(({ text }) => text);
  const pieces = near.flatMap((text) => text.split(/[\t|/,·]|\s{2,}/u)).map((piece) => piece.trim());
  const study = pieces.some((piece) => schoolScore(piece) > 2);
  const work = pieces.some((piece) => isTitleLike(piece) || companyScore(piece) > 1);
  return study && !work ? 'education' : work ? 'experience' : 'other';
}

/**
 * Finds headings in words of the candidate's own by how they are set: with the mark, or in the size of letters, that two known headings
 * have and running text has not. What lies below tells their kind.
 */
export function findHeadingsByLook(lines: readonly Line[]): (index: number) => SectionKind | undefined {
  const known = lines.filter(({ text }) => classifyHeading(text) !== undefined);
  const shared = <T>(values: readonly (T | undefined)[]): Set<T> =>
    new Set(values.filter((value, i): value is T => value !== undefined && values.indexOf(value) !== i));
  const marks = shared(known.map(({ text }) => markOf(text)));
  const common = median(lines.map(({ size }) => size).filter((size) => size > 0));
  const sizes = shared(known.map(({ size }) => (size > common * 1.05 ? Math.round(size * 10) : undefined)));
  return (index) => {
    const line = lines[index];
    if (line === undefined || line.cells.length !== 1 || !isShort(line.text)) return undefined;
    if (/\d|@/.test(line.text)) return undefined;
    const bare = line.text.replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '');
    // In `【…】` any words are a heading: only what they say tells whether its kind is known.
    if (classifyHeading(bare) !== undefined) return undefined;
    const mark = markOf(line.text);
    const isLike =
      (mark !== undefined && marks.has(mark)) || (mark === undefined && sizes.has(Math.round(line.size * 10)));
    if (!isLike || isTitleLike(bare) || companyScore(bare) > 0 || schoolScore(bare) > 0 || isPlacePhrase(bare))
      return undefined;
    const end = lines.findIndex((each, i) => i > index && classifyHeading(each.text) !== undefined);
    return kindOfContent(lines.slice(index + 1, end < 0 ? undefined : end));
  };
}
