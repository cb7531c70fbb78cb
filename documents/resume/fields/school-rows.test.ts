import { expect, it } from 'vitest';
import { toResumeDocument } from './resume-document.ts';
import { findStudies } from './study-entries.ts';

const read = (...lines: string[]): (string | undefined)[] =>
  findStudies(toResumeDocument({ text: ['Education', ...lines].join('\n') }, '2026-11-22')).map(
    ({ school }) => school?.text,
  );

it('takes the first piece of a row for the school where the row before has it there', () => {
  expect(read('IIM Lucknow   MBA, Marketing   2020 - 2022', 'VIT Vellore   B.Tech, Computing   2014 - 2018')).toEqual([
    'IIM Lucknow',
    'VIT Vellore',
  ]);
});

it('leaves a second degree of the same school with it', () => {
  expect(read('University of Leeds   MSc Hydrology   2012 - 2013', 'BSc Geography   2009 - 2012')).toEqual([
    'University of Leeds',
    'University of Leeds',
  ]);
});
