import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { optionOf, SECRET_NAMES } from './secrets.ts';
import { TEST_SECRETS, TestClient } from './testing.ts';

/** A sandbox in a process of its own, for tests that kill it. */
export class KillableSandbox {
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'sandbox-killed-'));
  #child: ChildProcess | undefined;

  /** Starts a process on the data of the one before; on a free port unless told otherwise. */
  async start(port = 0): Promise<TestClient> {
    const main = fileURLToPath(new URL('./main.ts', import.meta.url));
    const secrets = SECRET_NAMES.flatMap((name) => [`--${optionOf(name)}`, TEST_SECRETS[name]]);
    const args = [main, '--port', String(port), '--data-dir', this.#dataDir, ...secrets];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        const found = /listening on (\S+)/.exec(chunk.toString())?.[1];
        if (found !== undefined) resolve(found);
      });
      child.on('exit', () => reject(new Error('the sandbox did not start')));
    });
    return new TestClient(url);
  }

  /** Ends the process as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
  }

  /** Ends it and removes its files. */
  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}
