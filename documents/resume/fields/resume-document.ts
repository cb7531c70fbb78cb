import type { Evidence, ResumeText } from '../resume-types.ts';
import { findDateRanges } from './dates.ts';
import { readHeaderRow, roleOfLabel } from './fragments.ts';
import { classifyHeading } from './headings.ts';
import type { SectionKind } from './headings.ts';
import { findHeadingsByLook, findInnerHeadings } from './inner-headings.ts';
import { isTitleLike } from './lexicon-work.ts';
import { median } from './median.ts';
import { headsHistory, isMixedHistory, partHistory } from './mixed-history.ts';

/** A part of a line between tabs or wide gaps. */
export interface Cell {
  text: string;
  offset: number;
}

/** One line of the résumé with its place. */
export interface Line {
  text: string;
  offset: number;
  cells: Cell[];
  /** A list item. */
  bulleted: boolean;
  /** There was an empty line before it. */
  afterGap: boolean;
  /** Font height in points, 0 where unknown. */
  size: number;
}

/** The lines under one heading; `top` is what stands before the first heading. */
export interface Section {
  kind: SectionKind | 'top';
  heading: string;
  lines: Line[];
}

/** A résumé's text, cut into lines and sections: what every field reads. */
export interface ResumeDocument {
  /** With ASCII punctuation; as long as the résumé's text, so that offsets are the same. */
  text: string;
  lines: Line[];
  sections: Section[];
  /** Mostly Chinese. */
  isChinese: boolean;
  /** Today, as `YYYY-MM-DD` or an instant. */
  now: string;
  evidenceAt: (offset: number, length: number) => Evidence;
  /** A value found at an offset, with the full-width punctuation it has in the résumé. */
  asWritten: (value: string, offset: number) => string;
}

const bullet = /^\s*(?:[•·●○◦▪▫■□◆◇►▶▸‣⁃∙➢➤✓✔★☆–—\-\uf0b7\uf0a7\uf06c]|\*(?!\*)|\(?\d{1,2}[)、]|[①-⑳])\s*(?=\S)/u;

function toLine(text: string, offset: number, afterGap: boolean, size: number): Line {
  const cells: Cell[] = [];
  for (const match of text.matchAll(/[^\t\s](?:[^\t]*?[^\t\s])?(?=\s*\t|\s{3,}|\s*$)/gu)) {
    cells.push({ text: match[0], offset: offset + match.index });
  }
  return { text, offset, cells, bulleted: bullet.test(text), afterGap, size };
}

/** A line `工作经历<tab>2019–2021 …` or `Skills: Java` is a heading with its first line of content beside it. */
function splitHeading(line: Line): { kind: SectionKind; heading: string; rest: Line | undefined } | undefined {
  // Alone on its line it heads a list; in a form it is a label or the head of a column.
  const isEmployers = /^[\s\p{P}]*(?:曾?(?:工作|任职|就职|服务)单位)[\s\p{P}]*$/u.test(line.text);
  const whole = isEmployers ? 'experience' : classifyHeading(line.text);
  const first = line.cells[0];
  if (first === undefined) return undefined;
  if (whole !== undefined && !/\t/.test(line.text)) return { kind: whole, heading: line.text.trim(), rest: undefined };
  const make = (kind: SectionKind, heading: string, cut: number): ReturnType<typeof splitHeading> => {
    const rest = line.text.slice(cut);
    const lead = rest.length - rest.trimStart().length;
    return { kind, heading, rest: toLine(rest.trim(), line.offset + cut + lead, true, 0) };
  };
  // `Qualification | Institute | Year`: the head of a table, not of a section.
  if (line.cells.length > 1 && roleOfLabel(first.text) !== undefined && readHeaderRow(line) !== undefined)
    return undefined;
  if (line.cells.length > 1) {
    const kind = classifyHeading(first.text);
    const other = line.cells[1];
    // `学历 | 本科`: a cell of a form, not the head of a section.
    const role = roleOfLabel(first.text);
    const isFormCell =
      role === 'employer' ||
      role === 'title' ||
      role === 'date' ||
      /^(?:学\s*历|學\s*歷|学历学位|教育程度|school|other)$/iu.test(first.text.trim()) ||
      (/^work$/iu.test(first.text.trim()) && !isTitleLike(other?.text ?? ''));
    if (kind !== undefined && other !== undefined && kind !== 'personal' && kind !== 'other' && !isFormCell) {
      // A line of nothing but headings is a menu, not a section.
      if (classifyHeading(other.text) !== undefined) return undefined;
      return make(kind, first.text, other.offset - line.offset);
    }
  }
  const inline = /^([^::\n\t]{2,40})[::]\s*(?=\S)/u.exec(line.text);
  if (inline === null || line.bulleted) return undefined;
  const kind = classifyHeading(inline[1] ?? '');
  if (kind === undefined || ['personal', 'other', 'objective', 'summary', 'references'].includes(kind))
    return undefined;
  if (
    kind === 'education' &&
    /^(?:学历|學歷|学历学位|教育程度|schools?|qualifications?|background|degrees?)$/iu.test((inline[1] ?? '').trim())
  )
    return undefined;
  const startsWithDate = findDateRanges(line.text.slice(inline[0].length, inline[0].length + 40))[0]?.start === 0;
  if (
    /^(?:experience|history|work|工作|background|positions?|roles?|jobs?|employers?)$/iu.test(
      (inline[1] ?? '').trim(),
    ) &&
    !startsWithDate
  )
    return undefined;
  return make(kind, inline[1] ?? '', inline[0].length);
}

/**
 * In a form the heading stands in a cell beside all the rows of its table, and is read in the middle of them: the column heads and rows
 * above it that are of its kind are taken out of `lines`, which is changed, and given back.
 */
function takeTableHead(lines: Line[], kind: SectionKind): Line[] {
  const own = kind === 'education' ? 'school' : kind === 'experience' ? 'employer' : undefined;
  if (own === undefined) return [];
  const at = lines.findLastIndex((line) => readHeaderRow(line)?.includes(own) === true);
  if (at < 0 || lines.length - at > 8 || lines.slice(at).some((line) => line.cells.length < 2)) return [];
  return lines.splice(at);
}

/** Longer lines are cut, so that no pattern ever sees more than this at once. */
const maxLineLength = 2_000;

/** Full-width punctuation as ASCII, character for character: offsets stay. */
const foldWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

/** Which lines stand in the largest letters of the first page, where at most three do: a name, rarely anything else. */
function findLargest(lines: readonly Line[]): (line: Line) => boolean {
  const sizes = lines.slice(0, 80).map(({ size }) => size);
  const largest = Math.max(0, ...sizes);
  const common = median(lines.map(({ size }) => size).filter((size) => size > 0));
  const isRare = sizes.filter((size) => size >= largest * 0.95).length <= 3;
  return (line) => isRare && largest > common * 1.4 && line.size >= largest * 0.95;
}

/** Cuts a résumé's text into lines and sections. */
export function toResumeDocument(source: ResumeText, now: string): ResumeDocument {
  // Every pattern of the fields is written for ASCII punctuation; what is handed out is as the résumé has it.
  const folded = foldWidth(source.text);
  const lines: Line[] = [];
  let offset = 0;
  let afterGap = false;
  let n = 0;
  for (const text of folded.split('\n')) {
    if (text.trim() === '') afterGap = true;
    else {
      for (let from = 0; from < text.length; from += maxLineLength) {
        const part = text.slice(from, from + maxLineLength);
        if (part.trim() !== '') lines.push(toLine(part, offset + from, afterGap, source.lineSizes?.[n] ?? 0));
      }
      n++;
      afterGap = false;
    }
    offset += text.length + 1;
  }
  const isLargest = findLargest(lines);
  const isInner = findInnerHeadings(lines);
  const kindByLook = findHeadingsByLook(lines);
  const sections: Section[] = [{ kind: 'top', heading: '', lines: [] }];
  for (const [i, line] of lines.entries()) {
    const whole = (kind: SectionKind): ReturnType<typeof splitHeading> => ({
      kind,
      heading: line.text.trim(),
      rest: undefined,
    });
    const looks = sections.length > 1 || i > 1 ? kindByLook(i) : undefined;
    const byWords = splitHeading(line);
    const isOpen = byWords === undefined || (byWords.kind === 'other' && byWords.rest === undefined);
    const heading = headsHistory(line, lines.slice(i + 1, i + 3))
      ? whole('experience')
      : looks === undefined || !isOpen || isLargest(line)
        ? byWords
        : whole(looks);
    // Inside a list of skills, `Languages: Java` and `Tools: Git` are rows of the list.
    const inWork =
      /experience|projects|volunteer/.test(sections.at(-1)?.kind ?? '') &&
      /技术|工具|业绩|成果|成绩|tech|tools|stack|software|training|培训|languages?|achievements?|accomplishments?|highlights/iu.test(
        heading?.heading ?? '',
      );
    const isRow =
      heading !== undefined &&
      (heading.rest === undefined
        ? sections.at(-1)?.kind === 'experience' && isInner(line, heading.kind, sections.at(-1)?.heading ?? '')
        : inWork || (sections.at(-1)?.kind === 'skills' && /languages|skills/.test(heading.kind)));
    // The name in the largest letters ends the side column before it.
    if (heading === undefined && sections.length > 1 && isLargest(line))
      sections.push({ kind: 'top', heading: '', lines: [line] });
    else if (heading === undefined || isRow) sections.at(-1)?.lines.push(line);
    else {
      const above = takeTableHead(sections.at(-1)?.lines ?? [], heading.kind);
      const rest = heading.rest === undefined ? [] : [heading.rest];
      sections.push({ kind: heading.kind, heading: heading.heading, lines: [...above, ...rest] });
    }
  }
  const parted = sections.flatMap((section, i) => (isMixedHistory(section, i) ? partHistory(section) : [section]));
  const letters = source.text.slice(0, 50_000).match(/\p{L}/gu) ?? [];
  const han = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length;
  const pageStarts = source.pageStarts;
  return {
    text: folded,
    lines,
    sections: parted,
    isChinese: han > letters.length * 0.15,
    now,
    asWritten: (value, at) => (folded.startsWith(value, at) ? source.text.slice(at, at + value.length) : value),
    evidenceAt: (at, length) => {
      const page = pageStarts === undefined ? undefined : Math.max(1, pageStarts.filter((start) => start <= at).length);
      return {
        text: source.text.slice(at, at + Math.min(length, 200)),
        ...(page === undefined ? {} : { page }),
        offset: at,
      };
    },
  };
}

/** All lines of the sections of one kind. */
export const linesOf = (document: ResumeDocument, ...kinds: (SectionKind | 'top')[]): Line[] =>
  document.sections.filter((section) => kinds.includes(section.kind)).flatMap((section) => section.lines);

/** `Location     : Abu Dhabi`: the colon may stand at the value. */
function withoutColon(cell: Cell): Cell {
  const lead = /^[::]\s*(?=\S)/u.exec(cell.text)?.[0].length ?? 0;
  return { text: cell.text.slice(lead), offset: cell.offset + lead };
}

/**
 * Finds `label: value` anywhere, in running text and in table cells; `labels` is the body of a regular expression.
 * The value is the rest of the cell, or the next cell.
 */
export function findLabelled(document: ResumeDocument, labels: string, lines = document.lines): Cell[] {
  const alone = new RegExp(`^[\\s\\p{P}\\p{S}]*(?:${labels})\\s*[::]?$`, 'iu');
  const inline = new RegExp(
    `(?:^|[\\s|||/,,;;•·(【】)])(?:${labels})\\s*(?:[】\\]]\\s*)?[::]\\s*([^\\n\\t||;;]{1,300})`,
    'iu',
  );
  const found: Cell[] = [];
  for (const line of lines) {
    for (let i = 0; i < line.cells.length; i++) {
      const cell = line.cells[i];
      if (cell === undefined || cell.text.length > 20_000) continue;
      const next = line.cells[i + 1];
      if (alone.test(cell.text)) {
        if (next !== undefined && !/[::]$/.test(next.text)) found.push(withoutColon(next));
        continue;
      }
      const match = inline.exec(cell.text);
      const value = match?.[1];
      if (match === null || value === undefined) continue;
      const trimmed = value.trim();
      const at = cell.offset + match.index + match[0].length - value.length + (value.length - value.trimStart().length);
      if (trimmed !== '') found.push({ text: trimmed, offset: at });
    }
  }
  return found;
}
