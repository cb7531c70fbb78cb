import { describe, expect, it } from 'vitest';
import { extractFields } from './extract-fields.ts';
import { readWorkSentence } from './work-sentences.ts';

const read = (text: string): ReturnType<typeof extractFields> => extractFields({ text }, '2026-11-22');

describe('employments told in sentences', () => {
  it.each([
    ['2014年进入苏州华阳电子厂，担任质检员', '苏州华阳电子厂', '质检员'],
    ['2016年底进郑州富士达电子厂，从普工做到线长', '郑州富士达电子厂', '线长'],
    [
      'Working as Test Engineer in Vaayu Infosystems Pvt Ltd, Chennai from Nov 2022',
      'Vaayu Infosystems Pvt Ltd',
      'Test Engineer',
    ],
    ['Joined Bluewater Shipping as a Deck Officer in 2015', 'Bluewater Shipping', 'Deck Officer'],
  ])('reads employer and post out of: %s', (text, employer, title) => {
    const told = readWorkSentence(text);
    expect([told?.employer.text, told?.title?.text]).toEqual([employer, title]);
    expect(text.startsWith(employer, told?.employer.at)).toBe(true);
  });

  it('finds none in a line about the work itself', () => {
    expect(readWorkSentence('Worked closely with the Design team on the new site')).toBeUndefined();
    expect(readWorkSentence('2021年在公司内部创新大赛获一等奖')).toBeUndefined();
  });

  it('reads several employments out of one line, also one that goes on', () => {
    const fields = read(
      '您好，我叫郝建国，今年42岁。\n我2010年到2016年在河南宇通建筑劳务公司做木工，2016年底进郑州富士达电子厂，从普工做到线长，一直干到现在。',
    );
    expect(fields.formattedName.value).toBe('郝建国');
    expect(fields.employers.value).toMatchObject([
      { name: '郑州富士达电子厂', title: '线长', current: true },
      { name: '河南宇通建筑劳务公司', title: '木工', startOn: '2010', endOn: '2016' },
    ]);
  });
});
