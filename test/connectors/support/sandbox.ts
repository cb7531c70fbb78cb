import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { MatrixFault, Simulator } from '../../../connectors/kit/fault-matrix.ts';

/** A sandbox process of a test's own. */
export type Sandbox = {
  url: string;
  tokens: { interview: string; interviewWebhookSecret: string; ehr: string; mail: string };
  /** All secrets it made, by the names of its `secrets.json`. */
  secrets: Readonly<Record<string, string>>;
  /** Calls `/_control/<path>`; a GET without a body, else a PUT unless said otherwise. */
  control(path: string, body?: unknown, method?: string): Promise<Record<string, unknown>>;
  /** One system of it, for the fault matrix. */
  simulator(system: string, kinds: string[]): Simulator;
  stop(): Promise<void>;
};

/** Starts a sandbox on a free port with its data in a temporary folder, and waits until it answers. */
export async function startSandbox(): Promise<Sandbox> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'throughline-sandbox-'));
  const port = await findFreePort();
  const secret = (): string => randomBytes(24).toString('hex');
  const controlToken = secret();
  const tokens = {
    interview: secret(),
    interviewWebhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
    ehr: secret(),
    mail: secret(),
  };
  const options: Record<string, string> = {
    port: String(port),
    'data-dir': dataDir,
    'control-token': controlToken,
    'interview-token': tokens.interview,
    'interview-webhook-secret': tokens.interviewWebhookSecret,
    'ehr-token': tokens.ehr,
    'mail-token': tokens.mail,
  };
  const main = path.resolve(import.meta.dirname, '../../../sandbox/main.ts');
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  const url = `http://127.0.0.1:${port}`;
  const control: Sandbox['control'] = async (name, body, method = body === undefined ? 'GET' : 'PUT') => {
    const response = await fetch(`${url}/_control/${name}`, {
      method,
      headers: { 'X-Control-Token': controlToken, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`/_control/${name} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries++) {
    try {
      await control('faults');
      break;
    } catch (error) {
      if (child.exitCode === null && tries < 300) await wait(100);
      else {
        await stop();
        throw new Error(`The sandbox did not start: ${printed.join('').slice(-2000)}`, { cause: error });
      }
    }
  }

  const secrets = JSON.parse(await readFile(path.join(dataDir, 'secrets.json'), 'utf8')) as Record<string, string>;
  return { url, tokens, secrets, control, stop, simulator: (system, kinds) => createSimulator(control, system, kinds) };
}

function createSimulator(control: Sandbox['control'], system: string, kinds: string[]): Simulator {
  return {
    async strike(fault, { methods, times, delayMs }) {
      for (const method of methods) {
        await control('faults', {
          system,
          fault: nameOf(fault),
          match: { method },
          times,
          delayMs,
          retryAfterSeconds: 0.2,
        });
      }
    },
    async calm() {
      const { faults } = (await control('faults')) as { faults: { hits: number }[] };
      await control('faults', undefined, 'DELETE');
      return faults.reduce((sum, fault) => sum + fault.hits, 0);
    },
    async effects() {
      const { effects } = (await control(`ledger?system=${system}`)) as { effects: { kind: string }[] };
      return effects.map((effect) => effect.kind).filter((kind) => kinds.includes(kind));
    },
  };
}

function nameOf(fault: MatrixFault): string {
  return fault === 'delayPastTimeout' ? 'delay' : fault;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
