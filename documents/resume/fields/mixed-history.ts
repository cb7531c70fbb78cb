import { findDateRanges } from './dates.ts';
import { findDegrees } from './degrees.ts';
import { toFragments } from './fragments.ts';
import { isTitleLike } from './lexicon-work.ts';
import type { Line, Section } from './resume-document.ts';
import { schoolScore } from './school-names.ts';

const mixedHeading =
  /^(?:主要|个人|本人)?(?:学习|教育|求学|受教育)[与和及、]?工作(?:经历|简历|履历|情况)$|^工作[与和及、]?(?:学习|教育)(?:经历|简历|履历)$|^(?:主要|个人|本人|学习工作)(?:简历|经历|履历)$|^(?:education|academic|studies)\b.*(?:and|&|\/).*\b(?:experience|employment|work|career)$|^(?:work|employment|professional)\b.*(?:and|&|\/).*\b(?:education|studies)$/iu;

const isDated = (line: Line): boolean => findDateRanges(line.text).some((range) => !range.single);

function isMixedHeading(text: string): boolean {
  if (text.length > 60) return false;
  const bare = text.replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '').replace(/^[一二三四五六七八九十][、.]\s*/u, '');
  return mixedHeading.test(/\p{Script=Han}/u.test(bare) ? bare.replace(/\s+/g, '') : bare);
}

/** Whether a line with dated lines right below it heads such a list: `个人简历` over the whole page does not. */
export const headsHistory = (line: Line, below: readonly Line[]): boolean =>
  isMixedHeading(line.text) && below.some(isDated);

/** Whether a heading stands over schools and employments in one list, as forms of offices have it: `学习及工作经历`. */
export const isMixedHistory = (section: Section, index: number): boolean =>
  index > 0 && isMixedHeading(section.heading) && section.lines.filter(isDated).length >= 2;

/** A dated line about a course of study: a school with what is studied, and no post. */
function isStudy(line: Line): boolean {
  const fragments = toFragments(line, findDateRanges(line.text));
  const isSchool = fragments.some(({ text }) => schoolScore(text) > 1);
  const isAbout = /学习|就读|学生|专业|在读|毕业|student/iu.test(line.text) || findDegrees(line.text).length > 0;
  return isSchool && isAbout && !fragments.some(({ text }) => isTitleLike(text));
}

/** The same lines under a heading of their own kind; what follows a dated line goes with it. */
export function partHistory(section: Section): Section[] {
  const studies: Line[] = [];
  const works: Line[] = [];
  let target = works;
  for (const line of section.lines) {
    if (isDated(line)) target = isStudy(line) ? studies : works;
    target.push(line);
  }
  return [
    { kind: 'experience', heading: section.heading, lines: works },
    { kind: 'education', heading: section.heading, lines: studies },
  ];
}
