import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkProcessFile } from './process-check.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hub_process_'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const check = (text: string) => {
  const file = path.join(folder, 'process.yaml');
  writeFileSync(file, text);
  return checkProcessFile(file);
};

it('names a fault of form by the same code as the API', () => {
  expect(check('processId: p\nname: { en: P }\nstages: []\nextra: 1\n')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'validation_failed', severity: 'error', path: '/extra' }),
    ]) as unknown,
  );
});

it('says of what is no YAML that it is none', () => {
  expect(() => check('a: [')).toThrow(expect.objectContaining({ code: 'process_invalid' }) as Error);
});
