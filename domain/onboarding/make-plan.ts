import type { OnboardingPlan, OnboardingRulesChange } from '../../schemas/types.ts';
import { evaluate } from '../process/condition.ts';
import type { FactMap } from '../process/types.ts';

type Chosen = { key: string; because: string[] };

/** The day so many days after another; both `YYYY-MM-DD`, counted in calendar days. */
function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** What everybody gets first, then what the rules choose, each once, with the rules that chose it. */
function choose(always: readonly string[], rules: readonly { id: string; keys: readonly string[] }[]): Chosen[] {
  const chosen = new Map<string, string[]>(always.map((key) => [key, []]));
  for (const { id, keys } of rules)
    for (const key of keys) {
      const because = chosen.get(key);
      if (because === undefined) chosen.set(key, [id]);
      else if (!always.includes(key) && !because.includes(id)) because.push(id);
    }
  return [...chosen].map(([key, because]) => ({ key, because }));
}

/**
 * Makes the onboarding plan of one newcomer: what everybody gets and what a rule chose whose condition is definitely true.
 * A missing fact chooses nothing; a key that no list knows is left out. Without a first day nothing has a date.
 */
export function makePlan(
  rules: OnboardingRulesChange,
  facts: FactMap,
  startDate: string | null,
): Pick<OnboardingPlan, 'startDate' | 'tasks' | 'modules'> {
  const counting = rules.rules.filter((rule) => evaluate(rule.when, facts) === true);
  const dueOf = (days: number): string | null => (startDate === null ? null : addDays(startDate, days));
  const tasks = choose(
    rules.always.tasks ?? [],
    counting.map((r) => ({ id: r.id, keys: r.tasks ?? [] })),
  ).flatMap(({ key, because }) => {
    const task = rules.tasks.find((t) => t.key === key);
    return task === undefined
      ? []
      : [{ key, title: task.title, owner: task.owner, dueDate: dueOf(task.dueInDays), because }];
  });
  const modules = choose(
    rules.always.modules ?? [],
    counting.map((r) => ({ id: r.id, keys: r.modules ?? [] })),
  ).flatMap(({ key, because }) => {
    const module = rules.modules.find((m) => m.key === key);
    return module === undefined ? [] : [{ key, title: module.title, dueDate: dueOf(module.dueInDays), because }];
  });
  return { startDate, tasks, modules };
}
