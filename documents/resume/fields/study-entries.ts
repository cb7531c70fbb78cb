import type { Degree } from '../resume-types.ts';
import { findDateRanges, isDateLike } from './dates.ts';
import { monthIndex, parsePartialDate } from './partial-date.ts';
import type { DateRange } from './dates.ts';
import { findDegrees, higherDegree, ongoingWords, unfinishedWords } from './degrees.ts';
import { cellsOfRow, readHeaderRow, toFragments } from './fragments.ts';
import type { Fragment, FragmentRole } from './fragments.ts';
import { isPlace, isPlacePhrase } from './lexicon-work.ts';
import { mendWrapped, pickSchool, schoolScore } from './school-names.ts';
import { findSchoolByPlace } from './school-rows.ts';
import { findLabelled, linesOf } from './resume-document.ts';
import type { Line, ResumeDocument } from './resume-document.ts';

/** One course of study as it stands in the text. */
export interface StudyEntry {
  school?: Fragment;
  degree?: Degree;
  dates?: DateRange;
  /** It goes on, or its end lies ahead. */
  ongoing: boolean;
  /** It was given up. */
  unfinished: boolean;
  line: Line;
}

interface Facts {
  school: Fragment | undefined;
  degree: Degree | undefined;
  /** Only the school's own name tells the degree: `… High School`. */
  isByName: boolean;
  dates: DateRange | undefined;
  ongoing: boolean;
  unfinished: boolean;
}

function readFacts(lines: readonly Line[], i: number, columns: readonly FragmentRole[] | undefined): Facts | undefined {
  const line = lines[i];
  if (line === undefined || line.text.length > 500) return undefined;
  const ranges = findDateRanges(line.text).filter(
    ({ start }) => !/(?:出生|生日|生于|birth|dob|born)[^\d\n]{0,12}$/iu.test(line.text.slice(0, start)),
  );
  let fragments = toFragments(line, ranges);
  if (columns !== undefined && columns.length === cellsOfRow(line).length) {
    fragments = cellsOfRow(line).map((cell, n) => ({ ...cell, role: columns[n] ?? 'ignored' }));
  }
  const proseLike =
    line.bulleted && !fragments.some((fragment) => schoolScore(fragment.text) > 0) && line.text.length > 60;
  let school = pickSchool(fragments);
  if (school !== undefined && school.offset + school.text.length >= line.offset + line.text.length - 1)
    school = mendWrapped(school, lines[i + 1]);
  const degrees = proseLike ? [] : findDegrees(degreeText(fragments, line));
  const dates = ranges.find((range) => !range.single) ?? ranges[0];
  const usable = dates !== undefined && (!dates.single || !line.bulleted || school !== undefined || degrees.length > 0);
  const degree = degrees.reduce<Degree | undefined>((best, found) => higherDegree(best, found.degree), undefined);
  const ongoing = (dates?.expected ?? false) || ongoingWords.test(line.text) || (dates?.current ?? false);
  const isByName =
    school !== undefined && degree !== undefined && findDegrees(line.text.replace(school.text, ' ')).length === 0;
  return {
    school,
    degree,
    isByName,
    dates: usable ? dates : undefined,
    ongoing,
    unfinished: unfinishedWords.test(line.text),
  };
}

/** The school's own name may hold a word for a degree (`高中`, `High School`, `Master's College`): it then counts only where nothing else does. */
function degreeText(fragments: readonly Fragment[], line: Line): string {
  if (fragments.some((fragment) => fragment.role === 'degree')) {
    return fragments
      .filter((fragment) => fragment.role === 'degree')
      .map((fragment) => fragment.text)
      .join('\n');
  }
  // What follows these words is about the course of study, not its degree.
  const about = /主修课程|主要课程|coursework|\p{Script=Han}{0,4}奖学金|(?:合作)?导师|thesis|dissertation/iu.exec(
    line.text,
  );
  const upTo = about === null || /学历|学位|degree/iu.test(line.text) ? Infinity : line.offset + about.index;
  const own = fragments
    .filter((fragment) => fragment.offset < upTo)
    .map((fragment) => ({ ...fragment, text: fragment.text.slice(0, upTo - fragment.offset) }));
  const others = own
    .filter((fragment, i) => schoolScore(fragment.text) < 2 && !isMassachusetts(fragment, own[i - 1], own))
    .map((fragment) => fragment.text)
    .join('\n');
  if (findDegrees(others).length > 0) return others;
  return own
    .filter((fragment, i) => !isMassachusetts(fragment, own[i - 1], own))
    .map((fragment) => fragment.text)
    .join('\n');
}

/** `MA` in `Northeastern University, Boston, MA`: behind a town it is the state, not the degree. */
function isMassachusetts(fragment: Fragment, before: Fragment | undefined, all: readonly Fragment[]): boolean {
  if (fragment.text !== 'MA' || before === undefined || fragment.offset - before.offset - before.text.length > 3)
    return false;
  const isSubject =
    /(?:ics|ology|ing|stud(?:y|ies)|science|arts?|history|law|english|design|education|literature|philosophy|management|business|finance|marketing|music|relations|communications?)$/iu;
  return (
    isPlace(before.text) ||
    (isPlacePhrase(`${before.text}, MA`) &&
      !isSubject.test(before.text) &&
      all.some((other) => schoolScore(other.text) > 1))
  );
}

/** Finds the courses of study in the sections on education, in the order of the text. */
export function findStudies(document: ResumeDocument): StudyEntry[] {
  const sections = document.sections.filter((section) => section.kind === 'education');
  const entries = sections.flatMap((section) => groupFacts(section.lines, document.now));
  if (entries.length > 0) return entries;
  // No section: lines that name a school together with a degree or dates.
  const loose = linesOf(document, 'top', 'personal', 'summary').filter((line) => line.text.length < 200);
  const found = groupFacts(loose, document.now).filter(
    (entry) => entry.school !== undefined && (entry.degree !== undefined || entry.dates !== undefined),
  );
  if (found.length > 0) return found;
  const labelled = findLabelledSchool(document);
  if (labelled.length > 0) return labelled;
  const trained = findTrainingSchools(document);
  if (trained.length > 0) return trained;
  const beside = findBesideDegree(document);
  return beside.length > 0 ? beside : findToldSchools(document);
}

/** `TRAINING` / `Technological University Dublin - National Craft Certificate, 2018`: who has no section on education has it here. */
const findTrainingSchools = (document: ResumeDocument): StudyEntry[] =>
  groupFacts(linesOf(document, 'certificates'), document.now).filter(
    (entry) => entry.school !== undefined && schoolScore(entry.school.text) > 2 && entry.dates !== undefined,
  );

/** `毕业院校:…`, wherever it stands. */
function findLabelledSchool(document: ResumeDocument): StudyEntry[] {
  const [cell] = findLabelled(document, '毕业院校|毕业学校|毕业于|就读院校|graduated from');
  const text = /^[^\s,;()]+/u.exec(cell?.text ?? '')?.[0] ?? '';
  const line = document.lines.findLast((each) => each.offset <= (cell?.offset ?? -1));
  if (cell === undefined || line === undefined || schoolScore(text) === 0) return [];
  return [{ school: { text, offset: cell.offset }, ongoing: false, unfinished: false, line }];
}

/** `学历:中专(广东省旅游职业技术学校,烹饪专业,2008-2011)`: the school in the line of the degree, wherever that stands. */
function findBesideDegree(document: ResumeDocument): StudyEntry[] {
  const found = findLabelled(document, '(?:最高)?学历|學歷|education');
  const lines = found.flatMap((cell) => document.lines.findLast((line) => line.offset <= cell.offset) ?? []);
  return lines.flatMap((line) => {
    const ranges = findDateRanges(line.text);
    const text = line.text.replace(/[():]/gu, '\t');
    const school = pickSchool(toFragments({ ...line, text }, ranges));
    const degree = findDegrees(line.text)[0]?.degree;
    const dates = ranges.find((range) => !range.single);
    if (school === undefined || schoolScore(school.text) < 2) return [];
    const known = { ...(degree === undefined ? {} : { degree }), ...(dates === undefined ? {} : { dates }) };
    return [{ school, ...known, ongoing: false, unfinished: false, line }];
  });
}

const toldSchool =
  /(?:(?:[Gg]raduated?|[Dd]egree|[Dd]iploma|[Bb]achelor(?:['’]?s)?|[Mm]aster(?:['’]?s)?|Ph\.?D|MBA|[Ss]tudied|[Aa]lumn(?:us|a))\b[^.;]{0,90}?\b(?:from|at|of)\s+(?:the\s+)?)((?:\p{Lu}[\p{L}'’&-]*\s+){0,5}(?:University|College|Institute|Polytechnic|Academy|(?:Business|Law|Medical) School|School(?=\s+of))(?:\s+(?:of|at|for|and|in)(?:\s+the)?(?:\s+\p{Lu}[\p{L}'’&-]*)+)*)|(?:毕业于|就读于)\s*(\p{Script=Han}{2,14}?(?:大学|学院|学校))/gu;

/** A school that a sentence names: `I hold a degree in … from the University of …`. */
function findToldSchools(document: ResumeDocument): StudyEntry[] {
  return linesOf(document, 'top', 'summary', 'personal').flatMap((line) =>
    Array.from(line.text.matchAll(toldSchool), (match): StudyEntry => {
      const text = match[1] ?? match[2] ?? '';
      const degree = findDegrees(match[0].slice(0, -text.length))[0]?.degree;
      const offset = line.offset + match.index + match[0].length - text.length;
      return {
        school: { text, offset },
        ...(degree === undefined ? {} : { degree }),
        ongoing: false,
        unfinished: false,
        line,
      };
    }),
  );
}

function groupFacts(lines: readonly Line[], now: string): StudyEntry[] {
  const entries: StudyEntry[] = [];
  let columns: FragmentRole[] | undefined;
  let current: StudyEntry | undefined;
  let isByName = false;
  const finish = (): void => {
    if (current !== undefined && (current.school !== undefined || current.degree !== undefined)) {
      if (current.school === undefined) {
        const before = entries.at(-1);
        const previous =
          before?.school === undefined
            ? undefined
            : (findSchoolByPlace(current.line, { line: before.line, school: before.school }) ?? before.school);
        // `BEng awarded on progression, 2026` is a step on the way, not a second course.
        const isStep = /\b(?:awarded|conferred)\b/iu.test(current.line.text);
        if (previous !== undefined && current.dates !== undefined && !isStep) current.school = previous;
      }
      entries.push(settle(current, now));
    }
    current = undefined;
    isByName = false;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined) continue;
    const header = readHeaderRow(line);
    if (header !== undefined) {
      columns = header;
      continue;
    }
    const facts = readFacts(lines, i, columns);
    if (facts === undefined) continue;
    const { school, degree, dates } = facts;
    const isDetail = line.bulleted && school === undefined && degree === undefined;
    if (school === undefined && degree === undefined && (dates === undefined || isDetail)) {
      if (current !== undefined) {
        current.unfinished ||= facts.unfinished;
        current.ongoing ||= /expected|anticipated|在读|预计/iu.test(line.text);
      }
      continue;
    }
    const refills =
      current !== undefined &&
      ((school !== undefined && current.school !== undefined && schoolScore(school.text) > 1) ||
        (dates !== undefined && current.dates !== undefined && !isDateOnlyRepeat(line, dates)) ||
        (degree !== undefined &&
          current.degree !== undefined &&
          !isByName &&
          !line.bulleted &&
          (dates !== undefined || current.school !== undefined)));
    if (refills) finish();
    current ??= { ongoing: false, unfinished: false, line };
    if (school !== undefined && current.school === undefined) {
      current.school = school;
      current.line = line;
    }
    if (degree !== undefined && (current.degree === undefined || isByName)) {
      current.degree = degree;
      isByName = facts.isByName;
    }
    if (dates !== undefined) current.dates ??= dates;
    current.ongoing ||= facts.ongoing;
    current.unfinished ||= facts.unfinished;
  }
  finish();
  return entries;
}

/** A second date that only repeats the end: `(graduated June 2016)` below `2012 – 2016`. */
const isDateOnlyRepeat = (line: Line, dates: DateRange): boolean => dates.single && !isDateLike(line.text);

function settle(entry: StudyEntry, now: string): StudyEntry {
  const today = parsePartialDate(now);
  const end = entry.dates?.to;
  if (today !== undefined && end !== undefined && !(entry.dates?.current ?? false)) {
    // Whatever the words, a date tells: an expected end that has passed is reached, one ahead is not.
    entry.ongoing = monthIndex(end, true) > monthIndex(today, true);
  }
  return entry;
}
