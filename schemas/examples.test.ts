import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSchemas } from './load.ts';
import { checkValid } from './validate.ts';

const folder = path.join(import.meta.dirname, 'examples');
const entities = [...loadSchemas().keys()].filter((name) => name !== 'common');

describe.each(entities)('the examples of %s', (name) => {
  const files = existsSync(path.join(folder, name)) ? readdirSync(path.join(folder, name)) : [];
  const read = (file: string): unknown => JSON.parse(readFileSync(path.join(folder, name, file), 'utf8'));

  it('hold one that fits and one that does not', () => {
    expect(files.some((file) => file.endsWith('.valid.json'))).toBe(true);
    expect(files.some((file) => file.endsWith('.invalid.json'))).toBe(true);
  });
  it('fit where they say so', () => {
    for (const file of files.filter((f) => f.endsWith('.valid.json')))
      expect({ file, errors: checkValid(name, read(file)) }).toEqual({ file, errors: [] });
  });
  it('are refused, with a sentence and a place, where they say so', () => {
    for (const file of files.filter((f) => f.endsWith('.invalid.json'))) {
      const errors = checkValid(name, read(file));
      expect({ file, count: errors.length }).not.toEqual({ file, count: 0 });
      for (const error of errors) expect(error.message).toMatch(/[.:]$|\.$/);
    }
  });
});

it('there are no examples of what is no schema', () => {
  expect(readdirSync(folder).filter((name) => !entities.includes(name))).toEqual([]);
});
