import { describe, expect, it } from 'vitest';
import { readCondition, writeCondition } from './simple-condition.ts';

const below = { '<': [{ var: 'interview.dimension.communication' }, 0.7] };
const testBelow = { '<': [{ var: 'test.total' }, 0.6] };

describe('the form of a condition', () => {
  it.each([below, { or: [below, testBelow] }, { and: [below, { '>=': [{ var: 'review.rating.teamwork' }, 0.255] }] }])(
    'gives back what it was given: %j',
    (condition) => {
      const read = readCondition(condition);
      expect(read && writeCondition(read)).toEqual(condition);
    },
  );

  it('shows a share as percent', () => {
    expect(readCondition(below)).toEqual({
      join: 'or',
      parts: [{ fact: 'interview.dimension.communication', operator: '<', percent: 70 }],
    });
  });

  it.each([
    true,
    { '!': [below] },
    { or: [below, { and: [below, testBelow] }] },
    { '<': [0.7, { var: 'test.total' }] },
    { '<': [{ var: 'resume.totalYears' }, 2] },
    { '<': [0.2, { var: 'test.total' }, 0.6] },
    { '==': [{ var: 'answers.city' }, 'Shanghai'] },
    { or: [] },
  ])('does not touch what it cannot show: %j', (condition) => {
    expect(readCondition(condition)).toBeNull();
  });
});
