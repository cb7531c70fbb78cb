import type { Field } from '../resume-types.ts';
import type { ResumeDocument } from './resume-document.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether 18 characters are a resident identity number: province, date of birth and the checksum of GB 11643-1999. */
export function isNationalId(text: string): boolean {
  if (!/^[1-6]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(text)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
}

/** The candidate's resident identity number. One with a wrong checksum is null and said so. */
export function readNationalId(document: ResumeDocument): Field<string> {
  let wrong = false;
  for (const match of document.text.matchAll(/(?<![\dA-Za-z])\d{6}[ -]?\d{8}[ -]?\d{3}[\dXxx×](?![\dA-Za-z])/g)) {
    const id = match[0].replace(/[ -]/g, '').replace(/[xx×]$/, 'X');
    if (isNationalId(id)) return { value: id, evidence: [document.evidenceAt(match.index, match[0].length)] };
    wrong = true;
  }
  const reason = wrong
    ? 'A number of 18 characters is there, but its checksum or date is wrong.'
    : 'The text holds no resident identity number.';
  return { value: null, evidence: [], reason };
}
