import { findDateRanges } from '../fields/dates.ts';
import type { Evidence } from '../resume-types.ts';

/** A résumé's text, made ready to be asked where a value stands. Case, width and blanks make no difference. */
export interface SearchableText {
  /** The place of a value, or undefined where it does not stand in the text. In Latin script it must be whole words. */
  find: (value: string) => Evidence | undefined;
  /** The place of a number with these digits, whatever stands between them. */
  findDigits: (digits: string) => Evidence | undefined;
  /** Whether a date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`) stands in the text, in whatever spelling. */
  hasDate: (date: string) => boolean;
}

const fold = (character: string): string => character.normalize('NFKC').toLowerCase();

/** Prepares a text; `skip` names lines that nothing may be found in. Pure. */
export function makeSearchable(text: string, skip: (line: string) => boolean, pageStarts?: number[]): SearchableText {
  const allowed = text.replace(/[^\n]+/gu, (line) => (skip(line) ? '\u0000'.repeat(line.length) : line));
  let packed = '';
  const places: number[] = [];
  for (let i = 0; i < allowed.length; i++) {
    for (const unit of fold(allowed[i] ?? '').replace(/\s/gu, '')) {
      packed += unit;
      places.push(i);
    }
  }
  const dates = findDateRanges(allowed.slice(0, 300_000)).flatMap(({ from, to }) => [from, to]);
  const evidenceAt = (from: number, to: number): Evidence => {
    const page = pageStarts?.filter((start) => start <= from).length;
    return { text: text.slice(from, to + 1).slice(0, 200), ...(page === undefined ? {} : { page }), offset: from };
  };
  const isWordEdge = (at: number): boolean =>
    !/[\p{Script=Latin}\d]/u.test(allowed[at] ?? ' ') || at < 0 || at >= allowed.length;

  return {
    find: (value) => {
      const wanted = Array.from(value, fold).join('').replace(/\s/gu, '');
      if (wanted === '' || wanted.length > 400) return undefined;
      for (let at = packed.indexOf(wanted); at >= 0; at = packed.indexOf(wanted, at + 1)) {
        const from = places[at] ?? 0;
        const to = places[at + wanted.length - 1] ?? from;
        const isWhole =
          (!/^[\p{Script=Latin}\d]/u.test(value) || isWordEdge(from - 1)) &&
          (!/[\p{Script=Latin}\d]$/u.test(value) || isWordEdge(to + 1));
        if (isWhole) return evidenceAt(from, to);
      }
      return undefined;
    },
    findDigits: (digits) => {
      const match = new RegExp(`(?<!\\d)${Array.from(digits).join('[\\s().·/-]{0,3}')}(?!\\d)`, 'u').exec(allowed);
      return match === null ? undefined : evidenceAt(match.index, match.index + match[0].length - 1);
    },
    hasDate: (date) => {
      const match = /^((?:19|20)\d{2})(?:-(\d{2})(?:-\d{2})?)?$/u.exec(date);
      if (match === null) return false;
      const month = match[2] === undefined ? undefined : Number(match[2]);
      return dates.some((own) => own?.year === Number(match[1]) && (month === undefined || own.month === month));
    },
  };
}
