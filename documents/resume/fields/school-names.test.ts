import { describe, expect, it } from 'vitest';
import { extractFields } from './extract-fields.ts';
import { schoolScore } from './school-names.ts';

const schools = (text: string): string[] =>
  (extractFields({ text }, '2026-11-22').schools.value ?? []).map(({ name }) => name);

describe('names of schools', () => {
  it.each(['遵义市第四职业高中', 'Cardiff Sixth Form', 'Hogeschool Utrecht', '县第一高级中学'])('knows %s', (name) => {
    expect(schoolScore(name)).toBeGreaterThan(1);
  });

  it.each(['高中毕业', '高级中学教师资格证', 'Dean’s List'])('is not taken in by %s', (text) => {
    expect(schoolScore(text)).toBe(0);
  });

  it('leaves out the town that follows without a comma', () => {
    expect(schools('EDUCATION\nHampton University Hampton, VA United States\nBachelor’s Degree 05/2011')).toEqual([
      'Hampton University',
    ]);
  });

  it('finds the school of a trade under training where there is no section on education', () => {
    expect(schools('TRAINING\nTechnological University Dublin - National Craft Certificate, 2018')).toEqual([
      'Technological University Dublin',
    ]);
  });
});
