import type { InterviewResult, Rubric } from '../../schemas/types.ts';
import type { FactValue } from '../process/types.ts';

/** A measured value on a named scale. */
export type Score = { value: number; min: number; max: number; scaleId: string; raw?: string | number | null };

/** A score as a share of its scale, 0 to 1; null when the scale is empty or the value is not a number. */
export function shareOf(score: Score): number | null {
  const width = score.max - score.min;
  if (!(width > 0) || !Number.isFinite(score.value)) return null;
  return Math.min(1, Math.max(0, (score.value - score.min) / width));
}

/** A vendor's result held against a rubric. `outcome` is information for the reviewer; it turns nobody down. */
export type MappedResult = {
  result: InterviewResult;
  /** Weighted share over the rubric's dimensions that were judged; null when none was. */
  total: number | null;
  outcome: 'pass' | 'fail' | 'unknown';
  facts: { [name: string]: FactValue };
  /** Rubric dimensions the vendor did not judge. */
  missing: string[];
};

/**
 * Maps what a vendor judged to the rubric's dimensions: by the vendor's criterion name where the rubric names one, else by
 * key. What the rubric does not have is kept, marked unmapped, and counts for nothing.
 */
export function mapResult(
  result: InterviewResult,
  rubric: Pick<Rubric, 'dimensions' | 'passAt'>,
  connectorId: string,
): MappedResult {
  const keyOf = (criterion: string): string | undefined =>
    rubric.dimensions.find((d) => (d.vendorCriteria?.[connectorId] ?? d.key) === criterion)?.key;
  const dimensions = result.dimensions.map((d) => {
    const key = keyOf(d.key);
    return key === undefined ? { ...d, mapped: false } : { ...d, key, mapped: true };
  });
  const facts: { [name: string]: FactValue } = {};
  let weighted = 0;
  let weights = 0;
  const missing: string[] = [];
  for (const dimension of rubric.dimensions) {
    const judged = dimensions.find((d) => d.mapped && d.key === dimension.key);
    const share = judged === undefined ? null : shareOf(judged.score);
    if (share === null) missing.push(dimension.key);
    else {
      facts[`interview.dimension.${dimension.key}`] = share;
      weighted += share * dimension.weight;
      weights += dimension.weight;
    }
  }
  const total = weights > 0 ? weighted / weights : null;
  if (total !== null) facts['interview.total'] = total;
  const outcome = total === null || missing.length > 0 ? 'unknown' : total >= rubric.passAt ? 'pass' : 'fail';
  return { result: { ...result, dimensions }, total, outcome, facts, missing };
}
