import { describe, expect, it } from 'vitest';
import { makeReport } from './scoring.ts';
import type { Answer, OrderRequest, Report } from './types.ts';

type Request = Pick<OrderRequest, 'questions' | 'rubric' | 'candidate'>;

const english: Request = {
  candidate: { name: 'Ada', language: 'en' },
  questions: [
    {
      id: 'q1',
      text: 'Tell us about a customer complaint that you solved.',
      language: 'en',
      dimension: 'communication',
      timeLimitSeconds: 180,
    },
    {
      id: 'q2',
      text: 'How do you stay calm under pressure?',
      language: 'en',
      dimension: 'pressure',
      timeLimitSeconds: 120,
    },
  ],
  rubric: {
    dimensions: [
      { key: 'communication', name: 'Communication', weight: 2, anchors: ['listens, explains the solution'] },
      { key: 'pressure', name: 'Pressure', weight: 1 },
    ],
  },
};
const chinese: Request = {
  candidate: { name: '李雷', language: 'zh-CN' },
  questions: [
    {
      id: 'q1',
      text: '请讲一次您处理客户投诉的经历。',
      language: 'zh',
      dimension: 'communication',
      timeLimitSeconds: 180,
    },
    { id: 'q2', text: '您如何在压力下保持冷静？', language: 'zh', dimension: 'pressure', timeLimitSeconds: 120 },
  ],
  rubric: {
    dimensions: [
      { key: 'communication', name: '沟通', weight: 2, anchors: [{ score: 10, text: '主动倾听，解释方案' }] },
      { key: 'pressure', name: '压力', weight: 1 },
    ],
  },
};
const GOOD_EN =
  'Last year, when I led the support team, a customer complaint came in about a failed delivery. First I called the customer ' +
  'and listened for 20 minutes, then I explained the solution and we fixed the order in 4 hours. As a result the customer ' +
  'stayed, and because we changed the checklist, complaints went down by 35%.';
const WEAK_EN = 'I am good with people and complaints.';
const GOOD_ZH =
  '去年在上家公司，有一次客户投诉发货错误。首先我主动联系客户，倾听了20分钟，然后解释方案并安排补发，4小时内解决。' +
  '因为我推动改进了检查表，所以结果投诉率下降了35%，客户最后续约一年。';
const WEAK_ZH = '我沟通能力很好。';

function report(request: Request, texts: Record<string, string>): Report {
  const answers: Record<string, Answer> = {};
  for (const [id, text] of Object.entries(texts)) answers[id] = { text, durationSeconds: 60, answeredAt: '' };
  return makeReport({
    request,
    answers,
    startedAt: '2026-01-01T00:00:00.000Z',
    completedAt: '2026-01-01T00:10:00.000Z',
  });
}

describe('scoring', () => {
  it('gives the same report for the same input, to the last digit', () => {
    expect(report(english, { q1: GOOD_EN, q2: WEAK_EN })).toEqual(report(english, { q1: GOOD_EN, q2: WEAK_EN }));
  });

  it.each([
    ['English', english, GOOD_EN, WEAK_EN],
    ['Chinese', chinese, GOOD_ZH, WEAK_ZH],
  ])(
    'ranks a concrete structured answer over a phrase, and a phrase over nothing (%s)',
    (_name, request, good, weak) => {
      const scores = [good, weak, ''].map((text) => report(request, { q1: text, q2: text }).overall.score);
      expect(scores[0]).toBeGreaterThan((scores[1] ?? 0) + 20);
      expect(scores[1]).toBeGreaterThan(0);
      expect(scores[2]).toBe(0);
      expect(report(request, { q1: good }).dimensions[0]?.score).toBeGreaterThan(7);
    },
  );

  it('changes with an answer, and only in the dimension of its question', () => {
    const before = report(english, { q1: GOOD_EN, q2: WEAK_EN });
    const after = report(english, { q1: GOOD_EN, q2: GOOD_EN });
    expect(after.dimensions[0]).toEqual(before.dimensions[0]);
    expect(after.dimensions[1]?.score).not.toBe(before.dimensions[1]?.score);
    expect(after.overall.score).not.toBe(before.overall.score);
  });

  it('changes with a question', () => {
    const [first, second] = english.questions;
    if (!first || !second) throw new Error('two questions expected');
    const other = {
      ...english,
      questions: [{ ...first, text: 'Which programming languages do you know best?' }, second],
    };
    expect(report(other, { q1: GOOD_EN }).overall.score).toBeLessThan(report(english, { q1: GOOD_EN }).overall.score);
  });

  it('changes with a weight, overall only', () => {
    const [first, second] = english.rubric.dimensions;
    if (!first || !second) throw new Error('two dimensions expected');
    const other = {
      ...english,
      rubric: {
        dimensions: [
          { ...first, weight: 1 },
          { ...second, weight: 4 },
        ],
      },
    };
    const texts = { q1: GOOD_EN, q2: WEAK_EN };
    expect(report(other, texts).dimensions).toEqual(report(english, texts).dimensions);
    expect(report(other, texts).overall.score).toBeLessThan(report(english, texts).overall.score);
  });

  it('changes with an anchor', () => {
    const [first, second] = chinese.rubric.dimensions;
    if (!first || !second) throw new Error('two dimensions expected');
    const text = '我会先倾听，再解释方案。';
    const other = { ...chinese, rubric: { dimensions: [{ ...first, anchors: ['精通编程语言和算法'] }, second] } };
    expect(report(other, { q1: text }).dimensions[0]?.score).not.toBe(
      report(chinese, { q1: text }).dimensions[0]?.score,
    );
  });

  it('is not fooled by repetition or by the question handed back', () => {
    expect(report(english, { q1: 'complaint '.repeat(300) }).dimensions[0]?.score).toBeLessThan(2);
    expect(report(chinese, { q1: '投诉'.repeat(300) }).dimensions[0]?.score).toBeLessThan(2);
    expect(report(english, { q1: english.questions[0]?.text ?? '' }).dimensions[0]?.score).toBe(0);
  });

  it('names dimensions that no question asked about instead of scoring them', () => {
    const dimensions = [...english.rubric.dimensions, { key: 'teamwork', name: 'Teamwork', weight: 5 }];
    const wider = report({ ...english, rubric: { dimensions } }, { q1: GOOD_EN });
    expect(wider.notAssessed).toEqual(['teamwork']);
    expect(wider.overall).toEqual(report(english, { q1: GOOD_EN }).overall);
  });

  it('quotes the answers word for word and writes in the language of the order', () => {
    const made = report(chinese, { q1: GOOD_ZH, q2: GOOD_ZH });
    expect(made.language).toBe('zh');
    expect(made.summary).toMatch(/总分/);
    for (const dimension of made.dimensions) {
      expect(dimension.comment).toMatch(/优点/);
      expect(dimension.evidence.length).toBeGreaterThan(0);
      for (const quote of dimension.evidence) expect(GOOD_ZH).toContain(quote);
    }
  });

  it('stays between 0 and 10 whatever is typed', () => {
    for (const text of ['\u0000', '😀'.repeat(500), 'مرحبا '.repeat(50), '1'.repeat(10_000), GOOD_EN.repeat(40)]) {
      for (const { score } of report(english, { q1: text, q2: text }).dimensions) {
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(10);
      }
    }
  });
});
