import { expect, it } from 'vitest';
import { toResumeDocument } from './resume-document.ts';

const kinds = (text: string, lineSizes?: number[]): string[] =>
  toResumeDocument({ text, ...(lineSizes === undefined ? {} : { lineSizes }) }, '2026-11-22').sections.map(
    ({ kind }) => kind,
  );

it('keeps the headings inside a job in the job', () => {
  const job = '安踏  2021.04-2023.04\n天猫运营\n内容：\n店铺日常。\n业绩：\n增长一倍。\n';
  expect(kinds(`李雷\n工作经历\n${job}${job}教育经历\n集美大学\n`)).toEqual(['top', 'experience', 'education']);
});

it('knows a heading in words of its own by the mark that the others have', () => {
  const text =
    '李雷\n【教育经历】\n集美大学 本科\n【一路走来】\n安踏有限公司  运营经理  2021.04-2023.04\n【自我评价】\n踏实\n';
  expect(kinds(text)).toEqual(['top', 'education', 'experience', 'summary']);
});
