/** @file A MariaDB for tests: the one that answers, else one of our own in a temporary folder. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { superviseChild } from './children.mjs';
import { findOnPath, isExecutable } from './paths.mjs';
import { findFreePorts } from './ports.mjs';
import { run, tailLines } from './run.mjs';
import { SetupError, step } from './steps.mjs';

/** Where tests look when HUB_TEST_MYSQL_URL is not set. */
const usualUrl = 'mysql://root@127.0.0.1:3306';

/** @typedef {{ url: string, stop: () => Promise<void> }} Database */

/**
 * Answers a MariaDB or MySQL whose user may create databases: HUB_TEST_MYSQL_URL, else root without password on
 * 127.0.0.1:3306, else an own one where the server is installed.
 * @returns {Promise<Database | undefined>} undefined where none answers and none is installed
 * @throws {SetupError} when HUB_TEST_MYSQL_URL is set and does not answer
 */
export async function provideMariaDb() {
  const given = process.env.HUB_TEST_MYSQL_URL;
  if (given) {
    const problem = await checkUrl(given);
    // The URL may hold a password, so it is not repeated here.
    if (problem) throw new SetupError(`HUB_TEST_MYSQL_URL does not answer: ${problem}. Correct or unset it.`);
    return { url: given, stop: async () => undefined };
  }
  if (!(await checkUrl(usualUrl))) return { url: usualUrl, stop: async () => undefined };
  const server = findServer();
  return server ? step('Starting a MariaDB for the tests', () => startOwn(server)) : undefined;
}

/** @returns {string | undefined} the server's program, if one is installed */
export function findServer() {
  for (const name of ['mariadbd', 'mysqld']) {
    // Debian keeps it in /usr/sbin, which is not on everybody's PATH.
    const file = findOnPath(name) ?? `/usr/sbin/${name}`;
    if (isExecutable(file)) return file;
  }
  return undefined;
}

/**
 * @param {string} url
 * @returns {Promise<string | undefined>} why it cannot be used
 */
async function checkUrl(url) {
  const { createConnection } = await import('mysql2/promise');
  try {
    const connection = await createConnection({ uri: url, connectTimeout: 3000 });
    await connection.query('SELECT 1');
    await connection.end();
    return undefined;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code ?? String(error);
  }
}

/**
 * @param {string} server
 * @returns {Promise<Database>}
 */
export async function startOwn(server) {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-db-'));
  const data = join(folder, 'data');
  const install = findOnPath('mariadb-install-db') ?? '/usr/bin/mariadb-install-db';
  const user = userInfo().username;
  const made = await run(install, [
    '--no-defaults',
    `--datadir=${data}`,
    `--user=${user}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  if (made.code !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new SetupError(
      `${install} could not prepare a database for the tests:\n${tailLines(made.stdout + made.stderr)}`,
    );
  }
  const [port] = await findFreePorts(1);
  const child = superviseChild({
    name: 'mariadb',
    command: server,
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      `--user=${user}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      // As Debian's package sets them.
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_general_ci',
    ],
    env: process.env,
    cwd: folder,
    logFile: join(folder, 'log'),
  });
  const stop = async () => {
    await child.stop(10_000);
    rmSync(folder, { recursive: true, force: true });
  };
  child.start();
  const url = `mysql://root@127.0.0.1:${port}`;
  for (const endMs = Date.now() + 30_000; ;) {
    const problem = await checkUrl(url);
    if (!problem) return { url, stop };
    if (Date.now() > endMs || !existsSync(data)) {
      await stop();
      throw new SetupError(`The MariaDB for the tests did not start: ${problem}.`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}
