import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenApi } from './shared/openapi.ts';
import type { Effect } from './shared/ledger.ts';
import { SYSTEM_TABLE, SYSTEMS, type SystemName } from './shared/systems.ts';
import { SECRET_NAMES, type Secrets } from './secrets.ts';
import { startSandbox, type Sandbox } from './start.ts';

/** The secrets of every sandbox under test. */
export const TEST_SECRETS = Object.fromEntries(
  SECRET_NAMES.map((name) => [
    name,
    name.endsWith('WebhookSecret')
      ? `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`
      : `${name.slice(0, -'Token'.length)}-secret`,
  ]),
) as Secrets;

/** An answer as a test looks at it. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; undefined when it isn't JSON. */
  body: unknown;
}

/** How a test calls: `key` is the idempotency key. */
export interface CallOptions {
  body?: unknown;
  key?: string;
  token?: string;
  /** Sent besides, or in place of, the ones of every call; for systems that want no bearer token. */
  headers?: Record<string, string>;
  timeoutMs?: number;
}

const documents = Object.fromEntries(
  SYSTEMS.map((name) => [
    name,
    new OpenApi(new URL(`./${SYSTEM_TABLE[name].folder ?? name}/openapi.yaml`, import.meta.url)),
  ]),
) as Record<SystemName, OpenApi>;

/** A client of a sandbox at `url`; every JSON answer of a system must fit the system's own OpenAPI document. */
export class TestClient {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Calls a system, such as `call('ehr', 'GET', '/api/me')`. */
  async call(system: SystemName, method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    const answer = await this.#send(method, `/${system}${path}`, options, {
      authorization: `Bearer ${options.token ?? TEST_SECRETS[SYSTEM_TABLE[system].tokenSecret]}`,
      ...options.headers,
    });
    if (answer.body !== undefined) checkAgainstDocument(system, method, path, answer);
    return answer;
  }

  /** Calls the control and returns the body; throws unless the answer is 200. */
  async control<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = { 'x-control-token': TEST_SECRETS.controlToken };
    const answer = await this.#send(method, `/_control${path}`, { body }, headers);
    if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body as T;
  }

  /** The effects of a kind, in order. */
  async effects(kind?: string): Promise<Effect[]> {
    const { effects } = await this.control<{ effects: Effect[] }>('GET', `/ledger${kind ? `?kind=${kind}` : ''}`);
    return effects;
  }

  async #send(method: string, path: string, options: CallOptions, headers: Record<string, string>): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...headers,
        ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parseJson(text) };
  }
}

/** A sandbox of its own for one test file or test, with a directory that `close` removes. */
export interface TestSandbox {
  client: TestClient;
  sandbox: Sandbox;
  dataDir: string;
  /** Closes it and starts another one on the same directory and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a sandbox on a free port. */
export async function startTestSandbox(instant = true): Promise<TestSandbox> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const start = (port: number): Promise<Sandbox> => startSandbox({ port, dataDir, secrets: TEST_SECRETS, instant });
  const sandbox = await start(0);
  const running: TestSandbox = {
    client: new TestClient(sandbox.url),
    sandbox,
    dataDir,
    restart: async () => {
      await running.sandbox.close();
      running.sandbox = await start(Number(new URL(sandbox.url).port));
      // The first calls may go out on a connection that the old server has closed.
      await waitFor('an answer', () =>
        fetch(`${sandbox.url}/healthz`).then(
          (answer) => answer.ok,
          () => false,
        ),
      );
    },
    close: async () => {
      await running.sandbox.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return running;
}

/** One webhook as it arrived. */
export interface Received {
  headers: IncomingHttpHeaders;
  text: string;
  event: { id: string; type: string; occurredAt: string; orderId: string; externalId: string; data: never };
}

/** A server that takes webhooks; `answer` decides the status of each (default 202). */
export interface Receiver {
  url: string;
  received: Received[];
  answer: (received: Received) => number;
  close(): Promise<void>;
}

/** Starts a {@link Receiver} on a free port (or on `port`). */
export async function startReceiver(port = 0): Promise<Receiver> {
  const receiver: Receiver = { url: '', received: [], answer: () => 202, close: async () => undefined };
  const server = createServer((req, res) => {
    let text = '';
    req.setEncoding('utf8');
    req.on('data', (chunk: string) => (text += chunk));
    req.on('end', () => {
      const received: Received = { headers: req.headers, text, event: JSON.parse(text) as Received['event'] };
      receiver.received.push(received);
      res.writeHead(receiver.answer(received)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/test`;
  receiver.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return receiver;
}

/** Waits until `check` gives something that is not undefined, null or false; fails after `timeoutMs`. */
export async function waitFor<T>(
  what: string,
  check: () => T | Promise<T>,
  timeoutMs = 8_000,
): Promise<NonNullable<T>> {
  const endsAt = Date.now() + timeoutMs;
  for (;;) {
    const found = await check();
    if (found !== undefined && found !== null && found !== false) return found;
    if (Date.now() > endsAt) throw new Error(`waited ${timeoutMs} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A valid order; `over` replaces members. */
export function makeOrder(notifyUrl: string, over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    externalId: 'application-1',
    candidate: { name: 'Ada Example', email: 'ada@example.com', language: 'en' },
    position: { title: 'Support lead' },
    questions: [
      {
        id: 'q1',
        text: 'Tell us about a customer complaint that you solved.',
        language: 'en',
        dimension: 'communication',
        timeLimitSeconds: 180,
      },
      {
        id: 'q2',
        text: 'How do you stay calm under pressure?',
        language: 'en',
        dimension: 'pressure',
        timeLimitSeconds: 120,
      },
    ],
    rubric: {
      dimensions: [
        {
          key: 'communication',
          name: 'Communication',
          weight: 2,
          anchors: [{ score: 10, text: 'listens and explains' }],
        },
        {
          key: 'pressure',
          name: 'Handling emotions under pressure',
          weight: 1,
          anchors: ['keeps calm, takes a pause'],
        },
      ],
    },
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    notifyUrl,
    suppressNotifications: true,
    ...over,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Finds the document's path template for a real path and holds the answer against it. */
function checkAgainstDocument(system: SystemName, method: string, path: string, answer: Answer): void {
  const [plain = ''] = path.split('?');
  const template = documents[system].findPath(plain);
  if (template === undefined) {
    if (answer.status === 404 || answer.status === 401) return;
    throw new Error(`${system}/openapi.yaml has no path for ${plain}`);
  }
  const isBusy =
    answer.status === 200 && typeof answer.body === 'object' && answer.body !== null && 'error' in answer.body;
  const problem = isBusy
    ? documents[system].findProblem('Error', answer.body)
    : documents[system].findResponseProblem(method, template, answer.status, answer.body);
  if (problem !== null) throw new Error(`${method} ${path} ${answer.status} doesn't fit openapi.yaml: ${problem}`);
}
