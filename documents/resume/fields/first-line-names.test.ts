import { describe, expect, it } from 'vitest';
import { extractFields } from './extract-fields.ts';

const nameOf = (text: string): string | null => extractFields({ text }, '2026-11-22').formattedName.value;

describe('a first line that is a name by what stands around it', () => {
  it('may start with no Chinese surname', () => {
    expect(nameOf('娜仁托娅\n蒙古族 | 女 | 1995年生\n电话：151 4802 1763')).toBe('娜仁托娅');
  });

  it('may stand in small letters that the e-mail address knows', () => {
    expect(nameOf('zoë vandermeer\n0412 555 098 · zoe.vandermeer@inbox.example.au · Geelong VIC')).toBe(
      'Zoë Vandermeer',
    );
    expect(nameOf('quick learner\nhello@inbox.example')).toBeNull();
  });

  it('is no post, school, place or heading', () => {
    for (const first of ['仓库管理员', '北京大学', '沈阳市', '自我评价'])
      expect(nameOf(`${first}\n女 | 1995年生\n电话：151 4802 1763`)).toBeNull();
  });
});
