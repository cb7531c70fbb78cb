import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OnboardingRulesChange } from '../../schemas/types.ts';
import { evaluate } from '../process/condition.ts';
import type { FactMap } from '../process/types.ts';
import { checkRules } from './check-rules.ts';
import { makePlan } from './make-plan.ts';

const rules: OnboardingRulesChange = {
  modules: [
    { key: 'basics', title: { en: 'Basics' }, dueInDays: 7 },
    { key: 'talking', title: { en: 'Talking' }, dueInDays: 30 },
  ],
  tasks: [
    { key: 'contract', title: { en: 'Contract' }, owner: 'hr', dueInDays: -5 },
    { key: 'mentor', title: { en: 'Mentor' }, owner: 'business', dueInDays: 0 },
  ],
  always: { modules: ['basics'], tasks: ['contract'] },
  rules: [
    {
      id: 'lowTalk',
      label: { en: 'Low talk' },
      when: { '<': [{ var: 'interview.dimension.communication' }, 0.7] },
      modules: ['talking', 'basics'],
      tasks: ['mentor'],
    },
    {
      id: 'lowTest',
      label: { en: 'Low test' },
      when: { '<': [{ var: 'test.total' }, 0.6] },
      tasks: ['mentor'],
    },
  ],
};
const low: FactMap = { 'interview.dimension.communication': 0.69, 'test.total': 0.5 };

describe('an onboarding plan', () => {
  it('holds what everybody gets and what a rule chose, each once, with why, counted from the first day', () => {
    expect(makePlan(rules, low, '2027-03-01')).toEqual({
      startDate: '2027-03-01',
      tasks: [
        { key: 'contract', title: { en: 'Contract' }, owner: 'hr', dueDate: '2027-02-24', because: [] },
        {
          key: 'mentor',
          title: { en: 'Mentor' },
          owner: 'business',
          dueDate: '2027-03-01',
          because: ['lowTalk', 'lowTest'],
        },
      ],
      modules: [
        { key: 'basics', title: { en: 'Basics' }, dueDate: '2027-03-08', because: [] },
        { key: 'talking', title: { en: 'Talking' }, dueDate: '2027-03-31', because: ['lowTalk'] },
      ],
    });
  });

  it('chooses by the number, not near it', () => {
    const chosen = (value: number) =>
      makePlan(rules, { 'interview.dimension.communication': value }, null).modules.map((m) => m.key);
    expect(chosen(0.699)).toEqual(['basics', 'talking']);
    expect(chosen(0.7)).toEqual(['basics']);
    expect(chosen(0)).toEqual(['basics', 'talking']);
  });

  it('has no dates without a first day, and leaves out keys no list knows', () => {
    const plan = makePlan({ ...rules, always: { modules: ['gone'], tasks: ['contract'] }, rules: [] }, {}, null);
    expect(plan).toMatchObject({ startDate: null, modules: [], tasks: [{ key: 'contract', dueDate: null }] });
  });

  it('counts days over leap days, year ends and changes of the clock', () => {
    const due = (startDate: string, dueInDays: number) =>
      makePlan({ ...rules, tasks: [{ key: 'contract', title: { en: 'C' }, owner: 'hr', dueInDays }] }, {}, startDate)
        .tasks[0]?.dueDate;
    expect([due('2028-02-28', 1), due('2028-02-28', 2), due('2027-01-02', -5), due('2027-03-28', 1)]).toEqual([
      '2028-02-29',
      '2028-03-01',
      '2026-12-28',
      '2027-03-29',
    ]);
  });
});

const factNames = ['interview.dimension.communication', 'interview.total', 'test.total', 'resume.totalYears'];
const anyFacts = fc.dictionary(fc.constantFrom(...factNames), fc.double({ min: 0, max: 1, noNaN: true }));
const comparison = fc
  .tuple(
    fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
    fc.constantFrom(...factNames),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([operator, name, value]) => ({ [operator]: [{ var: name }, value] }));
const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
    tie('condition').map((inner) => ({ '!': [inner] })),
  ),
}));
const anyRules = fc
  .array(
    fc.record({
      when: condition,
      modules: fc.subarray(['basics', 'talking']),
      tasks: fc.subarray(['contract', 'mentor']),
    }),
    { maxLength: 5 },
  )
  .map((list): OnboardingRulesChange => ({
    ...rules,
    always: {},
    rules: list.map(
      (rule, n) => ({ ...rule, id: `r${n}`, label: { en: `R${n}` } }) as OnboardingRulesChange['rules'][number],
    ),
  }));
type Plan = ReturnType<typeof makePlan>;
const reasons = (plan: Plan): string[] =>
  [...plan.tasks, ...plan.modules].flatMap(({ key, because }) => because.map((id) => `${key} ${id}`));

/** What the plan of fewer facts has more of: that would be chosen for want of a fact. */
function chosenByAbsence(make: typeof makePlan, known: OnboardingRulesChange, facts: FactMap, taken: string): string[] {
  const fewer = Object.fromEntries(Object.entries(facts).filter(([name]) => name !== taken));
  const before = reasons(make(known, facts, null));
  return reasons(make(known, fewer, null)).filter((reason) => !before.includes(reason));
}

describe('a missing fact', () => {
  it('chooses nothing: taking one away never adds to a plan', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, fc.constantFrom(...factNames), (known, facts, taken) => {
        expect(chosenByAbsence(makePlan, known, facts, taken)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    expect(reasons(makePlan({ ...rules, always: {} }, {}, null))).toEqual([]);
  });

  it('would be seen choosing where it were taken for zero, or a doubtful condition for a true one', () => {
    const asZero: typeof makePlan = (known, facts, day) =>
      makePlan(known, { ...Object.fromEntries(factNames.map((name) => [name, 0])), ...facts }, day);
    const inDoubtYes: typeof makePlan = (known, facts, day) =>
      makePlan(
        {
          ...known,
          rules: known.rules.map((rule) => ({ ...rule, when: evaluate(rule.when, facts) !== false })),
        },
        facts,
        day,
      );
    const facts = { 'test.total': 0.9 };
    expect(chosenByAbsence(makePlan, rules, facts, 'test.total')).toEqual([]);
    expect(chosenByAbsence(asZero, rules, facts, 'test.total')).toEqual(['mentor lowTest']);
    expect(chosenByAbsence(inDoubtYes, rules, facts, 'test.total')).toEqual(['mentor lowTest']);
  });
});

describe('a plan of any rules', () => {
  it('holds each key once, only for rules that are definitely true, and is the same each time', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (known, facts) => {
        const plan = makePlan(known, facts, '2027-03-01');
        for (const list of [plan.tasks, plan.modules]) expect(new Set(list.map((e) => e.key)).size).toBe(list.length);
        const counting = known.rules.filter((rule) => evaluate(rule.when, facts) === true).map((rule) => rule.id);
        const named = [...plan.tasks, ...plan.modules].flatMap((entry) => entry.because);
        expect(named.filter((id) => !counting.includes(id))).toEqual([]);
        expect(makePlan(known, facts, '2027-03-01')).toEqual(plan);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the check of rules', () => {
  const hasFact = (name: string): boolean => name.startsWith('interview.') || name === 'test.total';
  const faults = (change: Partial<OnboardingRulesChange>) =>
    checkRules({ ...rules, ...change }, hasFact).map(({ path, code }) => [path, code]);
  const rule = rules.rules[0] as OnboardingRulesChange['rules'][number];

  it('finds nothing in good rules', () => {
    expect(faults({})).toEqual([]);
  });
  it.each<[string, Partial<OnboardingRulesChange>, string, string]>([
    ['a module twice', { modules: [...rules.modules, ...rules.modules.slice(0, 1)] }, '/modules/2', 'duplicate'],
    ['a task twice', { tasks: [...rules.tasks, ...rules.tasks.slice(1)] }, '/tasks/2', 'duplicate'],
    ['a rule twice', { rules: [rule, rule] }, '/rules/1', 'duplicate'],
    ['a module for all that is not there', { always: { modules: ['gone'] } }, '/always/modules/0', 'not_found'],
    ['a task for all that is not there', { always: { tasks: ['contract', 'gone'] } }, '/always/tasks/1', 'not_found'],
    [
      'a module of a rule that is not there',
      { rules: [{ ...rule, modules: ['gone'] }] },
      '/rules/0/modules/0',
      'not_found',
    ],
    ['a task of a rule that is not there', { rules: [{ ...rule, tasks: ['gone'] }] }, '/rules/0/tasks/0', 'not_found'],
    [
      'a fact that is not there',
      { rules: [{ ...rule, when: { '<': [{ var: 'mood' }, 1] } }] },
      '/rules/0/when',
      'fact_unknown',
    ],
    [
      'an operator that is not there',
      { rules: [{ ...rule, when: { near: [1, 2] } }] },
      '/rules/0/when',
      'condition_invalid',
    ],
  ])('finds %s', (_what, change, path, code) => {
    const [first] = faults(change);
    expect(first?.[1]).toBe(code);
    expect(first?.[0]?.startsWith(path)).toBe(true);
  });
});
