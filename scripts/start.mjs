/**
 * @file `npm start`: everything a fresh machine needs, then the hub with embedded Temporal, embedded database and the
 * sandbox systems. Runs on Node 20; the hub's own processes run on the pinned Node 24. `--no-sandbox` leaves the sandbox out.
 */
import { resolve } from 'node:path';
import { ensureDependencies, findNode } from './lib/dependencies.mjs';
import { repositoryRoot } from './lib/paths.mjs';
import { formatElapsed, runMain, SetupError, step, writeLine } from './lib/steps.mjs';
import { startHub } from './lib/supervisor.mjs';
import { resolveTemporal } from './lib/temporal-cli.mjs';
import { ensureWebBuilt } from './lib/web-build.mjs';

await runMain(async () => {
  const startedMs = Date.now();
  const abort = new AbortController();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => abort.abort());
  }
  const aborted = new Promise((done) => abort.signal.addEventListener('abort', () => done('aborted')));

  /** @type {import('./lib/supervisor.mjs').Hub | undefined} */
  let hub;
  const start = async () => {
    await ensureDependencies();
    findNode();
    const temporal = await step('Finding Temporal', async (note) => {
      const found = await resolveTemporal();
      note(found.kind === 'external' ? `running at ${found.address}` : `${found.path} (${found.source})`);
      return found;
    });
    await ensureWebBuilt();
    if (abort.signal.aborted) return;
    hub = await startHub({
      dataDir: resolve(repositoryRoot, process.env.HUB_DATA_DIR || '.hub'),
      ports: {
        hub: readPort('HUB_PORT', 8700),
        temporal: readPort('HUB_TEMPORAL_PORT', 8733),
        temporalUi: readPort('HUB_TEMPORAL_UI_PORT', 8734),
        workerMetrics: readPort('HUB_WORKER_METRICS_PORT', 8735),
        sandbox: readPort('HUB_SANDBOX_PORT', 8750),
      },
      ...(process.env.DATABASE_URL ? { databaseUrl: process.env.DATABASE_URL } : {}),
      ...(process.env.HUB_PUBLIC_URL ? { publicUrl: process.env.HUB_PUBLIC_URL } : {}),
      ...(process.env.TEMPORAL_NAMESPACE ? { temporalNamespace: process.env.TEMPORAL_NAMESPACE } : {}),
      ...(temporal.kind === 'external' ? { temporalAddress: temporal.address } : { temporalCli: temporal.path }),
      sandbox: !process.argv.includes('--no-sandbox'),
      log: (line) => writeLine(`${new Date().toISOString()} ${line}`),
      // At once, and not only at the end: a start that is broken off here would have lost it.
      onAdministrator: (login, password) =>
        writeLine(`Made the administrator "${login}", password ${password} (shown this once)`),
      signal: abort.signal,
      step,
    });
    writeLine(describe(hub, Date.now() - startedMs));
  };

  const starting = start().then(
    () => undefined,
    (/** @type {unknown} */ error) => {
      if (!abort.signal.aborted) throw error;
    },
  );
  await Promise.race([aborted, starting.then(() => aborted)]);
  const stoppingMs = Date.now();
  writeLine('\nStopping …');
  // A hub that is still starting stops by the signal it was given; `npm ci` or a build ends with this process.
  await (hub?.stop() ?? Promise.race([starting, new Promise((done) => setTimeout(done, 4800))]));
  writeLine(`Stopped in ${formatElapsed(Date.now() - stoppingMs)}. Running candidates go on at the next start.`);
  process.exit(0);
});

/**
 * @param {string} name
 * @param {number} fallback
 * @returns {number}
 */
function readPort(name, fallback) {
  const text = process.env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new SetupError(`${name}=${text} is not a port number (1 to 65535).`);
}

/**
 * The closing lines: where to look.
 * @param {import('./lib/supervisor.mjs').Hub} hub
 * @param {number} elapsedMs
 * @returns {string}
 */
function describe(hub, elapsedMs) {
  const { urls } = hub;
  /** @type {[string, string | null][]} */
  const rows = [
    ['Console', urls.hub],
    ['API reference', urls.docs],
    [
      'Sandbox systems',
      urls.sandbox && `${urls.sandbox}  (ten systems; /mail/ and /sms/ show what candidates were sent)`,
    ],
    ['Temporal', urls.temporalUi ?? hub.temporalAddress],
    ['Data and logs', hub.dataDir],
    ['Administrator', hub.adminLogin],
    ['Password', hub.adminPassword && `${hub.adminPassword}  (shown this once)`],
  ];
  const lines = rows.filter(([, value]) => value).map(([label, value]) => `  ${label.padEnd(16)} ${value}`);
  return `\nThroughline is ready (${formatElapsed(elapsedMs)})\n${lines.join('\n')}\n  Ctrl-C stops everything.`;
}
