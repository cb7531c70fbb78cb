import type { EvaluationSheet } from '../../schemas/types.ts';
import { wordOf } from './words.ts';

const words = {
  en: {
    degree: 'Degree',
    years: 'Years of work',
    employers: 'Employers',
    schools: 'Schools',
    skills: 'Skills',
    test: 'Written test',
    interview: 'AI interview',
    background: 'Background check',
  },
  zh: {
    degree: '最高学历',
    years: '工作年限',
    employers: '工作单位',
    schools: '毕业院校',
    skills: '技能',
    test: '笔试',
    interview: 'AI 面试',
    background: '背景调查',
  },
} as const;
const shown = 5;

type ResumeFields = {
  highestDegree?: string | null;
  totalYears?: number | null;
  employers?: { name: string; title?: string | null }[];
  schools?: { name: string }[];
  skills?: string[];
};

/** What is known of a candidate, a line each: from the résumé, and from tests and interviews so far. */
export function summarise(
  sheet: Pick<EvaluationSheet, 'resume' | 'results' | 'backgroundCheck'>,
  inLanguage: (text: { zh?: string; en?: string }) => string,
  language: 'zh' | 'en',
): { resume: string[]; results: string[] } {
  const word = words[language];
  const colon = language === 'zh' ? '：' : ': ';
  const join = (items: string[]): string => items.slice(0, shown).join(language === 'zh' ? '、' : ', ');
  const fields = (sheet.resume ?? {}) as ResumeFields;
  const line = (label: string, value: string | null | undefined): string[] =>
    value === null || value === undefined || value === '' ? [] : [`${label}${colon}${value}`];
  const resume = [
    ...line(word.degree, fields.highestDegree ? wordOf(fields.highestDegree, language) : null),
    ...line(
      word.years,
      fields.totalYears === null || fields.totalYears === undefined ? null : String(fields.totalYears),
    ),
    ...line(word.employers, join((fields.employers ?? []).map((e) => (e.title ? `${e.name} (${e.title})` : e.name)))),
    ...line(word.schools, join((fields.schools ?? []).map((s) => s.name))),
    ...line(word.skills, join(fields.skills ?? [])),
  ];
  const score = (s: { value: number; max: number } | null): string => (s === null ? '–' : `${s.value}/${s.max}`);
  const results = sheet.results.flatMap((result) => [
    `${result.orderType === 'writtenTest' ? word.test : word.interview}${colon}${score(result.total)}`,
    ...result.dimensions.map((d) => `  ${inLanguage(d.name)}${colon}${score(d.score)}`),
  ]);
  if (sheet.backgroundCheck !== null)
    results.push(`${word.background}${colon}${wordOf(sheet.backgroundCheck.outcome, language)}`);
  return { resume, results };
}
