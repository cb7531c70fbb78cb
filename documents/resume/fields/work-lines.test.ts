import { describe, expect, it } from 'vitest';
import { extractFields } from './extract-fields.ts';

const employers = (text: string): unknown[] =>
  (extractFields({ text }, '2026-11-22').employers.value ?? []).map(({ name, title }) => [name, title]);

describe('heads and text on the same line', () => {
  it('are parted behind the dates', () => {
    expect(
      employers(
        'Experience\nLviv Print House, Production Manager (September 2018 – now). Responsible for four presses and a team of 25.\nCasino Host, Silver Mesa Casino. May 2017 - Present.\nDriver, Uber. June 2015 - Dec 2015 (part-time while studying).',
      ),
    ).toEqual([
      ['Lviv Print House', 'Production Manager'],
      ['Silver Mesa Casino', 'Casino Host'],
      ['Uber', 'Driver'],
    ]);
  });

  it('tell a project of a job by its dates in brackets', () => {
    expect(
      employers(
        '工作经历\n项目经理\t2021/04 ~ 今\n陕西万通建设集团有限公司\t西安\n沣东大道管廊工程，合同额3.2亿元（2022.05-2024.01）\n施工员\t2018/07 ~ 2021/03\n西安高新区市政工程有限公司\t西安',
      ),
    ).toEqual([
      ['陕西万通建设集团有限公司', '项目经理'],
      ['西安高新区市政工程有限公司', '施工员'],
    ]);
  });
});
