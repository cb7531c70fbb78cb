import type { OnboardingRulesChange } from '../../schemas/types.ts';
import { checkCondition, factsOf } from '../process/condition.ts';

type Fault = { path: string; code: string; message: string };

/** What is wrong with onboarding rules that fit the schema, each with its place; empty when they can be kept. */
export function checkRules(rules: OnboardingRulesChange, hasFact: (name: string) => boolean): Fault[] {
  const twice = (list: readonly { key?: string; id?: string }[], path: string): Fault[] =>
    list.flatMap((entry, index) => {
      const name = entry.key ?? entry.id;
      const first = list.findIndex((other) => (other.key ?? other.id) === name);
      return first === index
        ? []
        : [
            {
              path: `${path}/${index}`,
              code: 'duplicate',
              message: `"${name}" is there twice: give each its own key.`,
            },
          ];
    });
  const unknown = (keys: readonly string[] | undefined, known: readonly { key: string }[], path: string): Fault[] =>
    (keys ?? []).flatMap((key, index) =>
      known.some((entry) => entry.key === key)
        ? []
        : [{ path: `${path}/${index}`, code: 'not_found', message: `There is no "${key}": add it to the list first.` }],
    );
  return [
    ...twice(rules.modules, '/modules'),
    ...twice(rules.tasks, '/tasks'),
    ...twice(rules.rules, '/rules'),
    ...unknown(rules.always.modules, rules.modules, '/always/modules'),
    ...unknown(rules.always.tasks, rules.tasks, '/always/tasks'),
    ...rules.rules.flatMap((rule, index) => {
      const at = `/rules/${index}`;
      return [
        ...checkCondition(rule.when).map((f) => ({
          path: `${at}/when${f.path}`,
          code: 'condition_invalid',
          message: f.message,
        })),
        ...factsOf(rule.when)
          .filter((name) => !hasFact(name))
          .map((name) => ({
            path: `${at}/when`,
            code: 'fact_unknown',
            message: `There is no fact "${name}": see facts.schema.json for those there are.`,
          })),
        ...unknown(rule.modules, rules.modules, `${at}/modules`),
        ...unknown(rule.tasks, rules.tasks, `${at}/tasks`),
      ];
    }),
  ];
}
