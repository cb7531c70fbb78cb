import type { Employer, Evidence, Field } from '../resume-types.ts';
import { formatPartialDate, monthIndex, parsePartialDate } from './partial-date.ts';
import type { DateRange } from './dates.ts';
import { companyScore, isTitleLike } from './lexicon-work.ts';
import { learnTowns } from './places-told.ts';
import { linesOf } from './resume-document.ts';
import type { ResumeDocument } from './resume-document.ts';
import { findWorkEntries } from './work-entries.ts';
import type { WorkEntry } from './work-entries.ts';

/** Months of a range, both ends counted; undefined where an end is not known or lies before the start. */
export function monthsOf(dates: DateRange, now: string): number | undefined {
  const end = dates.current ? parsePartialDate(now) : dates.to;
  if (dates.from === undefined || end === undefined) return undefined;
  const wholeYears = dates.from.month === undefined && end.month === undefined;
  const months = monthIndex(end, true) - monthIndex(dates.from, false) + 1;
  return months < 0 ? undefined : wholeYears ? Math.max(months, 1) : Math.max(months, dates.current ? 0 : 1);
}

/** Posts among students are no employment, whatever the heading above them. */
const ofStudents =
  /学生会|學生會|研究生会|学生社团|社团联合会|校团委|院团委|志愿者协会|青年志愿者|(?:专业|级|届|\d)\p{Script=Han}?班$|student (?:union|council|government|association|club)/iu;

/** A time without work that stands among the jobs. */
const careerBreak =
  /^(?:家庭原因|个人原因|职业空窗期?|待业|备考|全职(?:妈妈|爸爸|育儿|带娃)|育儿假?|career (?:break|gap|pause)|parental leave|maternity leave|family leave|sabbatical|gap year)(?=$|[\s,(（:：/-])/iu;

/** Employments of all sections about work, newest first. What stands under voluntary work is no employment. */
export function findEmployments(document: ResumeDocument): WorkEntry[] {
  const sections = document.sections.filter((section) => section.kind === 'experience');
  const towns = learnTowns(linesOf(document, 'top', 'personal').slice(0, 6));
  let entries = sections.flatMap((section) => findWorkEntries(section.lines, towns));
  if (sections.length === 0) {
    // No heading: only what is plainly an employer counts.
    const others = document.sections.filter(
      (section) => section.kind === 'top' || section.kind === 'summary' || section.kind === 'personal',
    );
    entries = others
      .flatMap((section) => findWorkEntries(section.lines, towns))
      .filter(
        (entry) =>
          (entry.employer.role === 'employer' ||
            companyScore(entry.employer.text) >= 2 ||
            (!entry.dates.single && entry.title !== undefined && isTitleLike(entry.title.text))) &&
          !/大学|学院|中学|学校|universit|college|school/iu.test(entry.employer.text),
      );
  }
  entries = entries.filter(({ employer }) => !ofStudents.test(employer.text) && !careerBreak.test(employer.text));
  const rank = (entry: WorkEntry): number =>
    entry.dates.current ? Infinity : entry.dates.to === undefined ? 0 : monthIndex(entry.dates.to, true);
  const start = (entry: WorkEntry): number =>
    entry.dates.from === undefined ? 0 : monthIndex(entry.dates.from, false);
  return entries
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => compare(rank(b.entry), rank(a.entry)) || compare(start(b.entry), start(a.entry)) || a.i - b.i)
    .map(({ entry }) => entry);
}

const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

/** The employers with title and dates, newest first. */
export function readEmployers(document: ResumeDocument, entries: readonly WorkEntry[]): Field<Employer[]> {
  const evidence: Evidence[] = [];
  const value = entries.slice(0, 60).map((entry): Employer => {
    evidence.push(document.evidenceAt(entry.line.offset, entry.line.text.length));
    const { from, to, current, single } = entry.dates;
    const months = single ? undefined : monthsOf(entry.dates, document.now);
    return {
      name: document.asWritten(entry.employer.text, entry.employer.offset).slice(0, 200),
      ...(entry.title === undefined
        ? {}
        : { title: document.asWritten(entry.title.text, entry.title.offset).slice(0, 200) }),
      ...(from === undefined ? {} : { startOn: formatPartialDate(from) }),
      ...(to === undefined ? {} : { endOn: formatPartialDate(to) }),
      ...(current ? { current: true as const } : {}),
      ...(months === undefined ? {} : { months }),
    };
  });
  if (value.length === 0) {
    const hasSection = document.sections.some((section) => section.kind === 'experience');
    const reason = hasSection
      ? 'The section on work names no employer with dates.'
      : 'The text has no section on employment.';
    return { value: null, evidence: [], reason };
  }
  return { value, evidence };
}
