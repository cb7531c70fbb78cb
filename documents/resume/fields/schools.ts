import type { Evidence, Field, School } from '../resume-types.ts';
import { formatPartialDate, monthIndex } from './partial-date.ts';
import type { ResumeDocument } from './resume-document.ts';
import type { StudyEntry } from './study-entries.ts';

/** A school without dates that another entry names with them: `毕业院校` in a form above the list of schools. */
const isToldAgain = (entry: StudyEntry, all: readonly StudyEntry[]): boolean =>
  entry.dates === undefined &&
  all.some(
    (other) =>
      other.dates !== undefined &&
      other.school?.text === entry.school?.text &&
      (entry.degree === undefined || entry.degree === other.degree || other.degree === undefined),
  );

/** The schools with degree and dates, newest first. */
export function readSchools(document: ResumeDocument, entries: readonly StudyEntry[]): Field<School[]> {
  const evidence: Evidence[] = [];
  const rank = (entry: StudyEntry): number => {
    const dates = entry.dates;
    if (dates === undefined) return -1;
    return dates.current ? 1e6 : dates.to === undefined ? 0 : monthIndex(dates.to, true);
  };
  const sorted = entries
    .map((entry, i) => ({ entry, i, rank: rank(entry) }))
    .filter(({ entry }) => entry.school !== undefined && !isToldAgain(entry, entries))
    .sort((a, b) => (a.rank < 0 || b.rank < 0 ? a.i - b.i : b.rank - a.rank || a.i - b.i));
  const value = sorted.slice(0, 30).map(({ entry }): School => {
    const { degree, dates, line } = entry;
    evidence.push(document.evidenceAt(line.offset, line.text.length));
    return {
      name: document.asWritten(entry.school?.text ?? '', entry.school?.offset ?? 0).slice(0, 200),
      ...(degree === undefined ? {} : { degree }),
      ...(dates?.from === undefined ? {} : { startOn: formatPartialDate(dates.from) }),
      ...(dates?.to === undefined ? {} : { endOn: formatPartialDate(dates.to) }),
    };
  });
  if (value.length === 0)
    return { value: null, evidence: [], reason: 'The text names no school in a section on education.' };
  return { value, evidence };
}
