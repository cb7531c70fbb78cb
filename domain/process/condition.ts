import type { FactMap, FactValue } from './types.ts';

/** What a condition comes to: a comparison with a missing fact is neither true nor false. */
export type Truth = true | false | 'unknown';

/** A fault of a condition: `path` is a JSON Pointer inside it. */
export type ConditionFault = { path: string; message: string };

const comparisons = ['==', '!=', '>', '>=', '<', '<='] as const;
type Comparison = (typeof comparisons)[number];
const operators = ['and', 'or', '!', 'in', 'known', ...comparisons] as const;
const maxDepth = 32;

/**
 * Evaluates JSON Logic over facts in three-valued logic (Kleene). Taking a fact away can turn true or false into unknown,
 * never one into the other, unless `known` is used, which asks just that. Malformed parts are unknown: they decide nothing.
 */
export function evaluate(condition: unknown, facts: FactMap): Truth {
  return evaluateAt(condition, facts, 0);
}

function evaluateAt(condition: unknown, facts: FactMap, depth: number): Truth {
  if (typeof condition === 'boolean') return condition;
  const node = asOperation(condition);
  if (node === null || depth > maxDepth) return 'unknown';
  const { operator, args } = node;
  const sub = (arg: unknown): Truth => evaluateAt(arg, facts, depth + 1);
  switch (operator) {
    case 'and':
      return all(args.map(sub));
    case 'or':
      return negate(all(args.map(sub).map(negate)));
    case '!':
      return args.length === 1 ? negate(sub(args[0])) : 'unknown';
    case 'known':
      return typeof args[0] === 'string' ? Object.hasOwn(facts, args[0]) : 'unknown';
    case 'in':
      return args.length === 2 ? isIn(operand(args[0], facts), operand(args[1], facts)) : 'unknown';
    default:
      return compareAll(
        operator as Comparison,
        args.map((arg) => operand(arg, facts)),
      );
  }
}

function all(truths: Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes('unknown') ? 'unknown' : true;
}

function negate(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : !truth;
}

/** A literal, or a fact; undefined when the fact is missing. */
function operand(arg: unknown, facts: FactMap): FactValue | undefined {
  if (isLiteral(arg)) return arg;
  const fact = varName(arg);
  return fact !== null && Object.hasOwn(facts, fact) ? facts[fact] : undefined;
}

function compareAll(operator: Comparison, values: (FactValue | undefined)[]): Truth {
  if (values.length < 2) return 'unknown';
  const pairs: Truth[] = [];
  for (let i = 0; i + 1 < values.length; i += 1) pairs.push(compare(operator, values[i], values[i + 1]));
  return all(pairs);
}

function compare(operator: Comparison, a: FactValue | undefined, b: FactValue | undefined): Truth {
  if (a === undefined || b === undefined || Array.isArray(a) || Array.isArray(b) || typeof a !== typeof b)
    return 'unknown';
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
  }
}

function isIn(needle: FactValue | undefined, haystack: FactValue | undefined): Truth {
  if (needle === undefined || haystack === undefined || Array.isArray(needle)) return 'unknown';
  const fold = (v: string | number | boolean) => (typeof v === 'string' ? v.toLowerCase() : v);
  if (Array.isArray(haystack)) return haystack.map(fold).includes(fold(needle));
  return typeof haystack === 'string' && typeof needle === 'string'
    ? haystack.toLowerCase().includes(needle.toLowerCase())
    : 'unknown';
}

function isLiteral(arg: unknown): arg is FactValue {
  const plain = (v: unknown) => typeof v === 'string' || typeof v === 'number' || typeof v === 'boolean';
  return plain(arg) || (Array.isArray(arg) && arg.every(plain));
}

function varName(arg: unknown): string | null {
  if (typeof arg !== 'object' || arg === null || Array.isArray(arg)) return null;
  const keys = Object.keys(arg);
  const name = (arg as { var?: unknown }).var;
  return keys.length === 1 && typeof name === 'string' ? name : null;
}

function asOperation(node: unknown): { operator: string; args: unknown[] } | null {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return null;
  const keys = Object.keys(node);
  const operator = keys[0];
  if (keys.length !== 1 || operator === undefined || !(operators as readonly string[]).includes(operator)) return null;
  const value = (node as Record<string, unknown>)[operator];
  return { operator, args: Array.isArray(value) ? value : [value] };
}

/** Every fact a condition asks about, in order of appearance, each once. */
export function factsOf(condition: unknown): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    const name = varName(node);
    if (name !== null) {
      found.add(name);
      return;
    }
    if (Array.isArray(node)) node.forEach(walk);
    else if (typeof node === 'object' && node !== null) {
      const known = (node as { known?: unknown }).known;
      for (const name of Array.isArray(known) ? known : [known]) if (typeof name === 'string') found.add(name);
      Object.values(node).forEach(walk);
    }
  };
  walk(condition);
  return [...found];
}

/** Whether a condition uses an operator anywhere. */
export function usesOperator(condition: unknown, operator: string): boolean {
  if (Array.isArray(condition)) return condition.some((part) => usesOperator(part, operator));
  if (typeof condition !== 'object' || condition === null) return false;
  return Object.entries(condition).some(([key, value]) => key === operator || usesOperator(value, operator));
}

/** Faults of a condition's form, each as a sentence with its place. */
export function checkCondition(condition: unknown, path = '', depth = 0): ConditionFault[] {
  if (typeof condition === 'boolean') return [];
  if (depth > maxDepth) return [{ path, message: `A condition may be nested ${maxDepth} deep at most.` }];
  const node = asOperation(condition);
  if (node === null)
    return [{ path, message: `A condition is {"operator": [...]} with one of ${operators.join(', ')}.` }];
  const { operator, args } = node;
  const at = (index: number) => `${path}/${operator}/${index}`;
  if (operator === 'and' || operator === 'or' || operator === '!') {
    if (args.length === 0 || (operator === '!' && args.length !== 1))
      return [
        { path, message: `"${operator}" needs ${operator === '!' ? 'one condition' : 'at least one condition'}.` },
      ];
    return args.flatMap((arg, index) => checkCondition(arg, at(index), depth + 1));
  }
  if (operator === 'known') {
    return args.length === 1 && typeof args[0] === 'string'
      ? []
      : [{ path, message: '"known" takes the name of one fact.' }];
  }
  if (args.length < 2 || (operator === 'in' && args.length !== 2))
    return [{ path, message: `"${operator}" compares two values.` }];
  return args.flatMap((arg, index) =>
    isLiteral(arg) || varName(arg) !== null
      ? []
      : [
          {
            path: at(index),
            message: 'Here stands a text, a number, true, false, a list of these, or {"var": "fact"}.',
          },
        ],
  );
}
