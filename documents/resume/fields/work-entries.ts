import { findDateRanges, isDateLike, monthIndex } from './dates.ts';
import type { DateRange } from './dates.ts';
import { cellsOfRow, readHeaderRow, roleOfLabel, toFragments } from './fragments.ts';
import type { Fragment, FragmentRole } from './fragments.ts';
import { companyScore, isPlace, isPlacePhrase, isTitleLike } from './lexicon-work.ts';
import type { Line } from './resume-document.ts';

/** One employment as it stands in the text. */
export interface WorkEntry {
  employer: Fragment;
  title?: Fragment;
  dates: DateRange;
  line: Line;
}

interface Anchor {
  index: number;
  dates: DateRange;
  fragments: Fragment[];
}

const bodyStart =
  /^(?:负责|參與|参与|主要|职责|工作内容|工作职责|工作描述|工作业绩|描述|业绩|离职原因|汇报|下属|主导|完成|协助|带领|独立|技术栈|项目|内容|成果|制定|通过|根据|responsib|duties|achiev|key |technolog|tech stack|environment:|tools:|skills:|description)/iu;

/** A line of running text, or of a list: not a head. */
export function isBody(line: Line): boolean {
  const text = line.text.trim().replace(/^\d{1,2}[.)、]\s*/u, '');
  if (line.bulleted || bodyStart.test(text)) return true;
  if (/\p{Script=Han}/u.test(text)) return /[。;]/u.test(text) || Array.from(text).length > 60;
  const words = text.split(/\s+/).length;
  return (
    words > 18 ||
    (words > 3 && /[.;]$/.test(text) && !/\b(?:inc|ltd|co|corp|llc|dept|jr|s\.a|[A-Z])\.$/iu.test(text)) ||
    /^\p{Ll}/u.test(text)
  );
}

/** A date that is broken over two lines in the margin: `June 2022 –` and below it `Present`. */
function mendBrokenRange(line: Line, next: Line | undefined): { text: string; cell: number } | undefined {
  for (const at of [0, line.cells.length - 1]) {
    const cell = line.cells[at];
    const below = next?.cells[at === 0 ? 0 : next.cells.length - 1];
    if (cell === undefined || below === undefined) continue;
    const text = `${cell.text} ${below.text}`;
    const isWhole = (part: string): boolean => findDateRanges(part).some((range) => !range.single);
    if (
      isDateLike(cell.text) &&
      isDateLike(below.text) &&
      isWhole(text) &&
      !isWhole(cell.text) &&
      !isWhole(below.text)
    ) {
      return { text, cell: at };
    }
  }
  return undefined;
}

/** A time without work that the candidate explains. */
const isBreak = (line: Line): boolean =>
  /待业|在家|失业|备考|考研|生育|产假|育儿|养病|休养|career break|sabbatical|maternity|parental leave|unemployed|gap year|family (?:care|leave)/iu.test(
    line.text,
  ) && !toFragments(line, []).some((fragment) => companyScore(fragment.text) > 1);

function readAnchor(lines: readonly Line[], index: number): Anchor | undefined {
  const line = lines[index];
  if (line === undefined || line.text.length > 400 || isBreak(line)) return undefined;
  const mended = mendBrokenRange(line, lines[index + 1]);
  if (mended !== undefined) {
    const dates = findDateRanges(mended.text)[0];
    const cell = line.cells[mended.cell];
    if (dates !== undefined && cell !== undefined) {
      const start = cell.offset - line.offset;
      const own = { ...dates, start, end: start + cell.text.length };
      return { index, dates: own, fragments: toFragments(line, [own]) };
    }
  }
  const ranges = findDateRanges(line.text);
  const dates = ranges.find((range) => !range.single) ?? ranges[0];
  if (dates === undefined) return undefined;
  const before = line.text.slice(0, dates.start).trim();
  const after = line.text.slice(dates.end).trim();
  const atEdge = before.replace(/^[\s\p{P}\p{S}]+/gu, '').length <= 12 || after.length <= 20 || /\t/.test(line.text);
  if (line.bulleted && (line.text.length > 110 || !atEdge || dates.single)) return undefined;
  if (dates.single && (!atEdge || isBody(line) || line.text.length > 110)) return undefined;
  if (!dates.single && !atEdge && isBody(line) && !/\p{Script=Han}/u.test(line.text)) return undefined;
  return { index, dates, fragments: toFragments(line, ranges) };
}

const isSingleInside = (anchor: Anchor): boolean => anchor.dates.single;

/** Finds the employments in the lines of one section, in the order of the text. */
export function findWorkEntries(lines: readonly Line[]): WorkEntry[] {
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
  // Where jobs have ranges, a lone year is a fact inside one of them.
  if (anchors.some((anchor) => !isSingleInside(anchor))) anchors = anchors.filter((anchor) => !isSingleInside(anchor));
  const leading = countLeading(lines, anchors[0], skipped);
  const used = new Set<number>(skipped);
  const heads = anchors.flatMap((anchor, n) => {
    const line = lines[anchor.index];
    if (line === undefined) return [];
    used.add(anchor.index);
    const above = readAbove(lines, anchor.index, leading, used);
    const below = readBelow(lines, anchor, anchors[n + 1], leading, above);
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

/** The post that a dated line names within the time of the employer above it. */
function readPost(fragments: readonly Fragment[], dates: DateRange, host: WorkEntry): Fragment | undefined {
  const [first] = fragments;
  if (first === undefined || dates.single || dates.from === undefined || host.dates.from === undefined)
    return undefined;
  const ends = ({ to, current }: DateRange): number => (current || to === undefined ? Infinity : monthIndex(to, true));
  const isInside =
    monthIndex(dates.from, false) >= monthIndex(host.dates.from, false) && ends(dates) <= ends(host.dates);
  const isPost = isTitleLike(first.text) && !fragments.some((fragment) => companyScore(fragment.text) > 1);
  return isInside && isPost ? first : undefined;
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
    if (line === undefined || skipped.has(i) || isBody(line) || line.text.length > 120) break;
    count++;
  }
  return count;
}

function readAbove(lines: readonly Line[], index: number, leading: number, used: Set<number>): Fragment[] {
  const fragments: Fragment[] = [];
  for (let i = index - 1; i >= Math.max(0, index - leading); i--) {
    const line = lines[i];
    if (line === undefined || used.has(i) || isBody(line) || line.text.length > 120) break;
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
): { fragments: Fragment[]; used: number[] } {
  const fragments: Fragment[] = [];
  const usedLines: number[] = [];
  const stop = next === undefined ? lines.length : next.index - leading;
  for (let i = anchor.index + 1; i < Math.min(stop, anchor.index + 4); i++) {
    const parts = chooseParts([...above, ...anchor.fragments, ...fragments], '');
    const strong = parts.employer !== undefined && companyScore(parts.employer.text) > 0;
    if (parts.title !== undefined && (strong || parts.employer !== undefined)) break;
    const line = lines[i];
    if (line === undefined || isBody(line) || line.text.length > 100) break;
    const more = toFragments(line, []);
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

/** Which of the two a résumé puts first. */
export type PartOrder = 'titleFirst' | 'employerFirst';

const department = /(?:部|事业部|事業部|事业群|中心部|团队|小组|科室|车间|department|dept\.?|team|division|unit)$/iu;
const kindOfWork =
  /^(?:全职|兼职|实习|劳务|外包|合同工|正式|统招|full[- ]time|part[- ]time|contract(?:or)?|permanent|temporary|freelance|seasonal|hybrid|remote|promoted.*|self[- ]employed|\d+\s*(?:年|个月|months?|mos?|yrs?|years?).*|共.*|[\d,]+\s*[-–]?\s*[\d,]*\s*人(?:以上)?|(?:民营|国有|外资|上市|股份制|合资).*|no\.?\s*\d+|.*[\d]+[kK]\/?月.*)$/iu;
const selfEmployed = /^(?:freelancer?|self[- ]employed|自由职业者?|个体经营)$/iu;
const inSentence =
  /(?:就职于|任职于|供职于|在|于)\s*(\p{Script=Han}[^,,。;]{1,40}?(?:公司|集团|银行|医院|学校|大学|学院|中心|事务所|研究院|局|厂|店))[^,,。;]{0,12}?[,,]?\s*(?:担任|任职|任|从事|做)\s*([^,,。;]{2,20}?)(?:一职|职务|工作|[,,。;]|$)/u;

/** Decides which pieces are employer and title; places, departments and kinds of work are neither. */
export function chooseParts(
  fragments: readonly Fragment[],
  sentence: string,
  order?: PartOrder,
): { employer?: Fragment; title?: Fragment } {
  const prose = inSentence.exec(sentence);
  if (prose !== null) {
    const first = fragments[0];
    const base = first?.offset ?? 0;
    return {
      employer: { text: prose[1] ?? '', offset: base },
      title: { text: prose[2] ?? '', offset: base },
    };
  }
  const labelledEmployer = fragments.find((fragment) => fragment.role === 'employer');
  const labelledTitle = fragments.find((fragment) => fragment.role === 'title');
  const open = fragments.filter(
    (fragment) =>
      fragment.role === undefined &&
      roleOfLabel(fragment.text) === undefined &&
      fragment.text.length <= 100 &&
      !kindOfWork.test(fragment.text) &&
      !isDateLike(fragment.text) &&
      /\p{L}{2}/u.test(fragment.text) &&
      !/https?:|www\.|@\S+\./.test(fragment.text),
  );
  const self = fragments.find((fragment) => selfEmployed.test(fragment.text));
  if (
    self !== undefined &&
    labelledEmployer === undefined &&
    !open.some((fragment) => companyScore(fragment.text) > 0)
  ) {
    const post =
      labelledTitle ?? open.find((fragment) => isTitleLike(fragment.text)) ?? (open.length === 1 ? open[0] : undefined);
    if (post !== undefined) return { employer: self, title: post };
  }
  const titles = open.filter((fragment) => isTitleLike(fragment.text) && companyScore(fragment.text) < 2);
  const title = labelledTitle ?? [...titles].sort((a, b) => weakness(a) - weakness(b))[0];
  const rest = open.filter((fragment) => fragment !== title && !isPlace(fragment.text));
  const picked = labelledEmployer ?? pickEmployer(rest, title);
  const joined =
    picked === undefined
      ? undefined
      : joinDashed(
          picked,
          rest,
          open.filter((fragment) => isPlace(fragment.text) && fragment.lineOffset === picked.lineOffset),
        );
  const employer = joined?.employer;
  const leftOver = rest.filter(
    (fragment) =>
      fragment !== picked &&
      fragment !== joined?.tail &&
      !isPlacePhrase(fragment.text) &&
      !department.test(fragment.text),
  );
  const [only] = leftOver;
  const isBeside =
    only !== undefined &&
    employer !== undefined &&
    (companyScore(employer.text) > 0 || only.lineOffset !== employer.lineOffset);
  // One piece left beside the employer is the post, whatever it is called.
  if (title === undefined && leftOver.length === 1 && isBeside && only.text.split(/\s+/).length <= 6) {
    const swap = order === 'titleFirst' && companyScore(employer.text) === 0 && only.offset > employer.offset;
    return swap ? { employer: only, title: employer } : { employer, title: only };
  }

  return { ...(employer === undefined ? {} : { employer }), ...(title === undefined ? {} : { title }) };
}

/** `Charité – Universitätsmedizin Berlin`: a dash inside a name looks like one between name and title. */
function joinDashed(
  employer: Fragment,
  rest: readonly Fragment[],
  places: readonly Fragment[],
): { employer: Fragment; tail?: Fragment } {
  const at = rest.indexOf(employer);
  const next = at < 0 ? undefined : rest[at + 1];
  const dash = next?.dash;
  if (next === undefined || dash === undefined || next.offset !== employer.offset + employer.text.length + dash.length)
    return { employer };
  const beyond = rest[at + 2]?.text ?? places.find(({ offset }) => offset > next.offset)?.text;
  const isOther =
    isPlacePhrase(next.text) ||
    (beyond !== undefined && isPlacePhrase(`${next.text}, ${beyond}`)) ||
    department.test(next.text) ||
    isTitleLike(next.text) ||
    /\p{Script=Han}/u.test(next.text);
  return isOther
    ? { employer }
    : { employer: { ...employer, text: `${employer.text}${dash}${next.text}` }, tail: next };
}

const weakness = (fragment: Fragment): number =>
  companyScore(fragment.text) * 10 +
  (department.test(fragment.text) ? 5 : 0) +
  (/^(?:internship|实习)$/iu.test(fragment.text) ? 3 : 0);

function pickEmployer(rest: readonly Fragment[], title: Fragment | undefined): Fragment | undefined {
  const scored = rest
    .map((fragment, i) => ({
      fragment,
      score:
        companyScore(fragment.text) * 10 -
        (department.test(fragment.text) ? 15 : 0) -
        (isPlacePhrase(fragment.text) ? 20 : 0) -
        (title !== undefined && isTitleLike(fragment.text) ? 4 : 0) -
        i,
    }))
    .sort((a, b) => b.score - a.score);
  const best = scored.find(
    ({ fragment }) => /^[\p{Lu}\p{Lo}\d]/u.test(fragment.text) || /^[a-z]+[A-Z.]/.test(fragment.text),
  );
  if (best === undefined || (department.test(best.fragment.text) && companyScore(best.fragment.text) === 0))
    return undefined;
  if (isTitleLike(best.fragment.text) && companyScore(best.fragment.text) === 0) return undefined;
  return best.fragment;
}
