/**
 * @file `npm run bench [-- NAME [ARGS]]`: runs bench/NAME.ts, or all of them one after the other. Each figure is a JSON
 * line `{"bench","metric","value","unit","aim"}`; a table follows at the end. Never part of the tests: figures depend on the machine.
 */
import { join } from 'node:path';
import { withParent } from './lib/children.mjs';
import { ensureDependencies, findNode } from './lib/dependencies.mjs';
import { repositoryRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { listPrograms } from './lib/programs.mjs';
import { formatElapsed, runMain, writeLine } from './lib/steps.mjs';
import { resolveTemporal } from './lib/temporal-cli.mjs';

/** @typedef {{ bench: string, metric: string, value: number | null, unit: string, aim?: string | null }} Figure */

await runMain(async () => {
  const [name, ...rest] = process.argv.slice(2);
  await ensureDependencies();
  const programs = listPrograms('bench', name);
  const temporal = await resolveTemporal();
  const env = { ...process.env, ...(temporal.kind === 'binary' ? { TEMPORAL_CLI: temporal.path } : {}) };

  /** @type {Figure[]} */
  const figures = [];
  let failed = 0;
  for (const program of programs) {
    const startedMs = Date.now();
    process.stderr.write(`${program.name} …\n`);
    const result = await run(...withParent(findNode(), [join('bench', program.file), ...rest]), {
      cwd: repositoryRoot,
      env,
      onStdout: (line) => {
        const figure = parseFigure(line);
        if (figure) figures.push(figure);
        // What is no figure is talk, and talk is not for the pipe.
        (figure ? process.stdout : process.stderr).write(`${line}\n`);
      },
      inheritStderr: true,
    });
    if (result.code !== 0) failed += 1;
    process.stderr.write(
      `${program.name} ${result.code === 0 ? 'took' : 'FAILED after'} ${formatElapsed(Date.now() - startedMs)}\n`,
    );
  }
  writeLine(`\n${formatTable(figures)}`);
  return failed === 0 ? 0 : 1;
});

/**
 * @param {string} line
 * @returns {Figure | undefined}
 */
function parseFigure(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const figure = JSON.parse(line);
    return typeof figure.bench === 'string' && typeof figure.metric === 'string' ? figure : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {readonly Figure[]} figures
 * @returns {string}
 */
function formatTable(figures) {
  const rows = [
    ['bench', 'metric', 'value', 'unit', 'aim'],
    ...figures.map((each) => [each.bench, each.metric, String(each.value), each.unit, each.aim ?? '']),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
