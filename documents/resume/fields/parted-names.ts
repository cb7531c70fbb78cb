import { findLabelled } from './resume-document.ts';
import type { Cell, ResumeDocument } from './resume-document.ts';
import type { Candidate } from './spread-names.ts';

const given = '(?:first|given|fore)[ -]?name(?:\\(s\\)|s)?|名';
const middle = 'middle(?:[ -]?name)?(?:\\(s\\)|s)?';
const family = '(?:last|family|sur)[ -]?name(?:\\(s\\)|s)?|姓';

/** The value of the first cell, without what another label begins in it. */
const valueOf = (cells: readonly Cell[]): Cell | undefined => {
  const [cell] = cells;
  const text = cell === undefined ? '' : (cell.text.split(/\s{2,}|\t|\s(?=\p{L}+ ?\p{L}*:)/u)[0] ?? '').trim();
  return cell !== undefined && /^\p{L}[\p{L}\p{M}'’. -]{0,40}$/u.test(text) ? { ...cell, text } : undefined;
};

/** A name whose parts have labels of their own: `Last name: Sorensen`, `First name: Rick`. */
export function findPartedName(document: ResumeDocument): Candidate | undefined {
  const lines = document.lines.slice(0, 40);
  const [first, second, last] = [given, middle, family].map((labels) => valueOf(findLabelled(document, labels, lines)));
  if (first === undefined || last === undefined) return undefined;
  const isHan = /\p{Script=Han}/u.test(last.text);
  if (isHan && (last.text.length > 2 || first.text.length > 2 || last.text.startsWith('名'))) return undefined;
  const middles = second === undefined || /^(?:n\/?a|none|nil)$/iu.test(second.text) ? [] : [second.text];
  const name = isHan ? last.text + first.text : [first.text, ...middles, last.text].join(' ');
  const at = Math.min(first.offset, last.offset);
  return {
    name,
    at,
    length: Math.max(first.offset + first.text.length, last.offset + last.text.length) - at,
    score: 100,
  };
}
