import { describe, expect, it } from 'vitest';
import { extractFields } from './extract-fields.ts';

const employers = (text: string): unknown[] =>
  (extractFields({ text }, '2026-11-22').employers.value ?? []).map(({ name, title }) => [name, title]);

describe('the names of firms', () => {
  it('are several of a trade, where one would be a post', () => {
    expect(
      employers(
        'Experience\nRiverside Dental Partners, Milwaukee, WI\tJune 2021 – Present\nOffice Manager\nMoss & Hale Solicitors, Bristol\tMay 2019 – May 2021\nSenior Solicitor',
      ),
    ).toEqual([
      ['Riverside Dental Partners', 'Office Manager'],
      ['Moss & Hale Solicitors', 'Senior Solicitor'],
    ]);
  });

  it('are no town that the candidate lives in', () => {
    expect(
      employers(
        'Callum Roberts\n14 Mill Terrace, Swansea SA2 0DS\n\nWORK EXPERIENCE\nSales Assistant, Harbour Outdoor, Swansea\nJune 2023 - August 2024',
      ),
    ).toEqual([['Harbour Outdoor', 'Sales Assistant']]);
  });

  it('are no time without work', () => {
    expect(
      employers(
        '工作经历\n2021.03-至今\t上海译和教育科技有限公司\t课程产品经理\n2020.01-2021.02\t家庭原因\n2016.07-2019.12\t北京明远教育科技有限公司\t学术顾问',
      ),
    ).toEqual([
      ['上海译和教育科技有限公司', '课程产品经理'],
      ['北京明远教育科技有限公司', '学术顾问'],
    ]);
  });
});
