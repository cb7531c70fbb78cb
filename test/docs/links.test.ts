import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const skipped = new Set(['node_modules', '.git', '.hub', 'dist']);

function findPages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return findPages(full);
    return entry.name.endsWith('.md') ? [full] : [];
  });
}

/** Links of a page to files of ours that are not there. */
function findBroken(page: string, text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return targets
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .filter((target) => !existsSync(path.join(path.dirname(page), target.split('#')[0] ?? '')));
}

describe('the pages', () => {
  const pages = findPages(root);

  it('link to files that exist', () => {
    const broken = pages.flatMap((page) =>
      findBroken(page, readFileSync(page, 'utf8')).map((target) => `${path.relative(root, page)}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('would be found out with a link to nowhere (planted)', () => {
    expect(findBroken(path.join(root, 'README.md'), 'see [this](docs/nowhere.md#part)')).toEqual([
      'docs/nowhere.md#part',
    ]);
  });

  it('stay within 40 lines where they introduce a top folder', () => {
    const long = pages.filter(
      (page) =>
        path.basename(page) === 'README.md' &&
        path.relative(root, page).split(path.sep).length === 2 &&
        readFileSync(page, 'utf8').trimEnd().split('\n').length > 40,
    );
    expect(long).toEqual([]);
  });
});
