import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { configNames } from '../../config.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/operations.md'), 'utf8');

/** The variables that a table row of the page is about. */
function findDocumented(text: string): string[] {
  return [...text.matchAll(/^\| `([A-Z][A-Z0-9_]+)` +\|/gm)].map((match) => match[1] ?? '');
}

describe('docs/operations.md', () => {
  it('has a row for every variable that config.ts reads', () => {
    const documented = findDocumented(page);
    expect(configNames.filter((name) => !documented.includes(name))).toEqual([]);
  });

  it('has a row for no variable that config.ts does not read', () => {
    expect(findDocumented(page).filter((name) => !configNames.includes(name))).toEqual([]);
  });

  it('would be found out if a row were missing (planted)', () => {
    const without = page.replace(/^\| `HUB_POLL_SECONDS`.*$/m, '');
    expect(configNames.filter((name) => !findDocumented(without).includes(name))).toEqual(['HUB_POLL_SECONDS']);
  });
});
