/**
 * @file Keeps one child process running: starts it, writes its output to a capped log, starts it again when it dies,
 * and sees to it that it dies with this process, `kill -9` included.
 */
import { spawn } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, renameSync, statSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findOnPath, repositoryRoot } from './paths.mjs';

/** Within this time a child is started again at most `maxRestarts` times. */
export const restartWindowMs = 30_000;
export const maxRestarts = 5;
const firstDelayMs = 100;

/**
 * How long to wait before a dead child is started again: 0.1 s, doubled for each restart of the last 30 s; after five
 * of them, until the oldest is 30 s old.
 * @param {readonly number[]} restartedAtMs times of earlier restarts, oldest first
 * @param {number} nowMs
 * @returns {number} milliseconds
 */
export function nextRestartDelay(restartedAtMs, nowMs) {
  const recent = restartedAtMs.filter((at) => nowMs - at < restartWindowMs);
  const oldest = recent.at(-maxRestarts);
  if (recent.length >= maxRestarts && oldest !== undefined) return oldest + restartWindowMs - nowMs;
  return firstDelayMs * 2 ** recent.length;
}

/**
 * @typedef {object} ChildSpec
 * @property {string} name
 * @property {string} command absolute path
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {string} cwd
 * @property {string} logFile rotated to `.1` at each `start` by the supervisor and when it passes `maxLogBytes`
 * @property {number} [maxLogBytes] default 20 MB; twice that is on disk at most
 * @property {(event: { kind: 'started' | 'died' | 'restarting', name: string, pid?: number, code?: number | null, signal?: string | null, delayMs?: number }) => void} [onEvent]
 */

/**
 * @typedef {object} Child
 * @property {string} name
 * @property {number | undefined} pid of the running process
 * @property {boolean} isRunning
 * @property {number} deaths times it ended without being told to
 * @property {string} logFile
 * @property {(once?: NodeJS.ProcessEnv) => void} start `once` is added to the environment of this start only
 * @property {(signal?: NodeJS.Signals) => number | undefined} kill sends a signal as somebody else would (default
 *   SIGKILL): the child is started again. Answers the pid
 * @property {(graceMs: number) => Promise<void>} stop SIGTERM, then SIGKILL to all of its group after `graceMs`; it stays down
 *   until `start`. Safe to repeat
 */

/**
 * @param {ChildSpec} spec
 * @returns {Child} not yet started
 */
export function superviseChild(spec) {
  const { name, command, args, env, cwd, logFile, maxLogBytes = 20_000_000, onEvent = () => undefined } = spec;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let running;
  let isWanted = false;
  let deaths = 0;
  /** @type {number[]} */
  let restarts = [];
  /** @type {NodeJS.Timeout | undefined} */
  let restartTimer;
  /** @type {NodeJS.Timeout | undefined} */
  let logTimer;
  /** @type {(() => void)[]} */
  let onExit = [];

  /** @param {NodeJS.ProcessEnv} once */
  function launch(once) {
    const log = openSync(logFile, 'a');
    const [file, argv] = withParent(command, args);
    const child = spawn(file, argv, {
      cwd,
      env: { ...env, ...once },
      // A group of its own: Ctrl-C in the terminal reaches the supervisor alone, which then stops things in order.
      detached: true,
      stdio: ['pipe', log, log],
    });
    closeSync(log);
    child.stdin?.on('error', () => {
      /* the child closed its end; nothing is ever written to it */
    });
    running = child;
    let isOver = false;
    /**
     * @param {number | null} code
     * @param {NodeJS.Signals | null} signal
     */
    const over = (code, signal) => {
      if (isOver) return;
      isOver = true;
      running = undefined;
      for (const call of onExit.splice(0)) call();
      if (!isWanted) return;
      deaths += 1;
      onEvent({ kind: 'died', name, ...(child.pid ? { pid: child.pid } : {}), code, signal });
      const now = Date.now();
      const delayMs = nextRestartDelay(restarts, now);
      restarts = [...restarts.slice(-maxRestarts), now + delayMs];
      onEvent({ kind: 'restarting', name, delayMs });
      restartTimer = setTimeout(() => launch({}), delayMs);
    };
    child.on('error', () => over(127, null));
    child.on('exit', over);
    if (child.pid) onEvent({ kind: 'started', name, pid: child.pid });
  }

  function capLog() {
    if (!existsSync(logFile) || statSync(logFile).size <= maxLogBytes) return;
    try {
      // The child holds the file open for appending, so it is copied and emptied in place, not renamed.
      copyFileSync(logFile, `${logFile}.1`);
      truncateSync(logFile);
    } catch (error) {
      // A full disk is no reason to take the hub down: tried again in five seconds.
      process.stderr.write(`The log ${logFile} could not be capped: ${String(error)}\n`);
    }
  }

  return {
    name,
    logFile,
    get pid() {
      return running?.pid;
    },
    get isRunning() {
      return running !== undefined;
    },
    get deaths() {
      return deaths;
    },
    start(once = {}) {
      if (isWanted) return;
      isWanted = true;
      restarts = [];
      mkdirSync(dirname(logFile), { recursive: true });
      if (existsSync(logFile) && statSync(logFile).size > 0) renameSync(logFile, `${logFile}.1`);
      logTimer = setInterval(capLog, 5000);
      logTimer.unref();
      launch(once);
    },
    kill(signal = 'SIGKILL') {
      const pid = running?.pid;
      if (pid) sendSignal(pid, signal);
      return pid;
    },
    async stop(graceMs) {
      isWanted = false;
      clearTimeout(restartTimer);
      clearInterval(logTimer);
      const child = running;
      if (!child?.pid) return;
      const pid = child.pid;
      const exited = new Promise((resolve) => onExit.push(() => resolve(undefined)));
      sendSignal(pid, 'SIGTERM');
      const force = setTimeout(() => sendSignal(-pid, 'SIGKILL'), graceMs);
      await exited;
      clearTimeout(force);
    },
  };
}

/**
 * Sends a signal; a process that is gone already is no error.
 * @param {number} pid negative: its group
 * @param {NodeJS.Signals} signal
 */
export function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/** @type {string | undefined | null} */
let setpriv = null;

/**
 * The command that runs `command` so that it ends when this process does. On Linux the kernel sees to it (`setpriv`
 * sets the signal and becomes the command, so the pid is the command's own); elsewhere a small wrapper does.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function withParent(command, args) {
  if (setpriv === null) setpriv = process.platform === 'linux' ? findOnPath('setpriv') : undefined;
  if (setpriv) return [setpriv, ['--pdeathsig', 'KILL', '--', command, ...args]];
  return [process.execPath, [join(repositoryRoot, 'scripts', 'lib', 'with-parent.mjs'), command, ...args]];
}
