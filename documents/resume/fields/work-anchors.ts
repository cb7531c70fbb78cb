import { findDateRanges, isDateLike } from './dates.ts';
import type { DateRange } from './dates.ts';
import { toFragments } from './fragments.ts';
import type { Fragment } from './fragments.ts';
import { companyScore, isTitleLike, simplify } from './lexicon-work.ts';
import { isTelling } from './name-shape.ts';
import type { Line } from './resume-document.ts';

/** A line with dates that may head an employment, with its pieces. */
export interface Anchor {
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
export const isAside = (line: Line): boolean =>
  /^\s*(?:salary|hours|series|pay (?:plan|grade)|grade|starting|ending|supervisor|okay to|may we|reason for leaving|employment type|公司(?:性质|规模|行业|简介)|所属行业|行业|规模|性质|下属|汇报|薪资|月薪|年薪|所在(?:地区|部门)|工作地点|证明人)[^:]{0,30}[::]/iu.test(
    line.text,
  ) || isAboutCompany(line.text);

/** `电子技术/半导体 | 500-1000人 | 民营公司`: what job boards say of an employer below its name. */
const isAboutCompany = (text: string): boolean =>
  /[||]/u.test(text) &&
  /\d人(?:以上)?(?:\s|[||]|$)|(?:^|[||]\s*)(?:民营|国有|外资|上市|合资|股份制|国企|私营|企业性质|规模)(?:公司|企业)?(?:\s*[||::]|\s*$)/u.test(
    text,
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
    /^\p{Ll}/u.test(text) ||
    (words > 3 && isTelling(text))
  );
}

/** A date that is broken over two lines in the margin: `June 2022 –` and below it `Present`. */
function mendBrokenRange(line: Line, next: Line | undefined): { text: string; cell: number } | undefined {
  for (const at of [0, line.cells.length - 1]) {
    const cell = line.cells[at];
    const below = next?.cells[at === 0 ? 0 : next.cells.length - 1];
    if (cell === undefined || below === undefined) continue;
    const text = `${cell.text} ${below.text}`;
    const isWhole = (part: string): boolean =>
      findDateRanges(part).some((range) => !range.single && range.open !== true);
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
    if (
      range === undefined ||
      range.single ||
      findDateRanges(cell.text).some((own) => !own.single && own.open !== true)
    )
      continue;
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

/** The dated line at an index, unless it is running text, a break or a fact inside a job. */
export function readAnchor(lines: readonly Line[], index: number): Anchor | undefined {
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

/** A lone date: a year within a job, rarely a job. */
export const isSingleInside = (anchor: Anchor): boolean => anchor.dates.single;

/** Whether a dated line names a post or an employer. */
export const isHead = ({ fragments }: Pick<Anchor, 'fragments'>): boolean =>
  fragments.some(({ text, role }) => role !== undefined || isTitleLike(text) || companyScore(text) > 0);

/** `Peer Tutor<tab>Sept. 2024`: the month in a cell of its own beside a post or an employer. */
export function isShortJob({ index, dates, fragments }: Anchor, lines: readonly Line[]): boolean {
  const line = lines[index];
  const own = line?.cells.find(({ offset }) => offset === line.offset + dates.start);
  const isAtEdge = own !== undefined && (own === line?.cells[0] || own === line?.cells.at(-1));
  if (line === undefined || !isAtEdge || line.cells.length < 2 || line.bulleted) return false;
  return dates.to?.month !== undefined && isHead({ fragments }) && isDateLike(own.text);
}
