import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactMap } from '../process/types.ts';
import { checkSupplements, effectiveQuestions, effectiveRubric, fillText } from './supplements.ts';
import type { Supplement } from './supplements.ts';
import { addUpTo100, sumWeights } from './weights.ts';

const rubric = {
  passAt: 0.5,
  dimensions: [
    { key: 'communication', name: { en: 'Communication' }, weight: 60 },
    { key: 'problemSolving', name: { en: 'Problem solving' }, weight: 40 },
  ],
};
const overtime: Supplement = {
  id: 'overtime',
  when: { '>': [{ var: 'team.overtimeHours' }, 40] },
  dimension: { key: 'resilience', name: { en: 'Handling pressure', zh: '抗压能力' }, weight: 25 },
  questions: [{ id: 'pressure', text: { en: 'How do you cope with long days?', zh: '长时间加班时您如何调整？' } }],
};
const salesCase: Supplement = {
  id: 'opportunity',
  when: { known: 'crm.opportunity.name' },
  dimension: { key: 'salesCase', name: { en: 'Sales case' }, weight: 20 },
  questions: [
    {
      id: 'case',
      text: {
        en: '{crm.opportunity.customer} considers {crm.opportunity.name}. What do you do next?',
        zh: '{crm.opportunity.customer}正在考虑{crm.opportunity.name}，下一步您会怎么做？',
      },
    },
  ],
};
const both = [overtime, salesCase];
const keysOf = (facts: FactMap) => effectiveRubric(rubric, both, facts).dimensions.map(({ key }) => key);

describe('supplements', () => {
  it('tell 40.0 hours of overtime from 40.1', () => {
    expect(keysOf({ 'team.overtimeHours': 40.0 })).toEqual(['communication', 'problemSolving']);
    expect(keysOf({ 'team.overtimeHours': 40.1 })).toEqual(['communication', 'problemSolving', 'resilience']);
    const { dimensions } = effectiveRubric(rubric, both, { 'team.overtimeHours': 40.1 });
    expect(dimensions.map(({ weight }) => weight)).toEqual([48, 32, 20]);
    const asked = (hours: number) => effectiveQuestions([], both, { 'team.overtimeHours': hours }).map(({ id }) => id);
    expect([asked(40.0), asked(40.1)]).toEqual([[], ['pressure']]);
  });
  it('count for nothing while a fact is missing', () => {
    expect(keysOf({})).toEqual(['communication', 'problemSolving']);
    expect(effectiveQuestions([], both, {})).toEqual([]);
    // "Not more than 40" is unknown too: what nobody measured adds nothing.
    const calm = [{ ...overtime, when: { '!': [overtime.when] } }];
    expect(effectiveQuestions([], calm as Supplement[], {})).toEqual([]);
  });
  it('fill in facts, and drop what lacks one together with its dimension', () => {
    const facts = { 'crm.opportunity.name': 'CRM 升级', 'crm.opportunity.customer': '海鼎科技' };
    const [question] = effectiveQuestions([], both, facts);
    expect(question).toMatchObject({ dimension: 'salesCase', timeLimitSeconds: 180 });
    expect(question?.text).toEqual({
      en: '海鼎科技 considers CRM 升级. What do you do next?',
      zh: '海鼎科技正在考虑CRM 升级，下一步您会怎么做？',
    });
    const nameless = { 'crm.opportunity.name': 'CRM 升级' };
    expect(effectiveQuestions([], both, nameless)).toEqual([]);
    expect(keysOf(nameless)).toEqual(['communication', 'problemSolving']);
  });
  it('never show braces, whatever the facts hold', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('{', '}', '{x}', '', '  '), fc.double({ noNaN: true }));
    fc.assert(
      fc.property(fc.option(value), fc.option(value), (name, customer) => {
        const facts: FactMap = {
          ...(name === null ? {} : { 'crm.opportunity.name': name }),
          ...(customer === null ? {} : { 'crm.opportunity.customer': customer }),
        };
        const shown = JSON.stringify(effectiveQuestions([], both, facts).map(({ text }) => Object.values(text)));
        expect(shown).not.toMatch(/[{}]/);
      }),
    );
    // Planted: a filler that leaves what it does not know would be seen.
    expect(JSON.stringify(['{crm.opportunity.name}'])).toMatch(/[{}]/);
    expect(fillText({ en: 'About {crm.opportunity.name' }, { 'crm.opportunity.name': 'x' })).toBeNull();
  });
  it('leave weights that add up to 100', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (weights, late) => {
          const own = weights.map((weight, n) => ({ key: `d${n}`, name: { en: 'x' }, weight }));
          const facts: FactMap = late ? { 'team.overtimeHours': 41 } : {};
          const { dimensions } = effectiveRubric({ dimensions: own }, both, facts);
          expect(addUpTo100(dimensions)).toBe(true);
          expect(dimensions.length).toBe(own.length + (late ? 1 : 0));
        },
      ),
    );
    expect(sumWeights([{ weight: 33.33 }, { weight: 33.33 }, { weight: 33.34 }])).toBe(100);
    expect(addUpTo100([{ weight: 99 }])).toBe(false);
  });
  it('keep the own question and dimension where a supplement has the same, and take the job’s time limits', () => {
    const questions = [{ id: 'pressure', text: { en: 'Own' }, dimension: 'communication', timeLimitSeconds: 60 }];
    expect(effectiveQuestions(questions, both, { 'team.overtimeHours': 50 }, { pressure: 90 })).toEqual([
      { ...questions[0], timeLimitSeconds: 90 },
    ]);
  });
});

describe('checking supplements', () => {
  const hasFact = (name: string) =>
    ['team.overtimeHours', 'crm.opportunity.name', 'crm.opportunity.customer'].includes(name);
  it('finds nothing in good ones', () => expect(checkSupplements(both, rubric, hasFact)).toEqual([]));
  it.each<[string, Supplement, string, string]>([
    ['an unknown fact', { ...overtime, when: { '>': [{ var: 'team.mood' }, 1] } }, '/0/when', 'fact_unknown'],
    ['a broken condition', { ...overtime, when: { eval: ['1'] } }, '/0/when', 'condition_invalid'],
    [
      'an unknown placeholder',
      { ...overtime, questions: [{ id: 'q', text: { en: 'About {crm.mood}' } }] },
      '/0/questions/0/text',
      'fact_unknown',
    ],
    [
      'a loose brace',
      { ...overtime, questions: [{ id: 'q', text: { en: 'About {crm.opportunity.name' } }] },
      '/0/questions/0/text',
      'validation_failed',
    ],
    [
      'a dimension of the rubric',
      { ...overtime, dimension: { ...overtime.dimension, key: 'communication' } },
      '/0/dimension/key',
      'duplicate',
    ],
  ])('finds %s', (_what, supplement, path, code) => {
    expect(checkSupplements([supplement], rubric, hasFact)[0]).toMatchObject({ code });
    expect(checkSupplements([supplement], rubric, hasFact)[0]?.path).toContain(path);
  });
});
