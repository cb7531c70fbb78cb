import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { indexPage } from './control/index-page.ts';
import { controlRoutes } from './control/routes.ts';
import { SettingsStore } from './control/settings.ts';
import { Faults } from './shared/faults.ts';
import { Journal } from './shared/journal.ts';
import { Ledger, LedgerCounter } from './shared/ledger.ts';
import { serveAssets, serveLivePage } from './shared/page.ts';
import { SYSTEM_TABLE, SYSTEMS, type SystemName } from './shared/systems.ts';
import { loadSecrets, type Secrets } from './secrets.ts';
import { FACTORIES } from './systems.ts';

/** How a sandbox is started. Secrets that are left out are made once and kept in `<dataDir>/secrets.json`. */
export interface SandboxOptions {
  /** 0 takes a free port. */
  port: number;
  /** Default 127.0.0.1: the pages ask for no password. */
  host?: string | undefined;
  dataDir: string;
  secrets?: { [Name in keyof Secrets]?: string | undefined };
  /** Address under which callers and candidates reach the sandbox; default `http://127.0.0.1:<port>`. */
  publicUrl?: string | undefined;
  /** True: nothing takes time. */
  instant?: boolean | undefined;
}

/** A running sandbox. */
export interface Sandbox {
  url: string;
  secrets: Secrets;
  /** Stops listening, hangs up on every caller and closes the files; what was answered is on disk. */
  close(): Promise<void>;
}

/** Starts all systems and the control in this process; throws when the port is taken, before any file is touched. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  let listener: RequestListener = (_req, res) => res.writeHead(503, { 'Retry-After': '1' }).end();
  const server = createServer((req, res) => listener(req, res));
  server.keepAliveTimeout = 65_000;
  // The port is also the lock: a second process on the same data directory would cut the first one's journal.
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const publicUrl = (options.publicUrl ?? `http://127.0.0.1:${port}`).replace(/\/+$/, '');

  const secrets = loadSecrets(options.dataDir, options.secrets ?? {});
  const open = (name: string): Journal => new Journal({ directory: options.dataDir, name });
  const controlJournal = open('control');
  const faults = new Faults(controlJournal);
  const settings = new SettingsStore(controlJournal, options.instant === true);
  const counter = new LedgerCounter();
  const journals = forEachSystem((name) => open(name));
  const ledgers = forEachSystem((name) => new Ledger(name, journals[name], counter));
  const systems = forEachSystem((name) => {
    const { tokenSecret, webhookSecret } = SYSTEM_TABLE[name];
    return FACTORIES[name]({
      journal: journals[name],
      ledger: ledgers[name],
      faults,
      settings,
      token: secrets[tokenSecret],
      webhookSecret: webhookSecret === null ? '' : secrets[webhookSecret],
      publicUrl,
    });
  });

  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  const control = { token: secrets.controlToken, faults, settings, ledgers, systems };
  app.use('/_control', controlRoutes(control));
  app.use('/assets', serveAssets());
  for (const name of SYSTEMS) app.use(`/${name}`, systems[name].router);
  app.get('/', serveLivePage(indexPage(control)));
  listener = app;
  for (const name of SYSTEMS) systems[name].start();

  return {
    url: `http://127.0.0.1:${port}`,
    secrets,
    close: async () => {
      for (const name of SYSTEMS) systems[name].stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      for (const journal of [controlJournal, ...Object.values(journals)]) journal.close();
    },
  };
}

function forEachSystem<T>(make: (name: SystemName) => T): Record<SystemName, T> {
  return Object.fromEntries(SYSTEMS.map((name) => [name, make(name)])) as Record<SystemName, T>;
}
