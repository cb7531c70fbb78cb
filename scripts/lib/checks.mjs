/** @file The checks that need no running system: `npm run verify` and `npm test` run them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findNode } from './dependencies.mjs';
import { repositoryRoot } from './paths.mjs';
import { run } from './run.mjs';
import { formatElapsed, writeLine } from './steps.mjs';

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {readonly string[]} args script of node_modules or of ours, with arguments; run by the pinned Node
 * @property {string} repair what to do when it fails
 * @property {string} [needs] a file without which there is nothing to check yet
 */

/** @param {string} path */
const tool = (path) => join('node_modules', path);

/** @type {readonly Check[]} */
export const staticChecks = [
  {
    name: 'lint',
    args: [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
    repair: 'Each line names its rule; "npx eslint --fix FILE" mends some.',
  },
  { name: 'types', args: [tool('typescript/bin/tsc'), '--noEmit', '--pretty', 'false'], repair: 'Correct the types.' },
  {
    name: 'format',
    args: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
    repair: 'Run "npm run format".',
  },
  {
    name: 'import rules',
    args: [
      tool('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '.',
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'err-long',
    ],
    repair: 'Each rule says what to do instead.',
  },
  {
    name: 'generated files are fresh',
    args: ['scripts/generate.mjs', '--check'],
    repair: 'Run "npm run generate" and commit the result.',
    needs: 'schemas/openapi.yaml',
  },
  {
    name: 'workflow bundle builds',
    args: ['scripts/lib/bundle-workflows.mjs'],
    repair: 'A workflow may import only what Temporal can replay.',
    needs: 'workflows/index.ts',
  },
];

/** @type {readonly Check[]} */
export const testChecks = [
  {
    name: 'schemas, unit and property tests',
    args: [tool('vitest/vitest.mjs'), 'run', '--project', 'unit', '--reporter', 'dot'],
    repair: 'Correct the code or the test.',
  },
  {
    name: 'stored histories replay',
    args: [tool('vitest/vitest.mjs'), 'run', '--project', 'replay', '--reporter', 'dot'],
    repair: 'The driver changed its commands: keep old runs going with patched(), never by a new history.',
    needs: 'test/replay',
  },
];

/**
 * Runs checks, `parallel` at a time, and prints a line for each as it ends, with its output when it failed.
 * @param {readonly Check[]} checks
 * @param {{ parallel?: number, strict?: boolean, env?: NodeJS.ProcessEnv }} [options] `strict`: a check without anything to check fails
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function runChecks(checks, { parallel = 2, strict = false, env = process.env } = {}) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...checks];
  const node = findNode();
  const next = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      if (check.needs && !existsSync(join(repositoryRoot, check.needs))) {
        counts[strict ? 'failed' : 'skipped'] += 1;
        writeLine(`${strict ? 'FAILED' : 'absent'}  ${check.name}: there is no ${check.needs}`);
        continue;
      }
      const startedMs = Date.now();
      const result = await run(node, check.args, { cwd: repositoryRoot, env });
      const elapsed = formatElapsed(Date.now() - startedMs);
      if (result.code === 0) {
        counts.passed += 1;
        writeLine(`ok      ${check.name} … ${elapsed}`);
      } else {
        counts.failed += 1;
        const output = `${result.stdout}${result.stderr}`.trimEnd().replaceAll(/^/gm, '        ');
        writeLine(`FAILED  ${check.name} … ${elapsed}\n${output}\n        → ${check.repair}`);
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, next));
  return counts;
}
