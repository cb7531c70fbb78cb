import { describe, expect, it } from 'vitest';
import type { InterviewResult } from '../../schemas/types.ts';
import { mapResult, shareOf } from './map-result.ts';

const score = (value: number, max = 10) => ({ value, min: 0, max, scaleId: 's' });
const rubric = {
  passAt: 0.6,
  dimensions: [
    { key: 'communication', name: { en: 'c' }, weight: 3, vendorCriteria: { clearvoice: 'comm' } },
    { key: 'skill', name: { en: 's' }, weight: 1 },
  ],
};
const result = (dimensions: InterviewResult['dimensions']): InterviewResult => ({
  total: score(99, 100),
  dimensions,
  interviewer: { kind: 'ai', name: 'x' },
  droppedSignals: 0,
});

describe('mapResult', () => {
  it('weighs the rubric, not the vendor total, and reads vendor criteria by their own name', () => {
    const mapped = mapResult(
      result([
        { key: 'comm', score: score(8), mapped: false },
        { key: 'skill', score: score(4), mapped: false },
      ]),
      rubric,
      'clearvoice',
    );
    expect(mapped.total).toBeCloseTo(0.7);
    expect(mapped.outcome).toBe('pass');
    expect(mapped.facts['interview.dimension.communication']).toBeCloseTo(0.8);
  });

  it('says unknown when a dimension was not judged, and keeps what the rubric does not have, unmapped', () => {
    const mapped = mapResult(
      result([
        { key: 'comm', score: score(8), mapped: false },
        { key: 'charm', score: score(1), mapped: false },
      ]),
      rubric,
      'clearvoice',
    );
    expect(mapped.outcome).toBe('unknown');
    expect(mapped.missing).toEqual(['skill']);
    expect(mapped.result.dimensions.map((d) => d.mapped)).toEqual([true, false]);
    expect(mapped.facts['interview.dimension.skill']).toBeUndefined();
  });

  it('compares only shares of scales', () => {
    expect(shareOf({ value: 3, min: 1, max: 5, scaleId: 's' })).toBe(0.5);
    expect(shareOf({ value: 3, min: 5, max: 5, scaleId: 's' })).toBeNull();
    expect(shareOf(score(Number.NaN))).toBeNull();
  });
});
