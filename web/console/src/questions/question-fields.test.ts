import { expect, it } from 'vitest';
import { fromQuestions, newChoice, newQuestion, toQuestions } from './question-fields.ts';

const choice = {
  id: 'refund',
  dimension: 'problemSolving',
  questionType: 'choice' as const,
  timeLimitSeconds: 90,
  text: { zh: '首先做什么？', en: 'What comes first?' },
  choices: [
    { key: 'ask', text: { en: 'Ask' } },
    { key: 'pay', text: { en: 'Pay' } },
  ],
  rightChoices: ['ask'],
};
const spoken = {
  id: 'late',
  dimension: 'communication',
  questionType: 'spoken' as const,
  timeLimitSeconds: 180,
  text: { en: 'Explain why it is late.' },
};

it('sends back what it started with', () => {
  expect(toQuestions(fromQuestions([choice, spoken]))).toEqual([choice, spoken]);
});

it('forgets choices of another type, and right choices that are gone', () => {
  const [changed] = fromQuestions([choice]);
  const { choices: _choices, rightChoices: _right, ...bare } = choice;
  expect(toQuestions([{ ...changed, questionType: 'text' }])).toEqual([{ ...bare, questionType: 'text' }]);
  const without = { ...changed, choices: [{ key: 'pay', text: { en: 'Pay' } }] };
  expect(toQuestions([without])[0]).not.toHaveProperty('rightChoices');
});

it('gives each question and choice a key of its own', () => {
  const first = newQuestion('aiInterview', []);
  const second = newQuestion('aiInterview', [first]);
  expect([first.id, second.id, newQuestion('aiInterview', [second]).id]).toEqual([
    'question1',
    'question2',
    'question3',
  ]);
  expect(newQuestion('writtenTest', []).questionType).toBe('choice');
  expect(newChoice([{ key: 'a' }, { key: 'c' }]).key).toBe('b');
});
