import type { Field } from '../resume-types.ts';
import { classifyHeading } from './headings.ts';
import { findFirstLineName } from './first-line-names.ts';
import { compoundSurnames, notHanNames, notNameWords, surnames } from './lexicon-names.ts';
import { isTitleLike } from './lexicon-work.ts';
import { findLabelled, linesOf } from './resume-document.ts';
import { median } from './median.ts';
import { findPartedName } from './parted-names.ts';
import { findSpreadNames } from './spread-names.ts';
import type { Candidate } from './spread-names.ts';
import { particles, settleWord, suffixes, tidyName, toGivenFirst } from './tidy-name.ts';
import type { Cell, ResumeDocument } from './resume-document.ts';

const maxNameLength = 120;
const hanName = new RegExp(`^(?:${compoundSurnames})[\\u3400-\\u9fff]{1,2}$|^[\\u3400-\\u9fff]{2,4}$`, 'u');
/** 阿依古丽·买买提: given name and father's name with a dot between. */
const isDottedName = (text: string): boolean =>
  /^\p{Script=Han}{2,8}(?:[·•]\p{Script=Han}{2,8}){1,2}$/u.test(text) &&
  !text
    .split(/[·•]/u)
    .some((part) => notHanNames.test(part) || classifyHeading(part) !== undefined || isTitleLike(part));

const isHanName = (text: string): boolean =>
  hanName.test(text) &&
  !/(?:省|市|县|区)$/u.test(text) &&
  !notHanNames.test(text) &&
  classifyHeading(text) === undefined &&
  (surnames.has(text[0] ?? '') || new RegExp(`^(?:${compoundSurnames})`, 'u').test(text)) &&
  (text.length <= 3 || new RegExp(`^(?:${compoundSurnames})`, 'u').test(text) || surnames.has(text[1] ?? ''));

/** Two to five words that are all written as names are; scripts without capitals pass by shape alone. */
function isWordName(text: string, minWords = 2): boolean {
  if (text.length > 60 || /[\d@/\\|<>{}[\]#$%^&*+=~;:!?]/.test(text) || /\.\w{2,}$/.test(text)) return false;
  const words = text
    .replace(/[,"“”()()]/g, ' ')
    .trim()
    .split(/\s+/);
  if (words.length < minWords || words.length > 6) return false;
  // An initial with its dot is no word.
  if (words.some((word) => !/^\p{Lu}\.$/u.test(word) && notNameWords.has(word.toLowerCase().replace(/[.,]$/, ''))))
    return false;
  if (classifyHeading(text) !== undefined || isTitleLike(text)) return false;
  if (/\p{Script=Han}/u.test(text)) return false;
  let capitals = 0;
  for (const [i, word] of words.entries()) {
    if (particles.test(word) && i > 0) continue;
    if (!/^\p{L}[\p{L}\p{M}'’.-]*$/u.test(word)) return false;
    if (/^\p{Ll}/u.test(word)) return false;
    if (/^\p{L}{2,}\.$/u.test(word) && !/^(?:jr|sr|st|wm|chas)\.$/i.test(word)) return false;
    capitals++;
  }
  return capitals >= Math.min(2, minWords);
}

/** How well a name fits the candidate's own e-mail address. */
function emailAffinity(name: string, emails: readonly string[]): number {
  const tokens = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z\s]/g, '')
    .split(/\s+/)
    .filter((token) => token.length >= 2);
  let best = 0;
  for (const email of emails) {
    const local = (email.split('@')[0] ?? '').toLowerCase().replace(/[^a-z]/g, '');
    const hits = tokens.filter((token) => local.includes(token)).length;
    const initials = tokens.map((token) => token[0]).join('');
    best = Math.max(best, hits * 3, tokens.length > 1 && local.startsWith(initials) && initials.length > 1 ? 1 : 0);
  }
  return best;
}

/** `您好,我叫郝建国,今年42岁`, `My name is Ada Obi`: the candidate says it. */
function readTold(document: ResumeDocument): Candidate | undefined {
  const told =
    /(?:我叫|我的名字[叫是]|本人叫|本人姓名|我是)\s*(?<han>\p{Script=Han}{2,4}?)(?=[,。.;\s(]|$|今年|男|女)|\b[Mm]y name is (?<latin>(?:\p{Lu}[\p{L}'’.-]* ?){2,4})/u;
  for (const line of document.lines.slice(0, 12)) {
    const match = told.exec(line.text.slice(0, 300));
    const text = match?.groups?.['han'] ?? match?.groups?.['latin'] ?? '';
    const name = tidyName(text.trim());
    if (match === null || name === undefined || !(isHanName(name) || isWordName(name))) continue;
    return { name, at: line.offset + match.index + match[0].indexOf(text), length: text.trimEnd().length, score: 100 };
  }
  return undefined;
}

/** A name that its template breaks over two lines or letter-spaces, settled and held to the shape of names. */
function readSpread(document: ResumeDocument, emails: readonly string[]): Candidate | undefined {
  for (const found of findSpreadNames(document, emails, (name) => emailAffinity(name, emails))) {
    const name = tidyName(found.name);
    if (name !== undefined && isWordName(name)) return { ...found, name };
  }
  return undefined;
}

/** A first line that is a name by what stands around it, though no rule of names says so: 娜仁托娅, `zoë vandermeer`. */
function readFirstLine(document: ResumeDocument, emails: readonly string[]): Candidate | undefined {
  const found = findFirstLineName(document, (name) => emailAffinity(name, emails));
  if (found === undefined) return undefined;
  return /\p{Ll}/u.test(found.name) ? { ...found, name: found.name.split(' ').map(settleWord).join(' ') } : found;
}

/** A name in parts with a label each; where the head writes it without its middle, as it is there. */
function readParted(document: ResumeDocument, emails: readonly string[]): Candidate | undefined {
  const found = findPartedName(document);
  const name = tidyName(found?.name ?? '');
  if (found === undefined || name === undefined) return undefined;
  const top = readTitled(document) ?? readTop(document, emails);
  const ends = (text: string): string => [text.split(' ')[0], text.split(' ').at(-1)].join(' ');
  return top !== undefined && ends(top.name) === ends(name) ? top : { ...found, name };
}

function readTitled(document: ResumeDocument): Candidate | undefined {
  const patterns = [
    /^\W*(?:curriculum vitae|cv|r[ée]sum[ée])\s*(?:of|for|[-–—:||])\s*(.{2,60})$/iu,
    /^(.{2,60}?)['’]s\s+(?:cv|curriculum vitae|r[ée]sum[ée])\W*$/iu,
    /^(.{2,60}?)\s*[-–—||:,]?\s*(?:curriculum vitae|cv|r[ée]sum[ée])\W*$/iu,
    /^(?:个人)?(?:简历|簡歷|履历|履歷)表?\s*[-–—||:_::·\s]+(\p{Script=Han}{2,4})(?:$|\s|[-–—||_])/u,
    /^(\p{Script=Han}{2,4}?)\s*(?:的|[-–—||_·\s])*\s*(?:个人|中文|求职)?(?:简历|簡歷|履历|履歷)/u,
  ];
  for (const line of document.lines.slice(0, 6)) {
    for (const cell of line.cells) {
      for (const pattern of patterns) {
        const match = pattern.exec(cell.text.slice(0, 200));
        const name = tidyName(match?.[1] ?? '');
        if (match === null || name === undefined || !(isHanName(name) || isWordName(name))) continue;
        const at = cell.offset + cell.text.indexOf(match[1] ?? '');
        return { name, at, length: (match[1] ?? '').length, score: 100 };
      }
    }
  }
  return undefined;
}

const labels =
  "候选人姓名|姓\\s*名|名\\s*字|候选人|求职者|应聘者|candidate|applicant|(?:full\\s+|candidate(?:[’']s)?\\s+|applicant(?:[’']s)?\\s+)?name|姓名\\s*[/(]?\\s*name\\)?|name\\s*[/(]?\\s*姓名\\)?";

/** `Father's Name: …` is not the candidate's. */
const anothersName =
  /(?:father|mother|parent|guardian|spouse|husband|wife|referee|reference|contact|employer|company|school|project|file|user)(?:['’]?s)?['’]?\s+name\s*:?\s*$/iu;

function readLabelled(document: ResumeDocument): Candidate | 'tooLong' | undefined {
  let tooLong = false;
  for (const cell of findLabelled(document, labels, document.lines.slice(0, 60))) {
    if (cell.text.length > maxNameLength) {
      tooLong = true;
      continue;
    }
    const before =
      document.text
        .slice(Math.max(0, cell.offset - 40), cell.offset)
        .split('\n')
        .at(-1) ?? '';
    if (anothersName.test(before) || isReferees(document, cell)) continue;
    // 姓名:张三 性别:男 on one line.
    const inverted = toGivenFirst(cell.text.split(/\s{2,}|\t/u)[0] ?? '');
    const isInverted = inverted !== cell.text && !inverted.includes(',') && !suffixes.test(cell.text);
    const cut = isInverted
      ? cell.text
      : (cell.text.split(/\s{2,}|[,,;;||/]|\s+(?=\S{1,6}\s*[::])|(?:性\s*别|男|女|年龄|电话|出生)/u)[0] ?? '');
    const name = tidyName(cut);
    const plain = tidyName(cell.text.split(/\s{2,}|\t/u)[0] ?? '');
    for (const value of [name, plain]) {
      if (value === undefined || classifyHeading(value) !== undefined) continue;
      const hanLike = hanName.test(value) || /^[\p{Script=Han}·•]{2,15}(?:\s*[((]?[A-Za-z .]+[))]?)?$/u.test(value);
      const fits = hanLike ? !/^(?:性别|出生|年龄|民族)/.test(value) : isLabelledWordName(value);
      if (fits) return { name: value, at: cell.offset, length: cut.length, score: 100 };
    }
  }
  return tooLong ? 'tooLong' : undefined;
}

/** `Name: …` among the references is a referee's. */
const isReferees = (document: ResumeDocument, cell: Cell): boolean =>
  linesOf(document, 'references').some(
    (line) => line.offset <= cell.offset && cell.offset < line.offset + line.text.length,
  );

const isLabelledWordName = (text: string): boolean =>
  text.length <= 80 &&
  !/[\d@]/.test(text) &&
  /^\p{L}/u.test(text) &&
  text.split(/\s+/).length <= 7 &&
  !/公司|大学|学院/.test(text);

/** Pieces of a cell at the top that may hold a name: `张三 | 前端工程师`, `Jane Doe, PhD`, `王小明 (Tom Wang)`. */
function piecesOf(cell: Cell): Cell[] {
  const pieces: Cell[] = [];
  const add = (text: string, at: number): void => {
    const lead = text.length - text.trimStart().length;
    if (text.trim() !== '') pieces.push({ text: text.trim(), offset: cell.offset + at + lead });
  };
  const text = cell.text.slice(0, 300);
  add(text, 0);
  const split =
    /\s*[||•·/]\s*|\s[-–—]+\s|\s{2,}|[,,]\s*|[((]|(?<=\p{Script=Han})\s*[-–—]+\s*(?=\p{Script=Han})|\s(?=\p{Script=Han})|(?<=\p{Script=Han})\s/gu;
  let from = 0;
  for (const match of text.matchAll(split)) {
    if (match.index > from) add(text.slice(from, match.index), from);
    from = match.index + match[0].length;
  }
  if (from > 0) add(text.slice(from).replace(/[))]$/, ''), from);
  return pieces;
}

/** `Geelong VIC`, `Springfield IL 62701`. */
const isPostalPlace = (text: string): boolean => /^\p{Lu}[\p{L} ]+ (?:VIC|NSW|QLD|TAS|[A-Z]{2}(?= \d))/u.test(text);

function readTop(document: ResumeDocument, emails: readonly string[]): Candidate | undefined {
  const candidates: Candidate[] = [];
  const sizes = document.lines.map((line) => line.size);
  const largest = Math.max(0, ...sizes.slice(0, 60));
  const common = median(sizes.filter((size) => size > 0));
  const top = linesOf(document, 'top').slice(0, 15);
  // A résumé may start with its heading 个人信息: then the name stands below that.
  const hasTop = top.some(
    (line) => classifyHeading(line.text) === undefined && !/简历|簡歷|履历|resum|vitae/iu.test(line.text),
  );
  const own = hasTop ? top : [...top, ...linesOf(document, 'personal').slice(0, 3)];
  const others = document.lines.filter((line) => !own.includes(line)).slice(0, 25);
  const big = document.lines.filter((line) => line.size >= largest && largest > common * 1.25).slice(0, 3);
  const personal = linesOf(document, 'personal').slice(0, 12);
  const seen = new Set<number>();
  for (const [rank, line] of [...own, ...big, ...personal, ...others].entries()) {
    if (seen.has(line.offset)) continue;
    seen.add(line.offset);
    const isTop = own.includes(line);
    const isBig = line.size >= largest && largest > common * 1.25;
    for (const cell of line.cells.slice(0, 6)) {
      for (const piece of piecesOf(cell)) {
        const name = tidyName(piece.text);
        if (name === undefined || name.length > 60 || isPostalPlace(piece.text)) continue;
        const whole = piece.text.length === cell.text.length;
        let score = (isTop ? Math.max(0, 8 - rank) : -2) + (isBig ? 8 : 0) + (whole ? 2 : 0);
        if (isHanName(name) || (isDottedName(name) && whole)) score += document.isChinese ? 5 : 3;
        else if (isWordName(name) || (isWordName(name, 1) && emailAffinity(name, emails) >= 3 && isTop)) {
          score += emailAffinity(name, emails) + (document.isChinese ? -2 : 3);
          if (/,/.test(name)) score -= 4;
        } else continue;
        if (!isTop && !isBig && emailAffinity(name, emails) < 3 && !personal.includes(line)) continue;
        candidates.push({ name, at: piece.offset, length: piece.text.length, score });
      }
    }
  }
  const best = candidates.sort((a, b) => b.score - a.score)[0];
  return best !== undefined && best.score >= 4 ? best : undefined;
}

/** The candidate's name: as labelled, as in the title, or the line at the top that looks like one. Never longer than 120 characters. */
export function readFormattedName(document: ResumeDocument, emails: readonly string[]): Field<string> {
  const labelled = readParted(document, emails) ?? readLabelled(document);
  const found =
    labelled === 'tooLong' || labelled === undefined
      ? (readTitled(document) ??
        readTold(document) ??
        readSpread(document, emails) ??
        readTop(document, emails) ??
        readFirstLine(document, emails))
      : labelled;
  if (found !== undefined && found.name.length <= maxNameLength)
    return { value: found.name, evidence: [document.evidenceAt(found.at, found.length)] };
  const reason =
    labelled === 'tooLong'
      ? `What stands after the label is longer than ${maxNameLength} characters.`
      : 'Nothing at the top reads as a person’s name.';
  return { value: null, evidence: [], reason };
}
