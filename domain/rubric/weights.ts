import type { Rubric } from '../../schemas/types.ts';

/** One thing a job is judged on. */
export type Dimension = Rubric['dimensions'][number];

const whole = 100;
const tolerance = 0.01;

/** The sum of the weights, to two places. */
export function sumWeights(dimensions: readonly Pick<Dimension, 'weight'>[]): number {
  return Math.round(dimensions.reduce((sum, { weight }) => sum + weight, 0) * whole) / whole;
}

/** Whether the weights add up to 100, but for rounding. */
export function addUpTo100(dimensions: readonly Pick<Dimension, 'weight'>[]): boolean {
  return Math.abs(sumWeights(dimensions) - whole) <= tolerance;
}

/** The same dimensions with weights as shares of 100. An empty list stays empty. */
export function normaliseWeights(dimensions: readonly Dimension[]): Dimension[] {
  const sum = dimensions.reduce((total, { weight }) => total + weight, 0);
  return dimensions.map((dimension) => ({ ...dimension, weight: (dimension.weight * whole) / sum }));
}

/** The place of the first key that stands twice, or -1. */
export function findDoubleKey(dimensions: readonly Pick<Dimension, 'key'>[]): number {
  const keys = dimensions.map(({ key }) => key);
  return keys.findIndex((key, index) => keys.indexOf(key) !== index);
}
