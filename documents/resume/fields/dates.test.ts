import { describe, expect, it } from 'vitest';
import { findDateRanges } from './dates.ts';
import { formatPartialDate } from './partial-date.ts';

/** Each range as `from/to`; `..` where it goes on, a lone date by itself. */
const read = (text: string): string[] =>
  findDateRanges(text).map(({ from, to, current, single }) => {
    const [start, end] = [from, to].map((date) => (date === undefined ? '' : formatPartialDate(date)));
    return single ? (end ?? '') : `${start}/${current ? '..' : end}`;
  });

describe('finding ranges of dates', () => {
  it.each([
    ['2019.03-2021.06', '2019-03/2021-06'],
    ['2019年3月至今', '2019-03/..'],
    ['自2019年6月起', '2019-06/..'],
    ['2019年3月-6月', '2019-03/2019-06'],
    ['Mar 2019 – Present', '2019-03/..'],
    ['Since June 2019', '2019-06/..'],
    ['March 2021 onwards', '2021-03/..'],
    ['Sept 2016 until Feb 2021', '2016-09/2021-02'],
    ['2016–18', '2016/2018'],
    ['2021–', '2021/..'],
    ['(2019 - )', '2019/..'],
    ['From: 4/2013   To: present', '2013-04/..'],
    ['From: 9/2008   To: 3/2013', '2008-09/2013-03'],
    ["Jun '18 – Jul '21", '2018-06/2021-07'],
    ['03/19 – 06/21', '2019-03/2021-06'],
    ['19.03-21.06', '2019-03/2021-06'],
    ['’16 – ’19', '2016/2019'],
    ['2018 bis heute', '2018/..'],
    ['May – August 2020', '2020-05/2020-08'],
  ])('reads %s', (text, range) => {
    expect(read(text)).toEqual([range]);
  });

  it('leaves a dash open only where nothing follows it', () => {
    expect(read('2019 - a year to remember')).toEqual(['2019']);
    expect(findDateRanges('2021–\tLecturer')[0]).toMatchObject({ open: true, current: true });
  });
});
