import { classifyHeading } from './headings.ts';
import { median } from './median.ts';
import type { ResumeDocument } from './resume-document.ts';

/** A text that may be the candidate's name, with its place. */
export interface Candidate {
  name: string;
  at: number;
  length: number;
  score: number;
}

/** `M A R I S O L` as one word; undefined for a line that is not one word. */
function toWord(text: string): string | undefined {
  const bare = text.trim();
  const word = /^\p{Lu}(?: \p{Lu}){2,}$/u.test(bare) ? bare.replace(/ /g, '') : bare;
  return /^\p{Lu}[\p{L}\p{M}'’-]{1,24}$/u.test(word) && classifyHeading(bare) === undefined ? word : undefined;
}

/**
 * Names that a template breaks over two lines (`MARISOL` / `QUINTERO`) or letter-spaces until no gap between words is left
 * (`O L I V I A B E N N E T T`): told by the largest letters of the page, or by the candidate's own e-mail address.
 * `affinity` is how well a name fits that, 3 for each of its words.
 */
export function findSpreadNames(
  document: ResumeDocument,
  emails: readonly string[],
  affinity: (name: string) => number,
): Candidate[] {
  const found: Candidate[] = [];
  const lines = document.lines.slice(0, 80);
  const sizes = document.lines.map((line) => line.size);
  const largest = Math.max(0, ...sizes.slice(0, 80));
  const common = median(sizes.filter((size) => size > 0));
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    const [first, second] = [toWord(line.text), toWord(next?.text ?? '')];
    if (next !== undefined && first !== undefined && second !== undefined) {
      const isBig = largest > common * 1.25 && line.size >= largest * 0.9 && next.size >= largest * 0.9;
      const name = `${first} ${second}`;
      if (isBig || (i < 4 && affinity(name) >= 6))
        found.push({ name, at: line.offset, length: next.offset + next.text.length - line.offset, score: 90 });
    }
    const parted = partByEmail(line.text, emails);
    if (parted !== undefined) found.push({ name: parted, at: line.offset, length: line.text.length, score: 80 });
  }
  return found;
}

/** Letters without a gap between words, parted so that the e-mail address knows both halves. */
function partByEmail(text: string, emails: readonly string[]): string | undefined {
  if (!/^\s*\p{Lu}(?: \p{Lu}){5,40}\s*$/u.test(text) || classifyHeading(text) !== undefined) return undefined;
  const letters = text.replace(/\s/gu, '');
  const lower = letters.toLowerCase();
  for (const email of emails) {
    const words = (email.split('@')[0] ?? '').toLowerCase().split(/[^a-z]+/u);
    for (let at = 2; at <= letters.length - 2; at++) {
      const [first, second] = [lower.slice(0, at), lower.slice(at)];
      const isBoth = words.includes(first) && words.includes(second);
      if (isBoth || words.includes(`${first.charAt(0)}${second}`))
        return `${letters.slice(0, at)} ${letters.slice(at)}`;
    }
  }
  return undefined;
}
