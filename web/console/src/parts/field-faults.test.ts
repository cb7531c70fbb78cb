import { expect, it } from 'vitest';
import { findField } from './field-faults.ts';

const names = [['processId'], ['connections', 'interview'], ['interviewers'], ['screeningQuestions', 0, 'key']];

it.each([
  ['/processId', ['processId']],
  ['/connections/interview', ['connections', 'interview']],
  ['/interviewers/3', ['interviewers']],
  ['/screeningQuestions/0/key', ['screeningQuestions', 0, 'key']],
  ['/screeningQuestions/1/key', null],
  ['/connections', null],
  ['/process', null],
])('%s is shown at %j', (path, name) => {
  expect(findField(names, path)).toEqual(name);
});
