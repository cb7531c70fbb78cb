import type { OnboardingRules, OnboardingRulesChange } from '../api/types.ts';

/** What a change sends: the rules without who made them and when. */
export function toChange({ modules, tasks, always, rules }: OnboardingRules): OnboardingRulesChange {
  return { modules, tasks, always, rules };
}

/** The list with this entry changed. */
export function changeAt<T>(list: readonly T[], index: number, change: Partial<T>): T[] {
  return list.map((each, position) => (position === index ? { ...each, ...change } : each));
}

/** The list without this entry. */
export function removeAt<T>(list: readonly T[], index: number): T[] {
  return list.filter((_each, position) => position !== index);
}

/** A key that no other entry has: `task1`, `task2` … Plans name entries by it, so it never changes afterwards. */
export function newKey(prefix: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}
