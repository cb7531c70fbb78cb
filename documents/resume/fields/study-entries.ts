import type { Degree } from '../resume-types.ts';
import { findDateRanges, isDateLike, monthIndex, parsePartialDate } from './dates.ts';
import type { DateRange } from './dates.ts';
import { findDegrees, higherDegree, ongoingWords, unfinishedWords } from './degrees.ts';
import { cellsOfRow, readHeaderRow, roleOfLabel, toFragments } from './fragments.ts';
import type { Fragment, FragmentRole } from './fragments.ts';
import { isPlace, isPlacePhrase } from './lexicon-work.ts';
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

const campusSystems =
  /^(?:university of (?:california|wisconsin|texas(?: at)?|illinois(?: at)?|massachusetts|maryland|nebraska|hawaii|tennessee|colorado|north carolina(?: at)?|missouri|minnesota|michigan|alaska)|california state university|state university of new york|city university of new york|indian institute of technology|national institute of technology|indian institute of management|california polytechnic state university|california state polytechnic university)$/iu;
const campus =
  /^(?:berkeley|los angeles|san diego|davis|irvine|santa barbara|santa cruz|riverside|merced|san francisco|madison|milwaukee|austin|dallas|arlington|el paso|san antonio|urbana[- ]champaign|chicago|amherst|boston|lowell|college park|baltimore county|lincoln|omaha|long beach|fullerton|northridge|sacramento|east bay|fresno|pomona|san luis obispo|buffalo|albany|stony brook|binghamton|knoxville|boulder|denver|chapel hill|charlotte|greensboro|twin cities|duluth|ann arbor|dearborn|(?:new )?delhi|bombay|madras|kanpur|kharagpur|roorkee|guwahati|hyderabad|trichy|tiruchirappalli|warangal|surathkal|calicut|ahmedabad|bangalore|calcutta|lucknow)$/iu;

const strongSchool =
  /universit|universidad|università|hochschule|polytechni|politecnic|institute of technology|grandes? école|école|\bgymnasium\b|\blyc[ée]e\b|\bcollege\b|\bacademy\b|\bhigh school\b|secondary school|grammar school|conservator|seminary|\binstitut|大学|大學|中学|中學|高中(?!毕业|学历|$)|职高|技校|一中|二中|三中|附中|职业技术|专科学校|师范|党校/iu;
const namedSchools =
  /^(?:mit|caltech|ucla|ucl|usc|nyu|lse|cmu|eth(?: zürich| zurich)?|epfl|iit[ -].+|nit[ -].+|iim[ -].+|bits pilani|insead|hec paris|kaist|postech|hkust|hku|cuhk|nus|ntu|smu|suny.+|cuny.+|uc (?:berkeley|davis|irvine|san diego|santa barbara|santa cruz|riverside|los angeles)|georgia tech|virginia tech|texas a&m|texas tech|penn state|ohio state|cal poly.*|ut (?:austin|dallas)|uiuc|unc chapel hill|umass .+|unsw(?: sydney)?|rmit|tu [a-zü]+|rwth aachen|sciences po|imperial college.*|king['’]s college.*|harvard|stanford|yale|princeton|columbia|cornell|dartmouth|brown|oxford|cambridge)$/iu;
const weakSchool =
  /\bschool\b|\binstitute\b|\btraining cent(?:er|re)\b|\bbootcamp\b|\b(?:education|learning) cent(?:er|re)\b|学院|學院|学校|學校|研究院|研究所|科学院/iu;
const partOfSchool =
  /^(?:school|faculty|college|department|dept\.?|institute) of |^(?:计算机|软件|经济|管理|商|法|文|理|工|外国语|信息|机械|电子|材料|化学|数学|物理|医|新闻|传播|艺术|人文|土木|自动化|光华管理|经管|马克思主义|公共管理)\p{Script=Han}{0,8}(?:学院|系)$/iu;
const notSchool =
  /diplomas?(?:$| in )|certificate$|奖学金|scholarship|学生会|社团|课程|coursework|gpa|绩点|排名|论文|thesis|dissertation|主修|成绩|^专业|college courses|honor|dean|award|societ|club|member|president|captain|exchange|project|\bcommittee\b|队|协会|学分/iu;

/** How much a text reads as a school's name: 0 to 3. */
export function schoolScore(text: string): number {
  if (text.length > 110 || notSchool.test(text)) return 0;
  if (namedSchools.test(text.trim())) return 3;
  if (partOfSchool.test(text.trim()) && !/technology$/iu.test(text.trim())) return 1;
  if (strongSchool.test(text)) return 3;
  return weakSchool.test(text) ? 2 : 0;
}

/** The school among pieces, the best one first in place. */
function pickSchool(fragments: readonly Fragment[]): Fragment | undefined {
  const labelled = fragments.find((fragment) => fragment.role === 'school');
  if (labelled !== undefined) return stripBracket(labelled);
  const scored = fragments
    .map((fragment, i) => ({
      fragment,
      i,
      score: fragment.role === undefined && roleOfLabel(fragment.text) === undefined ? schoolScore(fragment.text) : 0,
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.i - b.i)[0];
  if (scored === undefined) return undefined;
  const { fragment, i } = scored;
  const next = fragments[i + 1];
  if (next !== undefined && campusSystems.test(fragment.text) && campus.test(next.text)) {
    const between = next.offset - fragment.offset - fragment.text.length;
    return { ...fragment, text: `${fragment.text}${between === 4 ? ' at ' : ', '}${next.text}` };
  }
  return trimSchool(stripBracket(fragment));
}

/** `学校(211)`, `学校(英语专业`: what a bracket says of a school is no part of its name, unless it is its place. */
function stripBracket(fragment: Fragment): Fragment {
  const match = /^(.*?[\p{L}.])\s*\(([^()]*)\)?$/u.exec(fragment.text);
  const [, name, inside] = match ?? [];
  if (name === undefined || inside === undefined || schoolScore(name) === 0) return fragment;
  const isPart = isPlacePhrase(inside) || /校区|分校|学院|大学|campus|^the\b/iu.test(inside);
  return isPart ? fragment : { ...fragment, text: name };
}

/** `北京大学 计算机` and `Bachelor of Science from Acme University` hold more than the school. */
function trimSchool(fragment: Fragment): Fragment {
  const embedded = /(?:\bfrom|\bat)\s+((?:the\s+)?\p{Lu}.*(?:university|college|institute|school).*)$/iu
    .exec(fragment.text)?.[1]
    ?.replace(/^the\s+/, '')
    .replace(/[.;]+$/, '');
  if (embedded !== undefined)
    return { ...fragment, text: embedded, offset: fragment.offset + fragment.text.lastIndexOf(embedded) };
  const degreeInside =
    /^(\p{Script=Han}+?(?:大学|大學|学院|學院|学校|中学)(?:[((]\p{Script=Han}+[))])?)\s*[((]?(?:本科|硕士|博士|大专|专科|学士|研究生|在读|全日制).*$/u.exec(
      fragment.text,
    )?.[1];
  if (degreeInside !== undefined) return { ...fragment, text: degreeInside };
  const verb = /^(?:毕业于|就读于|毕业院校|就读)[::]?\s*/u.exec(fragment.text)?.[0];
  if (verb !== undefined)
    return { ...fragment, text: fragment.text.slice(verb.length), offset: fragment.offset + verb.length };
  const faculty = /^(\p{Script=Han}{2,12}?(?:大学|大學))(?=\p{Script=Han}{1,14}(?:学院|系|专业|院)$)/u.exec(
    fragment.text,
  )?.[1];
  if (faculty !== undefined) return { ...fragment, text: faculty };
  return fragment;
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
  const ranges = findDateRanges(line.text);
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

/** A name broken at the end of a line: `… Institute of Technology` / `Delhi, …`, `University of` / `…`. */
function mendWrapped(school: Fragment, next: Line | undefined): Fragment {
  if (next === undefined || next.bulleted) return school;
  const head = /^[^,\t|]{2,40}/u.exec(next.text)?.[0].trim() ?? '';
  const isOpen = /\s(?:of|and|&|the|for|de|la|at|in)$/iu.test(school.text);
  const isCampus = campusSystems.test(school.text) && campus.test(head);
  return isOpen || isCampus ? { ...school, text: `${school.text} ${head}` } : school;
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
  const beside = findBesideDegree(document);
  return beside.length > 0 ? beside : findToldSchools(document);
}

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
        const previous = entries.at(-1)?.school;
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
