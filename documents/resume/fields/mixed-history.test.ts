import { describe, expect, it } from 'vitest';
import { extractFields } from './extract-fields.ts';

const read = (text: string): { employers: string[]; schools: string[]; years: number | null } => {
  const fields = extractFields({ text }, '2026-11-22');
  return {
    employers: (fields.employers.value ?? []).map(({ name }) => name),
    schools: (fields.schools.value ?? []).map(({ name }) => name),
    years: fields.totalYears.value,
  };
};

const list =
  '2004.09-2009.06\t桂林医学院 医学检验专业 本科\n2009.07-2015.06\t桂林医学院附属医院 检验技师\n2015.07-至今\t市疾病预防控制中心 科长';

describe('schools and employments in one list', () => {
  it.each(['学习及工作经历', '个人简历', '教育和工作经历'])('are told apart below %s', (heading) => {
    expect(read(`姓名\t黎素芬\n${heading}\n${list}`)).toEqual({
      employers: ['市疾病预防控制中心', '桂林医学院附属医院'],
      schools: ['桂林医学院'],
      years: 17.4,
    });
  });

  it('are not looked for below a title over the whole page', () => {
    const text = `个人简历\n黎素芬\n电话：13617720485\n工作经历\n2015.07-至今\t市疾病预防控制中心 科长`;
    expect(extractFields({ text }, '2026-11-22').formattedName.value).toBe('黎素芬');
  });
});
