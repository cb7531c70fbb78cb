import { classifyHeading } from './headings.ts';
import { notHanNames } from './lexicon-names.ts';
import { companyScore, isPlace, isTitleLike } from './lexicon-work.ts';
import type { ResumeDocument } from './resume-document.ts';
import { schoolScore } from './school-names.ts';
import type { Candidate } from './spread-names.ts';

/** What stands close to the name at the head of a résumé. */
const aboutPerson = /男|女|岁|族|电话|手机|邮箱|@|1[3-9]\d{9}|1[3-9]\d[ -]\d{4}/u;

const isNothingElse = (text: string): boolean =>
  classifyHeading(text) === undefined &&
  !isTitleLike(text) &&
  companyScore(text) === 0 &&
  schoolScore(text) === 0 &&
  !isPlace(text);

/**
 * The first line, where it can be nothing but the name: Han characters over a line about the person (names of other peoples start with
 * no Chinese surname), or words in small letters that the e-mail address knows. `affinity` is 3 for each word that it knows.
 */
export function findFirstLineName(document: ResumeDocument, affinity: (name: string) => number): Candidate | undefined {
  const lines = document.lines
    .slice(0, 6)
    .filter((line) => !/简历|簡歷|履历|resum|vitae/iu.test(line.text))
    .slice(0, 4);
  const [line, ...next] = lines;
  const text = line?.text.trim() ?? '';
  if (line === undefined || !isNothingElse(text)) return undefined;
  const isHan =
    /^\p{Script=Han}{2,6}$/u.test(text) && !notHanNames.test(text) && next.some((each) => aboutPerson.test(each.text));
  const isSmall = /^\p{Ll}[\p{Ll}'’-]+(?: \p{Ll}[\p{Ll}'’-]+){1,3}$/u.test(text) && affinity(text) >= 6;
  if (!isHan && !isSmall) return undefined;
  return { name: text, at: line.offset + line.text.indexOf(text), length: text.length, score: 10 };
}
