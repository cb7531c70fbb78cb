/**
 * @file `node with-parent.mjs COMMAND ARGS…` runs a command until stdin closes: the pipe's other end is the parent, so
 * the command never outlives it. Only for systems without util-linux's `setpriv`.
 */
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
if (!command) throw new Error('Usage: with-parent.mjs COMMAND [ARGS]');
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
process.stdin.on('close', () => child.kill('SIGKILL')).resume();
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code) => process.exit(code ?? 1));
