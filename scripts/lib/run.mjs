/** @file Runs a command to its end. Never through a shell. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * @typedef {object} RunResult
 * @property {number} code exit code; 1 when a signal ended it, 127 when it could not start
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a command and gathers its output. Does not throw on a non-zero exit; a command that cannot be started answers 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, inherit?: boolean, inheritStderr?: boolean, onStdout?: (line: string) => void }} [options]
 *   `inherit` passes output straight to the terminal (then `stdout` and `stderr` are empty), `inheritStderr` only that stream;
 *   `onStdout` gets each whole line as it comes; `timeoutMs` ends the command with SIGKILL
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  const { cwd, env = process.env, timeoutMs, inherit = false, inheritStderr = inherit, onStdout } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', inherit ? 'inherit' : 'pipe', inheritStderr ? 'inherit' : 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => {
        stdout += `${line}\n`;
        onStdout?.(line);
      });
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (stderr += text));
    child.on('error', (error) => resolve({ code: 127, stdout, stderr: stderr + error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/**
 * Runs a command in the foreground (terminal, signals and stdin passed on) and answers its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runForeground(command, args, { cwd, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => child.kill(signal);
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    for (const signal of signals) process.on(signal, pass);
    const done = () => signals.forEach((signal) => process.off(signal, pass));
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('close', (code) => {
      done();
      resolve(code ?? 1);
    });
  });
}

/**
 * The last lines of a text, for an error message.
 * @param {string} text
 * @param {number} [lines]
 * @returns {string}
 */
export function tailLines(text, lines = 20) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}
