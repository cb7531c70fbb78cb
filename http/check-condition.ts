import type { ErrorItem } from '../domain/errors.ts';
import { checkCondition, factsOf } from '../domain/process/condition.ts';
import { hasFact } from '../schemas/fact-names.ts';

/** What is wrong with a condition: its form, and facts that there are none of. */
export function conditionErrors(condition: unknown, path: string): ErrorItem[] {
  const form = checkCondition(condition).map((fault) => ({
    path: path + fault.path,
    code: 'condition_invalid',
    message: fault.message,
  }));
  const unknown = factsOf(condition)
    .filter((fact) => !hasFact(fact))
    .map((fact) => ({
      path,
      code: 'fact_unknown',
      message: `There is no fact "${fact}": see facts.schema.json for those a condition may ask about.`,
    }));
  return [...form, ...unknown];
}
