import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { HubError } from '../../domain/errors.ts';
import { checkProcess, type Finding } from '../../domain/process/check.ts';
import type { Process } from '../../schemas/types.ts';
import { hasFact } from '../../schemas/fact-names.ts';
import { checkValid } from '../../schemas/validate.ts';

/** Checks a process file (YAML or JSON): its form first, then what it would do. No hub is needed. */
export function checkProcessFile(file: string): Finding[] {
  let definition: unknown;
  try {
    definition = parse(readFileSync(file, 'utf8'), { maxAliasCount: 0 });
  } catch (cause) {
    throw new HubError(
      'process_invalid',
      `The file can't be read as YAML or JSON: ${cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''}`,
      { cause },
    );
  }
  const faults = checkValid('process', definition);
  if (faults.length > 0)
    return faults.map((f) => ({ code: f.code, severity: 'error', path: f.path, message: f.message }));
  return checkProcess(definition as Process, { hasFact });
}
