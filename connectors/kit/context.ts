import { ConnectorError, type Connector, type ConnectorContext, type HubHttp } from '../contract.ts';
import { takeBudget } from './call-budget.ts';
import { createHttp, defaultHttpLimits } from './http.ts';
import { createSmtp } from './smtp.ts';

/** A connection as its record has it, credentials opened. */
export type ConnectionRecord = {
  id: string;
  config: { [key: string]: unknown };
  credentials: { [key: string]: unknown };
};

/** What one attempt of one call is made of. */
export type ContextInput = {
  connector: Connector;
  connection: ConnectionRecord;
  /** The business identity of the effect; the same at every attempt. */
  key: string;
  /** 1 by default. */
  attempt?: number;
  /** ISO 8601; null by default. */
  firstAttemptAt?: string | null;
  now: () => Date;
  /** Never aborts by default. */
  signal?: AbortSignal;
};

const MIN_TIMEOUT_MS = 50;
const MAX_TIMEOUT_MS = 120_000;

/**
 * Builds what an operation gets. `config.timeoutMs` (50 to 120,000) sets how long one request may take.
 * @throws ConnectorError kind `hostNotAllowed` when `config.baseUrl` is not one of the manifest's hosts
 */
export function createContext(input: ContextInput): ConnectorContext {
  const { connector, connection } = input;
  const signal = input.signal ?? new AbortController().signal;
  const timeoutMs = readTimeout(connection.config['timeoutMs']);
  const isMail = connector.manifest.transport === 'smtp';
  const http = isMail
    ? noHttp
    : createHttp(connector, {
        baseUrl: connection.config['baseUrl'],
        credentials: connection.credentials,
        signal,
        limits: { timeoutMs },
      });
  return {
    connectionId: connection.id,
    config: connection.config,
    credentials: connection.credentials,
    http: takeBudget(http, connector, { connectionId: connection.id, scope: 'connection', signal }),
    ...(isMail ? { smtp: createSmtp(connector, { ...connection, signal, timeoutMs }) } : {}),
    key: input.key,
    attempt: input.attempt ?? 1,
    firstAttemptAt: input.firstAttemptAt ?? null,
    now: input.now,
    signal,
  };
}

const noHttp: HubHttp = {
  async send() {
    throw new ConnectorError('hostNotAllowed', 'no_http', 'This connector speaks SMTP; it may make no HTTP request.');
  },
};

function readTimeout(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return defaultHttpLimits.timeoutMs;
  return Math.min(MAX_TIMEOUT_MS, Math.max(MIN_TIMEOUT_MS, Math.round(value)));
}
