import type { Line, ResumeDocument } from './resume-document.ts';

/** Words of a mail address that may be a name: `imogen.lyle`. */
const wordsOf = (local: string): string[] =>
  local
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word.length >= 3);

/**
 * The lines that name somebody else together with an address made of that name: `Imogen Lyle, imogen.lyle@…` where the candidate is called
 * otherwise. What else stands on them is not the candidate's either.
 */
export function findOthersLines(document: ResumeDocument, name: string | null): ReadonlySet<Line> {
  const own = (name ?? '').toLowerCase();
  const found = new Set<Line>();
  if (own === '') return found;
  for (const line of document.lines) {
    for (const match of line.text.matchAll(/([a-z0-9._-]{3,64})@[a-z0-9-]+\./giu)) {
      const words = wordsOf(match[1] ?? '');
      const before = line.text.slice(0, match.index);
      const isNamed = words.every((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(before));
      if (words.length >= 2 && isNamed && !words.some((word) => own.includes(word))) found.add(line);
    }
  }
  return found;
}
