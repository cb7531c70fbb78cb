/** @file A maildev (mail server with a read API) for tests, installed outside of the clone by a lockfile of its own. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { superviseChild } from './children.mjs';
import { findNode } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { cacheDirectory, repositoryRoot } from './paths.mjs';
import { findFreePorts } from './ports.mjs';
import { run, tailLines } from './run.mjs';
import { SetupError, step } from './steps.mjs';

const manifestFolder = join(repositoryRoot, 'test', 'peers', 'maildev');

/**
 * A mail as maildev's API has it (what tests look at; there is more).
 * @typedef {object} CaughtMail
 * @property {string} id
 * @property {string} subject
 * @property {{ address: string, name: string }[]} to
 * @property {{ address: string, name: string }[]} from
 * @property {string} text
 * @property {string} [messageId]
 * @property {Record<string, string>} headers names in lower case
 * @property {{ fileName: string, generatedFileName: string, contentType: string, length: number }[]} [attachments]
 */

/**
 * @typedef {object} Maildev
 * @property {string} smtpUrl the connector's `baseUrl`, `smtp://…` (with `secure`: `smtps://…`)
 * @property {number} smtpPort
 * @property {string} apiUrl
 * @property {() => Promise<CaughtMail[]>} list what arrived, oldest first
 * @property {(count: number) => Promise<CaughtMail[]>} waitFor waits until that many are there, which is a moment after the
 *   server took them; throws after 10 s
 * @property {(id: string) => Promise<string>} source the whole mail as it came
 * @property {(id: string, fileName: string) => Promise<Uint8Array>} attachment by its `generatedFileName`
 * @property {() => Promise<void>} empty
 * @property {() => Promise<void>} stop safe to repeat
 */

/**
 * Installs maildev into the cache unless it is there. Safe to repeat, and safe from two processes at once.
 * @returns {Promise<string>} its program, absolute
 * @throws {SetupError}
 */
export async function ensureMaildev() {
  const lockfile = readFileSync(join(manifestFolder, 'package-lock.json'));
  const folder = join(cacheDirectory(), `maildev-${createHash('sha256').update(lockfile).digest('hex').slice(0, 12)}`);
  const program = join(folder, 'node_modules', 'maildev', 'bin', 'maildev');
  if (existsSync(program)) return program;
  return withLock(`maildev:${folder}`, async () => {
    if (existsSync(program)) return program;
    await step('Installing maildev for the mail tests (npm ci, about 41 MB)', async () => {
      const making = `${folder}.${process.pid}`;
      mkdirSync(making, { recursive: true });
      try {
        for (const file of ['package.json', 'package-lock.json'])
          copyFileSync(join(manifestFolder, file), join(making, file));
        const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
        const npmScript = process.env.npm_execpath;
        const result = npmScript?.endsWith('.js')
          ? await run(process.execPath, [npmScript, ...args], { cwd: making })
          : await run('npm', args, { cwd: making });
        if (result.code !== 0) {
          throw new SetupError(`npm ci for maildev failed:\n${tailLines(result.stderr || result.stdout)}`);
        }
        rmSync(folder, { recursive: true, force: true });
        // Whole or not at all: an install that was cut short must not count as done.
        renameSync(making, folder);
      } finally {
        rmSync(making, { recursive: true, force: true });
      }
    });
    return program;
  });
}

/**
 * Starts one on free ports, and waits until it answers.
 * @param {{ username?: string, password?: string, secure?: { cert: string, key: string } }} [options] who may send (default
 *   anybody), and PEM files for TLS from the first byte
 * @returns {Promise<Maildev>}
 */
export async function startMaildev({ username, password, secure } = {}) {
  const program = await ensureMaildev();
  const folder = mkdtempSync(join(tmpdir(), 'throughline-maildev-'));
  const [smtpPort = 0, webPort = 0] = await findFreePorts(2);
  const host = '127.0.0.1';
  const child = superviseChild({
    name: 'maildev',
    command: findNode(),
    args: [
      program,
      ...['--ip', host, '--smtp', String(smtpPort), '--web-ip', host, '--web', String(webPort)],
      ...['--mail-directory', join(folder, 'mails'), '--silent'],
      ...(username === undefined ? [] : ['--incoming-user', username, '--incoming-pass', password ?? '']),
      ...(secure ? ['--incoming-secure', '--incoming-cert', secure.cert, '--incoming-key', secure.key] : []),
    ],
    env: process.env,
    cwd: folder,
    logFile: join(folder, 'log'),
  });
  const stop = async () => {
    await child.stop(5_000);
    rmSync(folder, { recursive: true, force: true });
  };
  const apiUrl = `http://${host}:${webPort}`;
  /**
   * @param {string} path
   * @param {RequestInit} [init]
   */
  const call = async (path, init) => {
    const answer = await fetch(apiUrl + path, init);
    if (!answer.ok) throw new Error(`maildev answered ${answer.status} to ${path}.`);
    return answer;
  };
  /** @returns {Promise<CaughtMail[]>} */
  const list = async () => (await call('/email')).json();
  child.start();
  for (const endMs = Date.now() + 30_000; ;) {
    const isReady = await call('/healthz').then(
      () => true,
      () => false,
    );
    if (isReady) break;
    if (Date.now() > endMs) {
      await stop();
      throw new SetupError('The maildev for the tests did not start.');
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    smtpUrl: `${secure ? 'smtps' : 'smtp'}://${host}:${smtpPort}`,
    smtpPort,
    apiUrl,
    list,
    async waitFor(count) {
      for (const endMs = Date.now() + 10_000; ;) {
        const mails = await list();
        if (mails.length >= count) return mails;
        if (Date.now() > endMs) throw new Error(`${mails.length} mails arrived instead of ${count}.`);
        await new Promise((done) => setTimeout(done, 20));
      }
    },
    source: async (id) => (await call(`/email/${id}/source`)).text(),
    attachment: async (id, fileName) =>
      new Uint8Array(await (await call(`/email/${id}/attachment/${encodeURIComponent(fileName)}`)).arrayBuffer()),
    empty: async () => {
      await call('/email/all', { method: 'DELETE' });
    },
    stop,
  };
}
