/**
 * @file `npm run soak [-- NAME [ARGS]]`: the long runs of test/soak/, one after the other: every fault switch, a kill at
 * every crash point, thousands of random processes. A program that exits 0 passed. Ends with the plain line.
 */
import { join } from 'node:path';
import { withParent } from './lib/children.mjs';
import { ensureDependencies, findNode } from './lib/dependencies.mjs';
import { provideMariaDb } from './lib/mariadb.mjs';
import { repositoryRoot } from './lib/paths.mjs';
import { listPrograms } from './lib/programs.mjs';
import { run } from './lib/run.mjs';
import { formatElapsed, runMain, writeLine } from './lib/steps.mjs';
import { resolveTemporal } from './lib/temporal-cli.mjs';

await runMain(async () => {
  const [name, ...rest] = process.argv.slice(2);
  await ensureDependencies();
  const programs = listPrograms(join('test', 'soak'), name);
  const { TEMPORAL_ADDRESS: _unused, ...inherited } = process.env;
  const temporal = await resolveTemporal(inherited);
  const database = await provideMariaDb();
  const env = {
    ...inherited,
    ...(temporal.kind === 'binary' ? { TEMPORAL_CLI: temporal.path } : {}),
    ...(database ? { HUB_TEST_MYSQL_URL: database.url } : {}),
  };
  let passed = 0;
  try {
    for (const program of programs) {
      const startedMs = Date.now();
      writeLine(`${program.name} …`);
      const args = [join('test', 'soak', program.file), ...rest];
      const result = await run(...withParent(findNode(), args), { cwd: repositoryRoot, env, inherit: true });
      if (result.code === 0) passed += 1;
      writeLine(
        `${program.name} ${result.code === 0 ? 'passed' : 'FAILED'} … ${formatElapsed(Date.now() - startedMs)}`,
      );
    }
  } finally {
    await database?.stop();
  }
  writeLine(`${passed} passed, ${programs.length - passed} failed`);
  return passed === programs.length && passed > 0 ? 0 : 1;
});
