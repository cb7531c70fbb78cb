/** @file `npm run verify`: the fast gate before a commit. `--strict` fails a check that has nothing to check. */
import { runChecks, staticChecks, testChecks } from './lib/checks.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { provideMariaDb } from './lib/mariadb.mjs';
import { formatElapsed, runMain, writeLine } from './lib/steps.mjs';

await runMain(async () => {
  const startedMs = Date.now();
  await ensureDependencies();
  const database = await provideMariaDb();
  if (!database) writeLine('No MariaDB here: the stores are checked on SQLite alone ("npm test" installs it).');
  try {
    const strict = process.argv.includes('--strict');
    const env = { ...process.env, ...(database ? { HUB_TEST_MYSQL_URL: database.url } : {}) };
    const first = await runChecks(staticChecks, { strict, env });
    // The tests use both cores by themselves.
    const second = await runChecks(testChecks, { strict, env, parallel: 1 });
    const failed = first.failed + second.failed;
    writeLine(
      `${failed === 0 ? 'Verified' : `Not verified: ${failed} failed`}, ${formatElapsed(Date.now() - startedMs)}`,
    );
    return failed === 0 ? 0 : 1;
  } finally {
    await database?.stop();
  }
});
