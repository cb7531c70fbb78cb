/** One comparison of a score with a share of its scale, in percent: what the form of a rule can show. */
export type Part = { fact: string; operator: Operator; percent: number };
export const operators = ['<', '<=', '>=', '>'] as const;
export type Operator = (typeof operators)[number];

/** A condition as the form shows it: comparisons joined by one word. */
export type SimpleCondition = { join: 'or' | 'and'; parts: Part[] };

/** Scores as a share of their scale; other facts are not percentages. */
const scoreFact = /^((interview|test)\.total|(interview|test)\.dimension\..+|review\.rating\..+)$/;

/** Reads a condition into the form; null when it says more than the form can show, so that nothing is lost. */
export function readCondition(condition: unknown): SimpleCondition | null {
  const node = asNode(condition);
  if (node === null) return null;
  const [operator, args] = node;
  if (operator !== 'or' && operator !== 'and') {
    const part = readPart(condition);
    return part && { join: 'or', parts: [part] };
  }
  const parts = args.map(readPart);
  return parts.length > 0 && parts.every((part) => part !== null) ? { join: operator, parts } : null;
}

/** Writes what the form shows as a condition of the process language. */
export function writeCondition({ join, parts }: SimpleCondition): { [operator: string]: unknown } {
  const written = parts.map(({ fact, operator, percent }) => ({
    [operator]: [{ var: fact }, Math.round(percent * 10) / 1000],
  }));
  return written.length === 1 ? written[0]! : { [join]: written };
}

function readPart(condition: unknown): Part | null {
  const node = asNode(condition);
  if (node === null) return null;
  const [operator, [left, right, ...more]] = node;
  const known = operators.find((each) => each === operator);
  const fact = typeof left === 'object' && left !== null && 'var' in left ? left.var : null;
  if (!known || more.length > 0 || typeof fact !== 'string' || typeof right !== 'number') return null;
  return scoreFact.test(fact) ? { fact, operator: known, percent: Math.round(right * 1000) / 10 } : null;
}

function asNode(condition: unknown): [string, unknown[]] | null {
  if (typeof condition !== 'object' || condition === null) return null;
  const [entry, ...more] = Object.entries(condition);
  return entry && more.length === 0 && Array.isArray(entry[1]) ? [entry[0], entry[1]] : null;
}
