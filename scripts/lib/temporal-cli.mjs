/**
 * @file Finds or gets a Temporal server, in this order: TEMPORAL_ADDRESS (somebody else runs it), TEMPORAL_CLI,
 * `temporal` on the PATH, the cache outside the clone, the SDK's download, a build with Go.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findNode } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { cacheDirectory, findOnPath, isExecutable, repositoryRoot } from './paths.mjs';
import { run, tailLines } from './run.mjs';
import { formatElapsed, SetupError, step, writeLine } from './steps.mjs';

/** The CLI that is built and downloaded: Temporal server 1.29.1 with its web UI. Later ones cannot be built by `go install`. */
export const temporalCliVersion = '1.5.1';
/** Older servers lack what the hub relies on (Update-with-Start, fairness flags). */
const oldestServer = { major: 1, minor: 29 };
const goModule = `github.com/temporalio/cli/cmd/temporal@v${temporalCliVersion}`;

/**
 * @typedef {{ kind: 'external', address: string } | { kind: 'binary', path: string, source: string }} Temporal
 */

/**
 * Answers where Temporal is, getting it first where need be. Safe to repeat and from two processes at once.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Temporal>}
 * @throws {SetupError} with what to install
 */
export async function resolveTemporal(env = process.env) {
  if (env.TEMPORAL_ADDRESS) return { kind: 'external', address: env.TEMPORAL_ADDRESS };

  if (env.TEMPORAL_CLI) {
    const problem = await checkBinary(env.TEMPORAL_CLI);
    if (problem)
      throw new SetupError(`TEMPORAL_CLI=${env.TEMPORAL_CLI} cannot be used: ${problem}. Correct or unset it.`);
    return { kind: 'binary', path: env.TEMPORAL_CLI, source: 'TEMPORAL_CLI' };
  }

  const onPath = findOnPath('temporal');
  if (onPath) {
    const problem = await checkBinary(onPath);
    if (!problem) return { kind: 'binary', path: onPath, source: 'PATH' };
    writeLine(`Temporal at ${onPath} is passed over: ${problem}.`);
  }

  const folder = join(cacheDirectory(), `temporal-${temporalCliVersion}`);
  const cached = join(folder, 'temporal');
  if (isExecutable(cached) && !(await checkBinary(cached))) return { kind: 'binary', path: cached, source: 'cache' };

  return withLock(
    `temporal:${folder}`,
    async () => {
      if (isExecutable(cached) && !(await checkBinary(cached)))
        return { kind: 'binary', path: cached, source: 'cache' };
      mkdirSync(folder, { recursive: true });
      const reasons = [];
      for (const [source, get] of /** @type {const} */ ([
        ['download', downloadBySdk],
        ['go install', buildWithGo],
      ])) {
        const reason = await get(folder, cached);
        if (reason === undefined) return { kind: 'binary', path: cached, source };
        reasons.push(`  - ${source}: ${reason}`);
      }
      throw new SetupError(
        `No Temporal server was found and none could be made:\n${reasons.join('\n')}\n` +
          'Do one of these and start again: install Go 1.25 or later (https://go.dev/dl) so that it can be built; put the ' +
          'Temporal CLI on the PATH (https://docs.temporal.io/cli) or name it with TEMPORAL_CLI=/path/to/temporal; or name ' +
          'a running server with TEMPORAL_ADDRESS=host:7233.',
      );
    },
    {
      onWait: (holder) =>
        writeLine(`Another process (${holder.pid ?? 'unknown'}) is getting Temporal; waiting for it …`),
    },
  );
}

/**
 * @param {string} path
 * @returns {Promise<string | undefined>} why it cannot be used
 */
async function checkBinary(path) {
  const result = await run(path, ['--version'], { timeoutMs: 20_000 });
  if (result.code !== 0) return `it does not run (${tailLines(result.stderr, 1) || `exit ${result.code}`})`;
  const server = /Server (\d+)\.(\d+)/.exec(result.stdout);
  if (!server) return `it does not say which server it holds (${result.stdout.trim()})`;
  const [major, minor] = [Number(server[1]), Number(server[2])];
  const isOld = major < oldestServer.major || (major === oldestServer.major && minor < oldestServer.minor);
  return isOld ? `its server ${major}.${minor} is older than ${oldestServer.major}.${oldestServer.minor}` : undefined;
}

/**
 * @param {string} folder
 * @param {string} target
 * @returns {Promise<string | undefined>} why it did not work
 */
function downloadBySdk(folder, target) {
  return step('Downloading Temporal by the SDK', async (note) => {
    const work = mkdtempSync(join(folder, 'download-'));
    try {
      const script = join(repositoryRoot, 'scripts', 'lib', 'download-temporal.mjs');
      const result = await run(findNode(), [script, work, temporalCliVersion], { timeoutMs: 120_000 });
      if (result.code !== 0) {
        note('not possible from here, trying the next way');
        return tailLines(result.stderr, 1) || `ended with ${result.code}`;
      }
      const file = result.stdout.trim().split('\n').at(-1) ?? '';
      const problem = await checkBinary(file);
      if (problem) return problem;
      renameSync(file, target);
      return undefined;
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
}

/**
 * @param {string} folder
 * @param {string} target
 * @returns {Promise<string | undefined>} why it did not work
 */
async function buildWithGo(folder, target) {
  const go = findOnPath('go') ?? (isExecutable('/usr/local/go/bin/go') ? '/usr/local/go/bin/go' : undefined);
  if (!go) return 'Go is not installed';
  const version = await run(go, ['env', 'GOVERSION'], { timeoutMs: 60_000 });
  const found = /go(\d+)\.(\d+)/.exec(version.stdout);
  if (version.code !== 0 || !found) return `${go} does not run`;
  if (Number(found[1]) < 2 && Number(found[2]) < 25) return `Go ${found[1]}.${found[2]} is older than 1.25`;

  return step('Building Temporal with Go (once, about 3 minutes on 2 cores)', async () => {
    const work = mkdtempSync(join(folder, 'build-'));
    const startedMs = Date.now();
    try {
      const result = await run(go, ['install', goModule], {
        env: { ...process.env, GOBIN: work, GOFLAGS: '' },
        timeoutMs: 30 * 60_000,
      });
      if (result.code !== 0)
        return `failed after ${formatElapsed(Date.now() - startedMs)}: ${tailLines(result.stderr, 3)}`;
      const built = join(work, 'temporal');
      const problem = await checkBinary(built);
      if (problem) return problem;
      renameSync(built, target);
      return undefined;
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
}
