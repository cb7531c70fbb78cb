import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { HubError } from '../../domain/errors.ts';
import { findProcessFaults } from '../../http/check-process.ts';
import type { ProcessFinding } from '../../schemas/types.ts';

/** Checks a process file (YAML or JSON) as the API does: its form first, then what it would do. No hub is needed. */
export function checkProcessFile(file: string): ProcessFinding[] {
  return findProcessFaults(readDefinition(file));
}

function readDefinition(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'), { maxAliasCount: 0 });
  } catch (cause) {
    throw new HubError(
      'process_invalid',
      `The file can't be read as YAML or JSON: ${cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''}`,
      { cause },
    );
  }
}
