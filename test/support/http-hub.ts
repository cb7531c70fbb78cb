import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Registry } from 'prom-client';
import { createContext } from '../../connectors/kit/context.ts';
import { createRegistry } from '../../connectors/registry.ts';
import { createFileStore } from '../../db/file-store.ts';
import { createDispatcher } from '../../delivery/dispatcher.ts';
import { createEventStream } from '../../delivery/event-stream.ts';
import { createInboxWriter } from '../../delivery/inbox-writer.ts';
import { createInbox } from '../../delivery/inbox.ts';
import type { WorkflowGateway } from '../../delivery/workflow-gateway.ts';
import { checkAttachment } from '../../documents/attachments/check-attachment.ts';
import { scanResume } from '../../documents/attachments/scan-resume.ts';
import { createPapers } from '../../documents/papers.ts';
import { extractBuiltIn } from '../../documents/resume/extractors/extractor.ts';
import { createApp } from '../../http/app.ts';
import type { HttpDeps } from '../../http/deps.ts';
import { makeApiKey } from '../../http/intake/api-keys.ts';
import type { AnyRoute } from '../../http/route.ts';
import { createVault } from '../../security/vault.ts';
import type { Role } from '../../security/rights.ts';
import type { DecisionInput, DecisionResult } from '../../workflows/messages.ts';
import { insertDepartment } from '../../db/repositories/departments.ts';
import { insertUser } from '../../db/repositories/users.ts';
import { loadDefaultRules } from '../../wiring.ts';
import { hashPassword } from '../../security/passwords.ts';
import { openTestDatabase } from './databases.ts';
import type { DatabaseKind } from './databases.ts';
import { createTestLog, createTestMetrics } from './delivery.ts';

/** Where decisions go in these tests: what was asked is kept, what is answered can be set. Decisions themselves are tested end to end. */
export type TestGateway = WorkflowGateway & {
  started: string[];
  decisions: { applicationId: string; updateId: string; input: DecisionInput }[];
  /** What `startApplication` does; throws to play Temporal being away. */
  onStart: () => Promise<void>;
  onDecide: (input: DecisionInput) => Promise<DecisionResult>;
};

function createTestGateway(): TestGateway {
  const gateway: TestGateway = {
    started: [],
    decisions: [],
    onStart: async () => undefined,
    onDecide: async () => ({ accepted: true }),
    startApplication: async (id) => {
      await gateway.onStart();
      gateway.started.push(id);
    },
    signalInbox: async () => 'ok',
    decide: async (applicationId, updateId, input) => {
      gateway.decisions.push({ applicationId, updateId, input });
      return gateway.onDecide(input);
    },
    isReachable: async () => true,
    isRunning: async () => true,
  };
  return gateway;
}

export type HttpAnswer<T = unknown> = { status: number; headers: Headers; body: T; text: string };
export type HttpRequest = {
  method?: string;
  key?: string;
  body?: unknown;
  raw?: string | Uint8Array;
  headers?: { [name: string]: string };
};

/** A hub's HTTP side on a free port, with a real database, real keys and real files of its own. */
export type HttpHub = {
  url: string;
  deps: HttpDeps;
  dataDir: string;
  gateway: TestGateway;
  logLines: string[];
  /** One API key for each role; business and interviewer belong to the department `sales`. */
  keys: { [role in Role]: string };
  send: <T = Record<string, unknown>>(path: string, request?: HttpRequest) => Promise<HttpAnswer<T>>;
  makeKey: (role: Role, departmentId?: string | null) => Promise<string>;
  addUser: (login: string, password: string, role?: Role) => Promise<string>;
  /** The headers of a signed-in page, CSRF token included. */
  signIn: (login: string, password: string) => Promise<{ [name: string]: string }>;
  close: () => Promise<void>;
};

export const roles: readonly Role[] = [
  'administrator',
  'hr',
  'recruiter',
  'business',
  'interviewer',
  'it',
  'auditor',
  'candidate',
];

export async function startHttpHub(
  options: { kind?: DatabaseKind; routes?: readonly AnyRoute[]; now?: () => Date } = {},
): Promise<HttpHub> {
  const db = await openTestDatabase(options.kind ?? 'sqlite');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hub_http_'));
  const vault = createVault(randomBytes(32));
  const log = createTestLog();
  const gateway = createTestGateway();
  const registry = createRegistry();
  const now = options.now ?? (() => new Date());
  const newId = () => randomUUID();
  const metrics = createTestMetrics();
  const eventStream = createEventStream({ db, log }, { pollMs: 30 });
  const dispatcher = createDispatcher({ db, gateway, log, now, crashPoint: () => undefined });
  const writer = createInboxWriter({ db, vault, now, newId, crashPoint: () => undefined });
  const deps: HttpDeps = {
    config: {
      publicUrl: 'http://127.0.0.1:8700',
      sandboxUrl: null,
      temporalUiUrl: null,
      trustProxy: 0,
      allowPrivateWebhooks: true,
    },
    db,
    vault,
    files: createFileStore(dataDir),
    log,
    now,
    newId,
    crashPoint: () => undefined,
    registry,
    gateway,
    eventStream,
    inbox: createInbox({ db, vault, registry, writer, dispatcher, now, metrics }),
    openContext: (connector, connection, key, signal) => createContext({ connector, connection, key, now, signal }),
    metrics: { registry: new Registry() },
    defaultRules: loadDefaultRules(),
    papers: createPapers(),
    extractResume: extractBuiltIn,
    scanResume: (bytes) => scanResume(bytes),
    checkAttachment: (bytes, fileName) => checkAttachment({ bytes, fileName }),
  };
  const app = options.routes ? createApp(deps, options.routes) : createApp(deps);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const makeKey = async (role: Role, departmentId: string | null = null) =>
    (await makeApiKey(db.knex, vault, { id: newId(), name: role, role, departmentId, createdAt: now().toISOString() }))
      .key;
  for (const id of ['sales', 'rooms'])
    await insertDepartment(db.knex, { id, name: { en: id }, createdAt: now().toISOString() });
  const keys = {} as HttpHub['keys'];
  for (const role of roles)
    keys[role] = await makeKey(role, role === 'business' || role === 'interviewer' ? 'sales' : null);

  return {
    url,
    deps,
    dataDir,
    gateway,
    logLines: log.lines,
    keys,
    makeKey,
    async addUser(login, password, role = 'administrator') {
      const id = newId();
      await insertUser(db.knex, {
        id,
        login,
        displayName: login,
        role,
        departmentId: null,
        locale: 'en',
        createdAt: now().toISOString(),
        passwordHash: await hashPassword(password),
      });
      return id;
    },
    async send<T>(address: string, request: HttpRequest = {}) {
      const body = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
      const answer = await fetch(url + address, {
        method: request.method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          ...(request.key ? { authorization: `Bearer ${request.key}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
        },
        ...(body === undefined ? {} : { body: body as BodyInit }),
        redirect: 'manual',
      });
      const text = await answer.text();
      const isJson = /json/.test(answer.headers.get('content-type') ?? '');
      return {
        status: answer.status,
        headers: answer.headers,
        text,
        body: (isJson ? JSON.parse(text) : undefined) as T,
      };
    },
    async signIn(login, password) {
      const answer = await fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login, password }),
      });
      if (answer.status !== 201) throw new Error(`sign-in was refused: ${await answer.text()}`);
      const { csrfToken } = (await answer.json()) as { csrfToken: string };
      return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', 'x-csrf-token': csrfToken };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await eventStream.stop();
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
