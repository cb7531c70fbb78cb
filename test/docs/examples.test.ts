import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkProcessFile } from '../../cli/commands/process-check.ts';
import { evaluate } from '../../domain/process/condition.ts';

const root = path.join(import.meta.dirname, '../..');

it.each(['templates/processes/first.yaml', 'examples/processes/two-reviews.yaml'])('%s is sound', (file) => {
  expect(checkProcessFile(path.join(root, file))).toEqual([]);
});

it('docs/process-definition.md shows what the check says of the faulty example', () => {
  const page = readFileSync(path.join(root, 'docs/process-definition.md'), 'utf8');
  const findings = checkProcessFile(path.join(root, 'examples/processes/faulty.yaml'));
  expect(findings.length).toBeGreaterThan(0);
  for (const f of findings) expect(page).toContain(`${f.severity} ${f.code} at ${f.path}: ${f.message}`);
});

it('the condition of docs/process-definition.md is unknown without years, and true or false with them', () => {
  const condition = {
    or: [
      { '>=': [{ var: 'resume.totalYears' }, 8] },
      {
        and: [{ '>=': [{ var: 'resume.totalYears' }, 5] }, { in: ['pmp', { var: 'resume.certificates' }] }],
      },
    ],
  };
  expect(evaluate(condition, {})).toBe('unknown');
  expect(evaluate(condition, { 'resume.totalYears': 9 })).toBe(true);
  expect(evaluate(condition, { 'resume.totalYears': 6 })).toBe('unknown');
  expect(evaluate(condition, { 'resume.totalYears': 6, 'resume.certificates': ['PMP'] })).toBe(true);
  expect(evaluate(condition, { 'resume.totalYears': 3 })).toBe(false);
});
