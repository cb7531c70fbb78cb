import type { Evidence, Field } from '../resume-types.ts';
import type { Line, ResumeDocument } from './resume-document.ts';
import { isAnotherPersonsAt, lineAt } from './other-people.ts';

const address =
  /(?<![\p{L}\p{N}._%+-])([a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_+-])?)\s?(?:@|\s?\[\s?at\s?\]\s?|\s?\(\s?at\s?\)\s?|\s\{at\}\s)\s?((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.|\s?[[(]\s?dot\s?[\])]\s?)){1,5}[a-z]{2,24})(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d-])(?!\.[^\s.,;]*[\p{Script=Cyrillic}\p{Script=Greek}])/giu;

/** An address whose letters are not all of one script, as `jаne@…` with a Cyrillic а. */
const lookalike =
  /[\p{Script=Cyrillic}\p{Script=Greek}][\w.+-]{0,40}@[\w.-]{2}|@[\w.-]{0,60}[\p{Script=Cyrillic}\p{Script=Greek}]/u;

/** E-mail addresses of the candidate, in order; the domain in lower case. Those of referees, and of `others`, are left out. */
export function readEmails(document: ResumeDocument, others: ReadonlySet<Line> = new Set()): Field<string[]> {
  const value: string[] = [];
  const evidence: Evidence[] = [];
  for (const match of document.text.matchAll(address)) {
    const domain = (match[2] ?? '').replace(/\s?[[(]\s?dot\s?[\])]\s?/gi, '.').toLowerCase();
    const email = `${match[1] ?? ''}@${domain}`;
    if (email.length > 254 || /\.\./.test(email)) continue;
    const line = lineAt(document, match.index);
    if (line !== undefined && (others.has(line) || isAnotherPersonsAt(document, line, match.index))) continue;
    if (value.some((known) => known.toLowerCase() === email.toLowerCase())) continue;
    value.push(email);
    evidence.push(document.evidenceAt(match.index, match[0].length));
    if (value.length === 10) break;
  }
  if (value.length === 0) {
    const isMixed = lookalike.test(document.text);
    const reason = isMixed
      ? 'An address mixes letters of other scripts that look like Latin ones: ask the candidate for it.'
      : 'The text holds no e-mail address of the candidate.';
    return { value: null, evidence: [], reason };
  }
  return { value, evidence };
}
