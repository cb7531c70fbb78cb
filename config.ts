import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Everything the hub is told from outside. Built once at start; nothing else reads the environment. */
export type Config = {
  port: number;
  /** Where people and vendors reach the hub, without a trailing slash. */
  publicUrl: string;
  /** Address that the server listens on. */
  host: string;
  dataDir: string;
  /** `sqlite:<path>` or `mysql://user:password@host:port/database`. */
  databaseUrl: string;
  temporalAddress: string;
  temporalNamespace: string;
  temporalUiUrl: string | null;
  /** 32 bytes; wraps every other key. */
  masterKey: Buffer;
  logLevel: string;
  sandboxUrl: string | null;
  sandboxTokensFile: string | null;
  /** Webhook targets on loopback and private networks are allowed: the rule on-premises, where subscribers live there. */
  allowPrivateWebhooks: boolean;
  /** Seconds between polls of a vendor for lost events. */
  pollSeconds: number;
  workerMetricsPort: number | null;
  /** The model that reads résumés beside the built-in reader; null: none. */
  resumeModel: { url: string; name: string; key: string | null } | null;
  /** `host:port` of a clamd that looks through résumés and documents handed in; null: the built-in checks alone. */
  clamdAddress: string | null;
  /** Number of reverse proxies in front, for the client's address. */
  trustProxy: number;
  /** Tests only: the named crash point at which this process kills itself once. */
  crashAt: string | null;
};

type Reader = { name: string; help: string };
const known: Reader[] = [];
const name = (n: string, help: string): string => {
  known.push({ name: n, help });
  return n;
};

const names = {
  port: name('HUB_PORT', 'port of the server, 8700 by default'),
  host: name('HUB_HOST', 'address to listen on, 127.0.0.1 by default'),
  publicUrl: name('HUB_PUBLIC_URL', 'where people and vendors reach the hub'),
  dataDir: name('HUB_DATA_DIR', 'folder for files and generated keys, .hub by default'),
  databaseUrl: name('DATABASE_URL', 'sqlite:<path> or mysql://user:password@host:port/database'),
  temporalAddress: name('TEMPORAL_ADDRESS', 'host:port of Temporal'),
  temporalNamespace: name('TEMPORAL_NAMESPACE', 'Temporal namespace, default by default'),
  temporalPort: name('HUB_TEMPORAL_PORT', 'port of the embedded Temporal, 8733 by default'),
  temporalUiPort: name('HUB_TEMPORAL_UI_PORT', 'port of its web page, 8734 by default'),
  temporalUiUrl: name('HUB_TEMPORAL_UI_URL', 'where its web page is reached'),
  masterKey: name('HUB_MASTER_KEY', '32 bytes in base64; made in the data folder when absent'),
  logLevel: name('HUB_LOG_LEVEL', 'debug, info, warn or error; info by default'),
  sandboxPort: name('HUB_SANDBOX_PORT', 'port of the sandbox systems, 8750 by default'),
  sandboxUrl: name('HUB_SANDBOX_URL', 'where the sandbox systems are; empty for none'),
  sandboxTokensFile: name('HUB_SANDBOX_TOKENS_FILE', 'file with the tokens of the sandbox systems'),
  allowPrivateWebhooks: name(
    'HUB_ALLOW_PRIVATE_WEBHOOKS',
    'true or false; whether webhooks may go to private addresses, true by default',
  ),
  pollSeconds: name('HUB_POLL_SECONDS', 'seconds between polls for lost vendor events, 60 by default'),
  workerMetricsPort: name('HUB_WORKER_METRICS_PORT', "port of the worker's metrics; none by default"),
  trustProxy: name('HUB_TRUST_PROXY', 'number of reverse proxies in front, 0 by default'),
  resumeModelUrl: name('HUB_RESUME_MODEL_URL', 'base of an OpenAI-compatible API that reads résumés; none by default'),
  resumeModelName: name('HUB_RESUME_MODEL_NAME', 'name of the model there'),
  resumeModelKey: name('HUB_RESUME_MODEL_KEY', 'bearer token for it; none by default'),
  clamdAddress: name('HUB_CLAMD_ADDRESS', 'host:port of a clamd for résumés and documents handed in; none by default'),
  crashAt: name('HUB_CRASH_AT', 'tests only: the named crash point'),
};

/** Every variable the hub reads; docs and the compose file are held against it. */
export const configNames: readonly string[] = known.map((k) => k.name);
/** One sentence for each variable. */
export const configHelp: Readonly<Record<string, string>> = Object.fromEntries(known.map((k) => [k.name, k.help]));

/** Thrown with every fault of the environment at once; never prints a value. */
export class ConfigError extends Error {}

/**
 * Reads the environment. Makes the data folder and a master key (mode 0600) when none is given.
 * @throws ConfigError naming every faulty variable
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const faults: string[] = [];
  const text = (key: string, fallback: string): string => {
    const value = env[key];
    return value === undefined || value === '' ? fallback : value;
  };
  const number = (key: string, fallback: number, min: number, max: number): number => {
    const value = Number(text(key, String(fallback)));
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    faults.push(`${key} must be a whole number from ${min} to ${max}`);
    return fallback;
  };
  const dataDir = path.resolve(text(names.dataDir, '.hub'));
  const port = number(names.port, 8700, 0, 65535);
  const databaseUrl = text(names.databaseUrl, `sqlite:${path.join(dataDir, 'hub.db')}`);
  if (!/^(sqlite:.+|mysql:\/\/.+)/.test(databaseUrl))
    faults.push(`${names.databaseUrl} must begin with sqlite: or mysql://`);
  const publicUrl = text(names.publicUrl, `http://127.0.0.1:${port}`).replace(/\/+$/, '');
  if (!/^https?:\/\//.test(publicUrl)) faults.push(`${names.publicUrl} must begin with http:// or https://`);
  const logLevel = text(names.logLevel, 'info');
  if (!['debug', 'info', 'warn', 'error', 'silent'].includes(logLevel))
    faults.push(`${names.logLevel} must be debug, info, warn or error`);
  const privateWebhooks = text(names.allowPrivateWebhooks, 'true');
  if (!['true', 'false'].includes(privateWebhooks)) faults.push(`${names.allowPrivateWebhooks} must be true or false`);
  const temporalPort = number(names.temporalPort, 8733, 1, 65535);
  const temporalUiPort = number(names.temporalUiPort, 8734, 1, 65535);
  const sandboxPort = number(names.sandboxPort, 8750, 1, 65535);
  const tokensFile = text(names.sandboxTokensFile, '');
  const metricsPort = number(names.workerMetricsPort, 0, 0, 65535);
  const trustProxy = number(names.trustProxy, 0, 0, 10);
  const pollSeconds = number(names.pollSeconds, 60, 1, 86_400);
  const modelUrl = text(names.resumeModelUrl, '');
  const modelName = text(names.resumeModelName, '');
  if (modelUrl !== '' && !/^https?:\/\/[^\s?#@]+$/.test(modelUrl))
    faults.push(
      `${names.resumeModelUrl} must begin with http:// or https:// and hold no credentials, query or fragment`,
    );
  if ((modelUrl === '') !== (modelName === ''))
    faults.push(`${names.resumeModelUrl} and ${names.resumeModelName} must be set together`);
  const given = text(names.masterKey, '');
  const clamd = text(names.clamdAddress, '');
  if (clamd !== '' && !/^[^\s:/]+:\d{1,5}$/.test(clamd)) faults.push(`${names.clamdAddress} must be host:port`);
  if (given !== '' && Buffer.from(given, 'base64').length !== 32)
    faults.push(`${names.masterKey} must be 32 bytes in base64`);
  if (faults.length > 0) throw new ConfigError(`The configuration has faults:\n- ${faults.join('\n- ')}`);

  return {
    port,
    host: text(names.host, '127.0.0.1'),
    publicUrl,
    dataDir,
    databaseUrl,
    temporalAddress: text(names.temporalAddress, `127.0.0.1:${temporalPort}`),
    temporalNamespace: text(names.temporalNamespace, 'default'),
    temporalUiUrl:
      text(names.temporalUiUrl, text(names.temporalAddress, '') === '' ? `http://127.0.0.1:${temporalUiPort}` : '') ||
      null,
    masterKey: given === '' ? loadOrMakeMasterKey(dataDir) : Buffer.from(given, 'base64'),
    logLevel,
    sandboxUrl: text(names.sandboxUrl, tokensFile === '' ? '' : `http://127.0.0.1:${sandboxPort}`) || null,
    sandboxTokensFile: tokensFile || null,
    allowPrivateWebhooks: privateWebhooks === 'true',
    pollSeconds,
    workerMetricsPort: metricsPort || null,
    resumeModel:
      modelUrl === '' ? null : { url: modelUrl, name: modelName, key: text(names.resumeModelKey, '') || null },
    clamdAddress: text(names.clamdAddress, '') || null,
    trustProxy,
    crashAt: text(names.crashAt, '') || null,
  };
}

/** Two processes may start at once: whoever links first wins, both read the same key. */
function loadOrMakeMasterKey(dataDir: string): Buffer {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(dataDir, 'master.key');
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== 32)
    throw new ConfigError(`The key in ${path.basename(file)} is damaged: put back the 32-byte key from your backup`);
  return key;
}
