import { describe, expect, it } from 'vitest';
import type { QuestionSetQuestion } from '../../schemas/types.ts';
import { checkQuestions, compareWithRubric, languagesOf } from './questions.ts';

const spoken: QuestionSetQuestion = {
  id: 'a',
  text: { en: 'Why?', zh: '为什么？' },
  dimension: 'communication',
  questionType: 'spoken',
  timeLimitSeconds: 60,
};
const choice: QuestionSetQuestion = {
  ...spoken,
  id: 'b',
  questionType: 'choice',
  choices: [
    { key: 'x', text: { en: 'X', zh: '甲' } },
    { key: 'y', text: { en: 'Y' } },
  ],
  rightChoices: ['x'],
};

describe('questions of a set', () => {
  it('are fine as they should be', () => {
    expect(checkQuestions([spoken, choice], 'aiInterview')).toEqual([]);
    expect(checkQuestions([choice], 'writtenTest')).toEqual([]);
  });
  it.each<[string, QuestionSetQuestion[], 'aiInterview' | 'writtenTest', string]>([
    ['an id used twice', [spoken, spoken], 'aiInterview', '/1/id'],
    ['a choice without choices', [{ ...spoken, questionType: 'choice' }], 'aiInterview', '/0/choices'],
    ['choices of a spoken question', [{ ...choice, questionType: 'spoken' }], 'aiInterview', '/0/questionType'],
    ['a right answer that is no choice', [{ ...choice, rightChoices: ['z'] }], 'aiInterview', '/0/rightChoices/0'],
    [
      'a test that does not know what is right',
      [{ ...choice, rightChoices: undefined as never }],
      'writtenTest',
      '/0/rightChoices',
    ],
    ['a test that is spoken', [spoken], 'writtenTest', '/0/questionType'],
  ])('with %s are refused with the place', (_what, questions, kind, path) => {
    expect(checkQuestions(questions, kind)[0]?.path).toBe(path);
  });
  it('are held against the rubric both ways', () => {
    const rubric = {
      dimensions: [
        { key: 'communication', name: {}, weight: 1 },
        { key: 'handsOn', name: {}, weight: 1 },
      ],
    };
    expect(compareWithRubric([spoken, { id: 'z', dimension: 'charm' }], rubric)).toEqual({
      uncovered: ['handsOn'],
      foreign: [{ id: 'z', dimension: 'charm' }],
    });
  });
  it('are pushed in the languages they are whole in', () => {
    expect(languagesOf([spoken])).toEqual(['zh', 'en']);
    expect(languagesOf([spoken, choice])).toEqual(['en']);
  });
});
