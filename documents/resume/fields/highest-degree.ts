import type { Degree, Field } from '../resume-types.ts';
import { findDegrees, higherDegree, unfinishedWords } from './degrees.ts';
import { findLabelled, linesOf } from './resume-document.ts';
import type { Cell, ResumeDocument } from './resume-document.ts';
import type { StudyEntry } from './study-entries.ts';

const labels =
  '最\\s*高\\s*学\\s*历|学\\s*历|學\\s*歷|学\\s*位|学\\s*历\\s*[//、及和]?\\s*学\\s*位|文化程度|教育程度|highest (?:degree|education|qualification|level of education)|education(?:al)? level|level of education|degree';

/**
 * The highest degree that is finished. One under way counts only where none is finished, and `reason` says so; one given up never counts.
 * A degree that a label states (`学历:本科`) counts like one in the list of schools.
 */
export function readHighestDegree(document: ResumeDocument, studies: readonly StudyEntry[]): Field<Degree> {
  let best: { degree: Degree; at: number; length: number } | undefined;
  const offer = (degree: Degree, at: number, length: number): void => {
    if (best === undefined || (higherDegree(best.degree, degree) === degree && best.degree !== degree))
      best = { degree, at, length };
  };
  for (const entry of studies) {
    if (entry.degree !== undefined && !entry.ongoing && !entry.unfinished)
      offer(entry.degree, entry.line.offset, entry.line.text.length);
  }
  const education = linesOf(document, 'education');
  const labelled = findLabelled(
    document,
    labels,
    document.lines.filter((line) => !education.includes(line)).slice(0, 80),
  );
  let underWay: { degree: Degree; cell: Cell } | undefined;
  const own = education.length === 0 ? [...labelled, ...findLabelled(document, labels)] : labelled;
  for (const cell of own) {
    const found = findDegrees(cell.text.slice(0, 40))[0];
    if (found === undefined || unfinishedWords.test(cell.text.slice(0, 30))) continue;
    if (/在读|在讀/.test(cell.text.slice(0, 30))) underWay ??= { degree: found.degree, cell };
    else offer(found.degree, cell.offset, Math.min(cell.text.length, 40));
  }
  if (best === undefined && studies.length === 0) offerFromText(document, offer);
  if (best !== undefined) return { value: best.degree, evidence: [document.evidenceAt(best.at, best.length)] };
  const ongoing = studies
    .filter((entry) => entry.ongoing && !entry.unfinished && entry.degree !== undefined)
    .sort((a, b) => (higherDegree(a.degree, b.degree) === a.degree ? -1 : 1))[0];
  if (ongoing?.degree !== undefined) {
    const evidence = [document.evidenceAt(ongoing.line.offset, ongoing.line.text.length)];
    return { value: ongoing.degree, evidence, reason: 'It is not finished yet; no finished degree is named.' };
  }
  if (underWay !== undefined) {
    const evidence = [document.evidenceAt(underWay.cell.offset, underWay.cell.text.length)];
    return { value: underWay.degree, evidence, reason: 'It is not finished yet; no finished degree is named.' };
  }
  const unfinished = studies.some((entry) => entry.unfinished);
  const reason = unfinished
    ? 'The degree that is named was not finished.'
    : 'No degree is named in a section on education or after a label.';
  return { value: null, evidence: [], reason };
}

/** Without a section on education only wordings that can mean nothing else count. */
function offerFromText(document: ResumeDocument, offer: (degree: Degree, at: number, length: number) => void): void {
  const education = linesOf(document, 'education');
  const plain =
    /(?:本科|大专|专科|硕士|博士|研究生|高中|中专|初中)(?=文化|学历|毕业|生毕业|[/||\s,,·•]|$)|(?:master|bachelor|associate)['’]?s?\s+(?:degree\s+)?(?:of|in)\s+\p{L}+|(?:master|bachelor|associate)['’]s(?:\s+degree)?|\bph\.?d\.?\b|\bmba\b|\b[bm]\.?sc\.?\b|\b[bm]\.(?:s|a|eng|tech)\.|high school diploma/giu;
  const lines = education.length > 0 ? education : linesOf(document, 'top', 'personal', 'summary');
  for (const line of lines) {
    if (line.text.length > 400) continue;
    for (const match of line.text.matchAll(plain)) {
      const found = findDegrees(match[0])[0];
      if (found !== undefined) offer(found.degree, line.offset + match.index, match[0].length);
    }
  }
}
