import { checkProcess } from '../domain/process/check.ts';
import type { Process, ProcessFinding } from '../schemas/types.ts';
import { checkValid } from '../schemas/validate.ts';
import { hasFact } from '../schemas/fact-names.ts';

/** All faults of a process definition: first against the schema, then of its meaning. Empty when it may be published. */
export function findProcessFaults(definition: unknown): ProcessFinding[] {
  const form = checkValid('process', definition);
  if (form.length > 0)
    return form.map(({ path, message }) => ({ code: 'validation_failed', severity: 'error', path, message }));
  return checkProcess(definition as Process, { hasFact });
}
