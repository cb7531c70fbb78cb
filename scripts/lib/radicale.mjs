/** @file A Radicale (CalDAV server) for tests: an own process with its data in a temporary folder. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { superviseChild } from './children.mjs';
import { findOnPath, isExecutable } from './paths.mjs';
import { findFreePorts } from './ports.mjs';
import { SetupError } from './steps.mjs';

/**
 * @typedef {object} Radicale
 * @property {string} url without a slash at the end; the connector's `baseUrl`
 * @property {string} username
 * @property {string} password
 * @property {(name: string) => Promise<string>} makeCalendar answers the calendar's path, e.g. `/hub/interviews/`
 * @property {(path: string) => Promise<string>} read an object or a whole calendar as text; empty when it is not there
 * @property {() => number | undefined} kill as a crash would; it is started again on the same folder and port
 * @property {() => Promise<void>} waitUntilReady
 * @property {() => Promise<void>} stop safe to repeat
 */

/** @returns {string | undefined} the program, if Debian's package `radicale` is installed */
export function findRadicale() {
  const file = findOnPath('radicale') ?? '/usr/bin/radicale';
  return isExecutable(file) ? file : undefined;
}

/**
 * Starts one on a free port with one user `hub`, and waits until it answers.
 * @returns {Promise<Radicale>}
 * @throws {SetupError} naming the package, where it is not installed
 */
export async function startRadicale() {
  const command = findRadicale();
  if (!command) throw new SetupError('The CalDAV tests need Debian’s package radicale: apt-get install radicale.');
  const folder = mkdtempSync(join(tmpdir(), 'throughline-radicale-'));
  const [port] = await findFreePorts(1);
  const username = 'hub';
  const password = randomBytes(18).toString('base64url');
  // Radicale hashes with bcrypt only where two more packages are; this file is read by nobody else.
  writeFileSync(join(folder, 'users'), `${username}:${password}\n`, { mode: 0o600 });
  const config = [
    ['[server]', `hosts = 127.0.0.1:${port}`],
    [
      '[auth]',
      'type = htpasswd',
      `htpasswd_filename = ${join(folder, 'users')}`,
      'htpasswd_encryption = plain',
      'delay = 0',
    ],
    ['[storage]', `filesystem_folder = ${join(folder, 'collections')}`],
  ];
  writeFileSync(join(folder, 'config'), `${config.map((part) => part.join('\n')).join('\n\n')}\n`);
  const child = superviseChild({
    name: 'radicale',
    command,
    args: ['--config', join(folder, 'config')],
    env: process.env,
    cwd: folder,
    logFile: join(folder, 'log'),
  });
  const url = `http://127.0.0.1:${port}`;
  const headers = { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
  const stop = async () => {
    await child.stop(5_000);
    rmSync(folder, { recursive: true, force: true });
  };
  const waitUntilReady = async () => {
    for (const endMs = Date.now() + 30_000; ;) {
      const answer = await fetch(`${url}/.web/`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer) return;
      if (Date.now() > endMs) throw new SetupError('The Radicale for the tests did not start.');
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  child.start();
  try {
    await waitUntilReady();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    username,
    password,
    async makeCalendar(name) {
      const path = `/${username}/${encodeURIComponent(name)}/`;
      const answer = await fetch(url + path, { method: 'MKCALENDAR', headers });
      if (answer.status !== 201) throw new Error(`Radicale answered ${answer.status} to MKCALENDAR.`);
      return path;
    },
    async read(path) {
      const answer = await fetch(url + path, { headers });
      const text = await answer.text();
      return answer.status === 200 ? text : '';
    },
    kill: () => child.kill(),
    waitUntilReady,
    stop,
  };
}
