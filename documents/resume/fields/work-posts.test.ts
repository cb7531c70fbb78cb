import { describe, expect, it } from 'vitest';
import { extractFields } from './extract-fields.ts';

const employers = (text: string): unknown[] =>
  (extractFields({ text }, '2026-11-22').employers.value ?? []).map(({ name, title }) => [name, title]);

describe('posts within the time of an employer', () => {
  it('counts a year alone as the whole of it', () => {
    expect(
      employers(
        'Experience\nMERIDIAN BIOLOGICS, INC., San Jose, CA\t2018 – 2022\nVice President, Clinical Operations\tJan 2020 – Dec 2022\nSenior Director, Clinical Programs\tMar 2018 – Dec 2019',
      ),
    ).toEqual([
      ['MERIDIAN BIOLOGICS, INC.', 'Vice President, Clinical Operations'],
      ['MERIDIAN BIOLOGICS, INC.', 'Senior Director, Clinical Programs'],
    ]);
  });

  it('takes a post for one that holds a word for a company, and no clause about the work for an employer', () => {
    expect(
      employers(
        '工作经历\n瑞丰银行股份有限公司（2010年7月至今）\n2018年1月至今：苏州分行公司业务部总经理，分管公司条线\n2010年7月－2017年12月：客户经理',
      ),
    ).toEqual([
      ['瑞丰银行股份有限公司', '苏州分行公司业务部总经理'],
      ['瑞丰银行股份有限公司', '客户经理'],
    ]);
  });

  it('keeps a job of a single month', () => {
    expect(
      employers(
        'Experience\nData Intern\tMay 2025 – July 2025\nPrairie Analytics\tRemote\nPeer Tutor\tSept. 2024\nLakeside Community College\tMinneapolis, MN',
      ),
    ).toEqual([
      ['Prairie Analytics', 'Data Intern'],
      ['Lakeside Community College', 'Peer Tutor'],
    ]);
  });
});
