/**
 * @file Starts the whole hub as supervised child processes: Temporal, the sandbox, the worker, the server. `npm start`,
 * tests and benches all start it here.
 */
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { superviseChild, withParent } from './children.mjs';
import { findNode } from './dependencies.mjs';
import { isNamespaceServed } from './grpc-ready.mjs';
import { tryLock } from './lock.mjs';
import { repositoryRoot } from './paths.mjs';
import { findFreePorts, isPortFree } from './ports.mjs';
import { run, tailLines } from './run.mjs';
import { SetupError } from './steps.mjs';
import { resolveTemporal } from './temporal-cli.mjs';
import { temporalServerArguments } from './temporal-server.mjs';

/** @typedef {'temporal' | 'sandbox' | 'worker' | 'server'} ProcessName */
/** @typedef {{ hub: number, temporal: number, temporalUi: number, sandbox: number, workerMetrics: number }} Ports */

/** @typedef {{ controlToken: string, interviewToken: string, interviewWebhookSecret: string, ehrToken: string, mailToken: string }} SandboxTokens */

/**
 * @typedef {object} HubOptions
 * @property {string} dataDir made when missing; one hub at a time may run on it
 * @property {Partial<Ports>} [ports] default: free ones
 * @property {string} [databaseUrl] default: `sqlite:<dataDir>/hub.db`
 * @property {string} [publicUrl] default: `http://127.0.0.1:<hub port>`
 * @property {string} [temporalAddress] a running Temporal; then none is started
 * @property {string} [temporalNamespace] default `default`
 * @property {string} [temporalCli] path of the Temporal binary; default: found by `resolveTemporal`
 * @property {boolean} [sandbox] default true: starts the sandbox systems and connects the hub to them
 * @property {boolean} [worker] default true
 * @property {NodeJS.ProcessEnv} [env] added to the environment of every process of the hub
 * @property {Partial<Record<ProcessName, string>>} [crashAt] HUB_CRASH_AT for the first start of a process; not for its restarts
 * @property {number} [readyTimeoutMs] default 120,000
 * @property {(line: string) => void} [log] gets a line for each thing of note; default: silent
 * @property {string} [root] the folder with server.ts, worker.ts, sandbox/ and cli/; default: this repository
 * @property {(login: string, password: string) => void} [onAdministrator] called at once when this start made the first
 *   administrator: the password is kept nowhere, so it must be shown even if the rest of the start fails
 * @property {AbortSignal} [signal] aborting it stops the start, and the hub
 * @property {<T>(label: string, work: () => Promise<T>) => Promise<T>} [step] wraps the long steps, to print their time
 */

/**
 * @typedef {object} Hub
 * @property {{ hub: string, docs: string, sandbox: string | null, temporalUi: string | null, workerMetrics: string | null }} urls
 * @property {string} temporalAddress
 * @property {Ports} ports
 * @property {string} dataDir absolute
 * @property {SandboxTokens | null} sandboxTokens
 * @property {string} adminLogin
 * @property {string | null} adminPassword only when this start made the administrator
 * @property {() => Partial<Record<ProcessName, number>>} pids of what runs now
 * @property {(name: ProcessName) => number} deaths times a process ended without being told to
 * @property {(name: ProcessName, signal?: NodeJS.Signals) => number | undefined} kill default SIGKILL; the process is started again
 * @property {(name: ProcessName, graceMs?: number) => Promise<void>} stopProcess it stays down until `startProcess`
 * @property {(name: ProcessName, once?: NodeJS.ProcessEnv) => void} startProcess
 * @property {(name: ProcessName) => string} logFile
 * @property {(timeoutMs?: number) => Promise<void>} waitReady until every started process is ready again
 * @property {() => Promise<void>} stop everything, within 5 s. Safe to repeat
 */

/** All is stopped within 5 s: SIGTERM at once, SIGKILL to what is left after this time. */
const stopGraceMs = 4500;
/** Temporal is told to stop when its clients are gone, but no later than this. */
const clientsGraceMs = 2500;

/**
 * Starts the hub and waits until all of it is ready.
 * @param {HubOptions} options
 * @returns {Promise<Hub>}
 * @throws {SetupError} when the data directory or a port is taken, or a process keeps dying (with the end of its log)
 */
export async function startHub(options) {
  const {
    root = repositoryRoot,
    readyTimeoutMs = 120_000,
    log = () => undefined,
    step = (_label, work) => work(),
  } = options;
  const temporalNamespace = options.temporalNamespace ?? 'default';
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(resolve(options.dataDir));

  const taken = await tryLock(`data:${dataDir}`);
  if ('heldBy' in taken) {
    const { pid = 'unknown', url = '' } = taken.heldBy;
    throw new SetupError(
      `A hub already runs on ${dataDir} (process ${pid}${url ? `, ${url}` : ''}). Stop it first, or set HUB_DATA_DIR to another folder.`,
    );
  }
  const { lock } = taken;

  /** @type {import('./children.mjs').Child[]} */
  const children = [];
  let isStopping = false;

  /** @type {Promise<void> | undefined} */
  let stopped;
  const stop = () => (stopped ??= stopAll());
  options.signal?.addEventListener('abort', () => void stop());

  async function stopAll() {
    isStopping = true;
    const temporal = children.filter((child) => child.name === 'temporal');
    const clients = Promise.all(
      children.filter((child) => child.name !== 'temporal').map((child) => child.stop(stopGraceMs)),
    );
    const startedMs = Date.now();
    await Promise.race([clients, new Promise((done) => setTimeout(done, clientsGraceMs))]);
    const leftMs = stopGraceMs - (Date.now() - startedMs);
    await Promise.all([clients, ...temporal.map((child) => child.stop(leftMs))]);
    rmSync(join(dataDir, stateFile), { force: true });
    await lock.release();
  }

  try {
    const temporal = options.temporalAddress
      ? /** @type {const} */ ({ kind: 'external', address: options.temporalAddress })
      : options.temporalCli
        ? /** @type {const} */ ({ kind: 'binary', path: options.temporalCli, source: 'option' })
        : await resolveTemporal();
    const withSandbox = options.sandbox !== false && existsSync(join(root, 'sandbox', 'main.ts'));
    const withWorker = options.worker !== false;
    const ports = await choosePorts(options.ports ?? {});
    await checkPorts(ports, { temporal: temporal.kind === 'binary', sandbox: withSandbox, worker: withWorker });

    const address = temporal.kind === 'external' ? temporal.address : `127.0.0.1:${ports.temporal}`;
    const hubUrl = `http://127.0.0.1:${ports.hub}`;
    const sandboxUrl = `http://127.0.0.1:${ports.sandbox}`;
    const metricsUrl = `http://127.0.0.1:${ports.workerMetrics}`;
    // The sandbox makes its tokens itself, mode 0600, before it answers for the first time.
    const tokensFile = join(dataDir, 'sandbox', 'secrets.json');
    const env = {
      ...inheritedEnvironment(),
      HUB_DATA_DIR: dataDir,
      HUB_PORT: String(ports.hub),
      HUB_PUBLIC_URL: options.publicUrl ?? hubUrl,
      DATABASE_URL: options.databaseUrl ?? `sqlite:${join(dataDir, 'hub.db')}`,
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: temporalNamespace,
      HUB_WORKER_METRICS_PORT: String(ports.workerMetrics),
      ...(temporal.kind === 'binary' ? { HUB_TEMPORAL_UI_URL: `http://127.0.0.1:${ports.temporalUi}` } : {}),
      ...(withSandbox ? { HUB_SANDBOX_URL: sandboxUrl, HUB_SANDBOX_TOKENS_FILE: tokensFile } : {}),
      ...options.env,
    };
    const node = findNode();
    const nodeArgs = ['--disable-warning=ExperimentalWarning'];

    /**
     * @param {ProcessName} name
     * @param {string} command
     * @param {string[]} args
     */
    const add = (name, command, args) => {
      const child = superviseChild({
        name,
        command,
        args,
        env,
        cwd: root,
        logFile: join(dataDir, 'logs', `${name}.log`),
        onEvent: (event) => {
          if (isStopping) return;
          if (event.kind === 'died')
            log(`${name} died (${event.signal ?? `exit ${event.code}`}); see ${child.logFile}`);
          if (event.kind === 'restarting') log(`${name} starts again in ${((event.delayMs ?? 0) / 1000).toFixed(1)} s`);
          if (event.kind === 'started') writeState();
        },
      });
      children.push(child);
      return child;
    };
    const temporalChild =
      temporal.kind === 'binary'
        ? add(
            'temporal',
            temporal.path,
            temporalServerArguments({
              dataDir,
              port: ports.temporal,
              uiPort: ports.temporalUi,
              namespace: temporalNamespace,
            }),
          )
        : undefined;
    const sandboxChild = withSandbox
      ? add('sandbox', node, [
          ...nodeArgs,
          'sandbox/main.ts',
          '--port',
          String(ports.sandbox),
          '--data-dir',
          join(dataDir, 'sandbox'),
        ])
      : undefined;
    const workerChild = withWorker ? add('worker', node, [...nodeArgs, 'worker.ts']) : undefined;
    const serverChild = add('server', node, [...nodeArgs, 'server.ts']);

    const urls = {
      hub: hubUrl,
      docs: `${hubUrl}/docs`,
      sandbox: withSandbox ? sandboxUrl : null,
      temporalUi: temporalChild ? `http://127.0.0.1:${ports.temporalUi}` : null,
      workerMetrics: withWorker ? metricsUrl : null,
    };
    lock.update({ url: hubUrl });

    function writeState() {
      const state = { pid: process.pid, urls, temporalAddress: address, children: pids() };
      writeAtomically(join(dataDir, stateFile), JSON.stringify(state, null, 2));
    }
    /** @returns {Partial<Record<ProcessName, number>>} */
    function pids() {
      return Object.fromEntries(children.filter((child) => child.pid).map((child) => [child.name, child.pid]));
    }

    /** @type {Record<ProcessName, () => Promise<boolean>>} */
    const probes = {
      temporal: () => isNamespaceServed(address, temporalNamespace),
      sandbox: () => answers(`${sandboxUrl}/`),
      worker: () => answers(`${metricsUrl}/readyz`),
      server: () => answers(`${hubUrl}/readyz`),
    };
    /**
     * @param {import('./children.mjs').Child | undefined} child
     * @param {number} [timeoutMs]
     */
    const waitFor = async (child, timeoutMs = readyTimeoutMs) => {
      if (!child) return;
      const deathsBefore = child.deaths;
      const endMs = Date.now() + timeoutMs;
      while (!(child.isRunning && (await probes[/** @type {ProcessName} */ (child.name)]()))) {
        const isDying = child.deaths - deathsBefore >= 3;
        if (isDying || Date.now() > endMs || isStopping) {
          throw new SetupError(
            `${child.name} ${isDying ? 'keeps dying' : 'did not become ready'}. The end of ${child.logFile}:\n${readTail(child.logFile)}`,
          );
        }
        await new Promise((done) => setTimeout(done, 50));
      }
    };
    /** @param {ProcessName} name */
    const once = (name) => (options.crashAt?.[name] ? { HUB_CRASH_AT: options.crashAt[name] } : {});

    if (options.signal?.aborted) throw new SetupError('Stopped.');
    temporalChild?.start();
    sandboxChild?.start(once('sandbox'));
    const prepare = step('Preparing database, keys and connections', async () => {
      await waitFor(sandboxChild);
      const logFile = join(dataDir, 'logs', 'bootstrap.log');
      const made = await runBootstrap(node, [...nodeArgs, 'cli/main.ts', 'bootstrap', '--json'], {
        root,
        env,
        logFile,
      });
      if (made.adminPassword) options.onAdministrator?.(made.adminLogin, made.adminPassword);
      return made;
    });
    const reachTemporal = temporalChild
      ? step('Starting Temporal', () => waitFor(temporalChild))
      : waitForExternal(address, temporalNamespace);
    // The first time, worker and server must find a prepared hub. Later the preparation only looks for what is new, and
    // every process brings the database up by itself, so nobody waits for it.
    const preparedFile = join(dataDir, 'prepared');
    // Awaited below in either case; without this an early failure would count as unhandled until then.
    prepare.catch(() => undefined);
    await settle(existsSync(preparedFile) ? [reachTemporal] : [reachTemporal, prepare]);
    const [bootstrap] = await settle([
      prepare,
      step('Starting worker and server', async () => {
        workerChild?.start(once('worker'));
        serverChild.start(once('server'));
        await settle([waitFor(workerChild), waitFor(serverChild)]);
      }),
    ]);
    writeFileSync(preparedFile, '');

    /** @param {ProcessName} name */
    const find = (name) => {
      const child = children.find((candidate) => candidate.name === name);
      if (!child)
        throw new SetupError(
          `This hub has no process "${name}"; it has ${children.map((each) => each.name).join(', ')}.`,
        );
      return child;
    };
    return {
      urls,
      temporalAddress: address,
      ports,
      dataDir,
      sandboxTokens: withSandbox ? JSON.parse(readFileSync(tokensFile, 'utf8')) : null,
      adminLogin: bootstrap.adminLogin,
      adminPassword: bootstrap.adminPassword,
      pids,
      deaths: (name) => find(name).deaths,
      kill: (name, signal) => find(name).kill(signal),
      stopProcess: (name, graceMs = stopGraceMs) => find(name).stop(graceMs),
      startProcess: (name, onceEnv) => find(name).start(onceEnv),
      logFile: (name) => find(name).logFile,
      waitReady: async (timeoutMs) => {
        await settle(children.map((child) => waitFor(child, timeoutMs)));
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Written to the data directory while the hub runs: its pid, addresses and children, for people and scripts. */
export const stateFile = 'supervisor.json';

/**
 * @param {Partial<Ports>} given
 * @returns {Promise<Ports>}
 */
async function choosePorts(given) {
  const names = /** @type {const} */ (['hub', 'temporal', 'temporalUi', 'sandbox', 'workerMetrics']);
  const free = await findFreePorts(names.length);
  return /** @type {Ports} */ (Object.fromEntries(names.map((name, index) => [name, given[name] ?? free[index]])));
}

/**
 * @param {Ports} ports
 * @param {{ temporal: boolean, sandbox: boolean, worker: boolean }} started
 */
async function checkPorts(ports, started) {
  /** @type {[number, string, boolean][]} */
  const wanted = [
    [ports.hub, 'HUB_PORT', true],
    [ports.temporal, 'HUB_TEMPORAL_PORT', started.temporal],
    [ports.temporalUi, 'HUB_TEMPORAL_UI_PORT', started.temporal],
    [ports.sandbox, 'HUB_SANDBOX_PORT', started.sandbox],
    [ports.workerMetrics, 'HUB_WORKER_METRICS_PORT', started.worker],
  ];
  // The kernel may still be clearing away a hub that was killed a moment ago.
  const endMs = Date.now() + 5000;
  for (const [port, name, isNeeded] of wanted) {
    while (isNeeded && !(await isPortFree(port))) {
      if (Date.now() > endMs) {
        throw new SetupError(
          `Port ${port} on 127.0.0.1 is taken by another program. Stop that one, or set ${name} to a free port.`,
        );
      }
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

/** What the caller's environment passes on: all but what npm and vitest put there for themselves. */
function inheritedEnvironment() {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|VITEST|NODE_ENV$|NODE_OPTIONS$|HUB_CRASH_AT$)/.test(name),
  );
  return { ...Object.fromEntries(entries), NODE_ENV: 'production' };
}

/**
 * @param {string} file
 * @param {string} text
 */
function writeAtomically(file, text) {
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, text, { mode: 0o600 });
  renameSync(temporary, file);
}

/**
 * Runs `hub bootstrap`: migrations, keys, the first administrator, the sandbox connections.
 * @param {string} node
 * @param {string[]} args
 * @param {{ root: string, env: NodeJS.ProcessEnv, logFile: string }} options
 * @returns {Promise<{ adminLogin: string, adminPassword: string | null, created: boolean }>}
 */
async function runBootstrap(node, args, { root, env, logFile }) {
  const result = await run(...withParent(node, args), { cwd: root, env, timeoutMs: 120_000 });
  mkdirSync(join(logFile, '..'), { recursive: true });
  // Standard output holds the password, so only the other stream is kept.
  writeFileSync(logFile, result.stderr);
  if (result.code !== 0) {
    throw new SetupError(`Preparing the hub failed:\n${tailLines(result.stderr || result.stdout)}`);
  }
  return JSON.parse(result.stdout.trim().split('\n').at(-1) ?? '');
}

/**
 * @param {string} address
 * @param {string} namespace
 */
async function waitForExternal(address, namespace) {
  const endMs = Date.now() + 15_000;
  while (!(await isNamespaceServed(address, namespace))) {
    if (Date.now() > endMs) {
      throw new SetupError(
        `Temporal at TEMPORAL_ADDRESS=${address} does not serve the namespace "${namespace}" (plain gRPC). Check the address, and that the namespace exists.`,
      );
    }
    await new Promise((done) => setTimeout(done, 200));
  }
}

/**
 * @param {string} url
 * @returns {Promise<boolean>} whether it answers 2xx or 3xx
 */
async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000), redirect: 'manual' });
    await response.arrayBuffer();
    return response.status < 400;
  } catch {
    return false;
  }
}

/** @param {string} file */
function readTail(file) {
  return existsSync(file) ? tailLines(readFileSync(file, 'utf8')) : '(no log)';
}

/**
 * Waits for all, then throws the first error: nothing goes on in the background after a failed start.
 * @template {readonly unknown[]} T
 * @param {T} promises
 * @returns {Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }>}
 */
async function settle(promises) {
  const results = await Promise.allSettled(promises);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return /** @type {never} */ (results.map((result) => (result.status === 'fulfilled' ? result.value : undefined)));
}
