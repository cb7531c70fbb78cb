import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startHub, type Hub, type ProcessName } from '../../scripts/lib/supervisor.mjs';
import { makeHubDatabase } from './own-database.ts';
import { PatientJourney, type Answer } from './patient-journey.ts';
import { SandboxControl } from './sandbox-control.ts';

export type { ProcessName };

/** A whole hub of its own: Temporal, sandbox, worker and server as real processes, on a database of its own. */
export type TestHub = {
  hub: Hub;
  /** Asks with a key of the role hr. */
  journey: PatientJourney;
  /** The world outside. */
  sandbox: SandboxControl;
  /** A key of another role. */
  as: (role: string, departmentId?: string) => Promise<PatientJourney>;
  /** The first administrator, signed in with a password as in a browser. */
  asAdministrator: <T = Record<string, unknown>>(method: string, address: string, body?: unknown) => Promise<Answer<T>>;
  /** Changes a connection as it stands. */
  changeConnection: (id: string, change: { config?: object; credentials?: object; status?: string }) => Promise<void>;
  /** Where named crash points leave their mark. */
  crashMark: (point: string) => string;
  close: () => Promise<void>;
};

export type TestHubOptions = {
  database?: 'sqlite' | 'mysql';
  env?: Record<string, string>;
  /** How long anything may take; generous, since other programs share the machine. Default 150,000. */
  waitMs?: number;
};

/** Starts one. Takes seconds: share it among the tests of a file. */
export async function startTestHub(options: TestHubOptions = {}): Promise<TestHub> {
  const { database = 'sqlite', env = {}, waitMs = 150_000 } = options;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-hub-'));
  const made = await makeHubDatabase(database);
  const cleanUp = async (): Promise<void> => {
    await made.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  let hub: Hub;
  try {
    hub = await startHub({
      dataDir,
      ...(made.url === undefined ? {} : { databaseUrl: made.url }),
      // Webhooks alone must do: tests of the poll ask for it.
      env: { HUB_LOG_LEVEL: 'warn', HUB_POLL_SECONDS: '3600', ...env },
    });
  } catch (error) {
    await cleanUp();
    throw error;
  }
  const close = async (): Promise<void> => {
    await hub.stop();
    // HUB_TEST_KEEP=1 leaves database, files and logs behind, to look into a failure.
    if (process.env['HUB_TEST_KEEP'] === undefined) await cleanUp();
    else console.log(`Kept: ${hub.dataDir}`);
  };
  try {
    if (hub.sandboxTokens === null || hub.urls.sandbox === null) throw new Error('This hub has no sandbox.');
    const sandbox = new SandboxControl(hub.urls.sandbox, hub.sandboxTokens);
    const asAdministrator = await signIn(hub);
    const keys = new Map<string, Promise<PatientJourney>>();
    const makeKey = async (role: string, departmentId?: string): Promise<PatientJourney> => {
      const answer = await asAdministrator<{ key: string }>('POST', '/api-keys', {
        name: `test ${role}`,
        role,
        ...(departmentId === undefined ? {} : { departmentId }),
      });
      if (answer.status !== 201) throw new Error(`No key for ${role}: ${JSON.stringify(answer.body)}`);
      return new PatientJourney({ url: hub.urls.hub, key: answer.body.key, dataDir: hub.dataDir, waitMs });
    };
    const as: TestHub['as'] = (role, departmentId) => {
      const name = `${role}/${departmentId ?? ''}`;
      const known = keys.get(name) ?? makeKey(role, departmentId);
      keys.set(name, known);
      return known;
    };
    return {
      hub,
      sandbox,
      as,
      asAdministrator,
      journey: await as('hr'),
      changeConnection: async (id, change) => {
        const admin = await as('administrator');
        const before = await admin.send<{ config: object }>('GET', `/connections/${id}`);
        const changed = await admin.send(
          'PATCH',
          `/connections/${id}`,
          {
            ...change,
            ...(change.config === undefined ? {} : { config: { ...before.body.config, ...change.config } }),
          },
          { 'if-match': before.headers.get('etag') ?? '' },
        );
        if (changed.status !== 200) throw new Error(`The connection did not change: ${JSON.stringify(changed.body)}`);
      },
      crashMark: (point) => path.join(hub.dataDir, 'crashed', point),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function signIn(hub: Hub): Promise<TestHub['asAdministrator']> {
  const send = async <T>(
    method: string,
    address: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Answer<T>> => {
    const response = await fetch(`${hub.urls.hub}/api/v1${address}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as T };
  };
  const credentials = { login: hub.adminLogin, password: hub.adminPassword };
  const session = await send<{ csrfToken: string }>('POST', '/session', credentials, {});
  if (session.status !== 201) throw new Error(`The administrator cannot sign in: ${JSON.stringify(session.body)}`);
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return (method, address, body) =>
    send(method, address, body, {
      cookie,
      'x-csrf-token': session.body.csrfToken,
      ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
    });
}
