import { findDateRanges } from './dates.ts';
import { findDegrees } from './degrees.ts';
import { toFragments } from './fragments.ts';
import type { Fragment } from './fragments.ts';
import type { Line } from './resume-document.ts';

/** The pieces of a line without its dates. */
const piecesOf = (line: Line): Fragment[] => toFragments(line, findDateRanges(line.text));

/**
 * The school of a row by its place, where no word tells that it is one: the row before has its school first, and this one begins with a
 * name that is no degree. Undefined where rows are not set alike.
 */
export function findSchoolByPlace(line: Line, before: { line: Line; school: Fragment }): Fragment | undefined {
  const [first, ...rest] = piecesOf(line);
  const above = piecesOf(before.line);
  const isAlike = above.length === rest.length + 1 && rest.length > 0 && above[0]?.offset === before.school.offset;
  if (first === undefined || !isAlike || !/^[\p{Lu}\p{Lo}]/u.test(first.text) || findDegrees(first.text).length > 0)
    return undefined;
  return rest.some(({ text }) => findDegrees(text).length > 0) ? first : undefined;
}
