import { findDateRanges, isDateLike } from './dates.ts';
import type { DateRange } from './dates.ts';
import { cellsOfRow, readHeaderRow, toFragments } from './fragments.ts';
import type { Fragment, FragmentRole } from './fragments.ts';
import { chooseParts } from './work-parts.ts';
import type { PartOrder } from './work-parts.ts';
import { readPost } from './work-posts.ts';
import { isProjectWithin, splitHead } from './work-lines.ts';
import { splitTold } from './work-sentences.ts';
import { companyScore, isPlace, isPlacePhrase, isTitleLike, simplify } from './lexicon-work.ts';
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
  /^(?:负责|參與|参与|主要|职责|工作内容|工作职责|工作描述|工作业绩|描述|业绩|离职原因|汇报|下属|主导|完成|协助|带领|独立|技术栈|项目|内容|成果|制定|通过|根据|responsib|duties|achiev|key (?!account)|technolog|tech stack|environment:|tools:|skills:|description)/iu;

/** `● 京东物流集团`: the head of an entry that is set off by a mark. */
function isMarkedEmployer(text: string): boolean {
  const bare = text.replace(/^[\s\p{P}\p{S}\ue000-\uf8ff]+/u, '');
  if (/\p{Script=Han}/u.test(bare))
    return (
      /^[\p{Script=Han}A-Za-z()]{3,30}(?:公司|集团|银行|医院|学校|大学|学院|事务所|研究院|研究所|局|厂|店)(?:\s*\([^)]*\))?$/u.test(
        simplify(bare),
      ) && !/^(?:协助|为|与|在|向|对|带|服务|管理|组织|开拓|维护|对接|拜访|获)/u.test(bare)
    );
  const isNumberedPost =
    /^\s*\(?\d{1,2}[).]/u.test(text) && isTitleLike(bare) && /^(?:\p{Lu}\S*(?:\s+|$)){1,5}$/u.test(bare);
  return isNumberedPost || (companyScore(bare) >= 3 && bare.split(/\s+/).length <= 6 && /^\p{Lu}/u.test(bare));
}

/** `Hours per week: 40`, `公司规模:500-999人`: forms put it between the employer and the post. */
const isAside = (line: Line): boolean =>
  /^\s*(?:salary|hours|series|pay (?:plan|grade)|grade|starting|ending|supervisor|okay to|may we|reason for leaving|employment type|公司(?:性质|规模|行业|简介)|所属行业|行业|规模|性质|下属|汇报|薪资|月薪|年薪|所在(?:地区|部门)|工作地点|证明人)[^:]{0,30}[::]/iu.test(
    line.text,
  );

/** A line of running text, or of a list: not a head. */
export function isBody(line: Line): boolean {
  if (isAside(line)) return true;
  const text = line.text.trim().replace(/^\d{1,2}[.)、]\s*/u, '');
  if (bodyStart.test(text)) return true;
  if (line.bulleted) return !isMarkedEmployer(line.text);
  if (/\p{Script=Han}/u.test(text))
    return /[。;]/u.test(text.replace(/\([^()]*\)$/u, '')) || Array.from(text).length > 60;
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

/** A range over two cells of a row: `Sept 2019 | Present` below `From | To`. */
function joinDateCells(line: Line): DateRange | undefined {
  for (const [i, cell] of line.cells.entries()) {
    const next = line.cells[i + 1];
    if (next === undefined || !isDateLike(cell.text) || cell.text.length > 20 || next.text.length > 20) continue;
    const range = findDateRanges(`${cell.text} - ${next.text}`)[0];
    if (range === undefined || range.single || findDateRanges(cell.text).some((own) => !own.single)) continue;
    if (range.end < cell.text.length + 3 + next.text.length) continue;
    const start = cell.offset - line.offset;
    return { ...range, start, end: next.offset - line.offset + next.text.length };
  }
  return undefined;
}

/** `2016年底进…厂,一直干到现在`: the sentence says that it goes on. */
function goesOnInWords(dates: DateRange, line: Line): DateRange {
  const isOngoing =
    dates.single &&
    dates.to !== undefined &&
    /^[^。]{2,80}(?:一直|直到|干到|做到)[^。,]{0,8}(?:现在|至今|目前|今天)/u.test(line.text.slice(dates.end));
  if (!isOngoing || dates.to === undefined) return dates;
  const { to, ...rest } = dates;
  return { ...rest, from: to, current: true, single: false };
}

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
  const overCells = joinDateCells(line);
  const ranges = overCells === undefined ? findDateRanges(line.text) : [overCells];
  const found = ranges.find((range) => !range.single) ?? ranges[0];
  if (found === undefined) return undefined;
  const dates = goesOnInWords(found, line);
  const before = line.text.slice(0, dates.start).trim();
  const after = line.text.slice(dates.end).trim();
  const atEdge = before.replace(/^[\s\p{P}\p{S}]+/gu, '').length <= 12 || after.length <= 20 || /\t/.test(line.text);
  if (line.bulleted && (line.text.length > 110 || !atEdge || dates.single)) return undefined;
  if (dates.single && (!atEdge || isBody(line) || line.text.length > 110)) return undefined;
  if (!dates.single && !atEdge && isBody(line) && !/\p{Script=Han}/u.test(line.text)) return undefined;
  return { index, dates, fragments: toFragments(line, ranges) };
}

const isSingleInside = (anchor: Anchor): boolean => anchor.dates.single;

/** Whether a dated line names a post or an employer. */
const isHead = ({ fragments }: Pick<Anchor, 'fragments'>): boolean =>
  fragments.some(({ text, role }) => role !== undefined || isTitleLike(text) || companyScore(text) > 0);

/** `Peer Tutor<tab>Sept. 2024`: the month in a cell of its own behind a post or an employer. */
function isShortJob({ index, dates, fragments }: Anchor, lines: readonly Line[]): boolean {
  const line = lines[index];
  const last = line?.cells.at(-1);
  if (line === undefined || last === undefined || line.cells.length < 2 || line.bulleted) return false;
  return (
    dates.to?.month !== undefined &&
    isHead({ fragments }) &&
    line.offset + dates.start === last.offset &&
    isDateLike(last.text)
  );
}

/** Finds the employments in the lines of one section, in the order of the text. */
export function findWorkEntries(source: readonly Line[]): WorkEntry[] {
  const lines = source.flatMap(splitTold).flatMap(splitHead);
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
  anchors = anchors.filter(
    (anchor, i) =>
      isHead(anchor) ||
      !isProjectWithin(
        lines[anchor.index],
        anchor.dates,
        anchors.slice(0, i).map((each) => each.dates),
      ),
  );
  const leading = countLeading(lines, anchors[0], skipped);
  const used = new Set<number>(skipped);
  const heads = anchors.flatMap((anchor, n) => {
    const line = lines[anchor.index];
    if (line === undefined) return [];
    used.add(anchor.index);
    const above = readAbove(lines, anchor.index, leading, used);
    // A second post straight below the lines of the first: its employer stands above, whatever the line below it says.
    const isStacked = leading > 0 && n > 0 && above.length === 0;
    const below = readBelow(lines, anchor, anchors[n + 1], leading, above, isStacked);
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
    if (line === undefined || skipped.has(i) || isBody(line) || line.text.length > 120 || standsAlone(lines, i)) break;
    count++;
  }
  return count;
}

/** Empty lines before and behind: a heading of the candidate's own, not the head of an entry. */
const standsAlone = (lines: readonly Line[], i: number): boolean =>
  lines[i]?.afterGap === true && lines[i + 1]?.afterGap === true && companyScore(lines[i].text) < 2;

function readAbove(lines: readonly Line[], index: number, leading: number, used: Set<number>): Fragment[] {
  const fragments: Fragment[] = [];
  for (let i = index - 1; i >= Math.max(0, index - leading); i--) {
    const line = lines[i];
    if (line === undefined || used.has(i) || isBody(line) || line.text.length > 120 || standsAlone(lines, i)) break;
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
  isStacked: boolean,
): { fragments: Fragment[]; used: number[] } {
  const fragments: Fragment[] = [];
  const usedLines: number[] = [];
  const stop = next === undefined ? lines.length : next.index - leading;
  let asides = 0;
  for (let i = anchor.index + 1; i < Math.min(stop, anchor.index + 4 + asides); i++) {
    const parts = chooseParts([...above, ...anchor.fragments, ...fragments], '');
    const line = lines[i];
    // What is left beside the employer may be a town: a plain post below it is better.
    const isBetter =
      line !== undefined &&
      !/\p{Script=Han}/u.test(line.text) &&
      i <= anchor.index + 2 &&
      !isTitleLike(parts.title?.text ?? '') &&
      isTitleLike(line.text);
    if (parts.title !== undefined && parts.employer !== undefined && !isBetter) break;
    if (line !== undefined && isAside(line) && asides < 6) {
      asides++;
      continue;
    }
    if (line === undefined || isBody(line) || line.text.length > 100) break;
    const more = toFragments(line, []);
    if (isStacked && parts.title !== undefined && !more.some((fragment) => companyScore(fragment.text) > 1)) break;
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
