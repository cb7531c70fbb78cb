import { expect, it } from 'vitest';
import { readFormattedName } from './formatted-name.ts';
import { toResumeDocument } from './resume-document.ts';

it.each([
  ['APPLICATION\nLast name: Sorensen\nFirst name: Rick\nMiddle: Dale\n', 'Rick Dale Sorensen'],
  ['Thandiwe Mokoena\nSurname: Mokoena\nFirst names: Thandiwe Grace\n', 'Thandiwe Mokoena'],
])('puts the parts of a name together', (text, name) => {
  expect(readFormattedName(toResumeDocument({ text }, '2026-11-22'), []).value).toBe(name);
});
