/**
 * @file `npm test`: all of its own set-up, then every check and every test. Ends with the plain line
 * `N passed, N failed`. Arguments are passed to vitest (`npm test -- domain/` runs those tests alone, without the checks).
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks, staticChecks } from './lib/checks.mjs';
import { sendSignal, withParent } from './lib/children.mjs';
import { ensureDebianPackages, findChromium } from './lib/debian.mjs';
import { ensureDependencies, findNode } from './lib/dependencies.mjs';
import { ensureMaildev } from './lib/maildev.mjs';
import { provideMariaDb } from './lib/mariadb.mjs';
import { repositoryRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { formatElapsed, runMain, SetupError, step, writeLine } from './lib/steps.mjs';
import { resolveTemporal } from './lib/temporal-cli.mjs';
import { ensureWebBuilt } from './lib/web-build.mjs';

/** Every process of this run carries it in its environment, which is how the ones left over are found. */
const runId = randomUUID();
/** The whole suite takes a fraction of this; a hung one must not hold a machine for ever. */
const timeLimitMs = 75 * 60_000;

await runMain(async () => {
  const startedMs = Date.now();
  const filter = process.argv.slice(2);
  await ensureDependencies();
  // Tests start servers of their own, so a running one does not do.
  const { TEMPORAL_ADDRESS: _unused, ...rest } = process.env;
  const temporal = await step('Finding Temporal', () => resolveTemporal(rest));
  if (temporal.kind !== 'binary') throw new SetupError('The tests need a Temporal binary.');
  let database = await provideMariaDb();
  await ensureDebianPackages({ mariaDb: !database });
  database ??= await provideMariaDb();
  if (!database) throw new SetupError('MariaDB is installed but could not be started.');
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
  const counts = { passed: 0, failed: 0, skipped: 0 };
  /** @param {typeof counts} more */
  const add = (more) => {
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) counts[key] += more[key];
  };
  try {
    await ensureWebBuilt();
    await ensureMaildev();
    const env = {
      ...rest,
      TEMPORAL_CLI: temporal.path,
      HUB_TEST_MYSQL_URL: database.url,
      HUB_TEST_CHROMIUM: findChromium(),
      HUB_TEST_COUNTS: join(folder, 'counts.json'),
      HUB_TEST_RUN: runId,
    };
    if (filter.length === 0) add(await runChecks(staticChecks, { env, strict: true }));

    const vitest = join('node_modules', 'vitest', 'vitest.mjs');
    const reporter = join(repositoryRoot, 'scripts', 'lib', 'plain-reporter.mjs');
    const args = [vitest, 'run', '--reporter', 'default', '--reporter', reporter, ...filter];
    const result = await run(...withParent(findNode(), args), {
      cwd: repositoryRoot,
      env,
      inherit: true,
      timeoutMs: timeLimitMs,
    });
    add(readCounts(env.HUB_TEST_COUNTS));
    if (result.code !== 0 && counts.failed === 0) {
      writeLine(`vitest ended with ${result.code} without a failed test.`);
      counts.failed += 1;
    }
  } finally {
    killLeftOvers();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  writeLine(`\nTook ${formatElapsed(Date.now() - startedMs)}`);
  writeLine(
    `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
  );
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
});

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    writeLine('vitest ended before it counted.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Ends what a killed test left running, by its id. */
function killLeftOvers() {
  if (process.platform !== 'linux') return;
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    if (!readEnvironment(pid).includes(`HUB_TEST_RUN=${runId}`)) continue;
    writeLine(`Process ${pid} was left over by a test; ended.`);
    sendSignal(pid, 'SIGKILL');
  }
}

/**
 * @param {number} pid
 * @returns {string} empty when it is gone, or somebody else's
 */
function readEnvironment(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}
