import { randomBytes, randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connector, RawWebhook } from '../../connectors/contract.ts';
import { createRegistry, type ConnectorRegistry } from '../../connectors/registry.ts';
import type { Db } from '../../db/connection.ts';
import { insertApplication } from '../../db/repositories/applications.ts';
import { insertConnection } from '../../db/repositories/connections.ts';
import { insertOrder } from '../../db/repositories/interview-orders.ts';
import { insertDataKey } from '../../db/repositories/keys.ts';
import type { DeliveryLog, DeliveryMetrics } from '../../delivery/delivery-log.ts';
import { newWebhookSecret, signWebhook } from '../../delivery/standard-webhooks.ts';
import { initialState } from '../../domain/process/initial-state.ts';
import type { ProcessState } from '../../domain/process/types.ts';
import { createVault, type DataKey, type Vault } from '../../security/vault.ts';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { databaseKinds, openTestDatabase, type DatabaseKind } from './databases.ts';

const deliveryTables = [
  'inbox',
  'interview_orders',
  'applications',
  'data_keys',
  'connections',
  'webhook_deliveries',
  'webhook_subscriptions',
  'events',
  'leases',
];

/** Runs a suite once for each kind of database, in one database for all of its tests, emptied before each. */
export function forEachEmptiedDatabase(suite: (kind: DatabaseKind, get: () => Db & { url: string }) => void): void {
  describe.each(databaseKinds)('on %s', (kind) => {
    let db: Db & { url: string };
    beforeAll(async () => {
      db = await openTestDatabase(kind);
    });
    beforeEach(async () => {
      await db.transaction(async (tx) => {
        for (const table of deliveryTables) await tx(table).delete();
        await tx('sequencer').update({ value: 0 });
      });
    });
    afterAll(() => db.close());
    suite(kind, () => db);
  });
}

/** A log that keeps its lines. */
export function createTestLog(): DeliveryLog & { lines: string[] } {
  const lines: string[] = [];
  const keep = (fields: Record<string, unknown>, message: string): void => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { lines, info: keep, warn: keep, error: keep };
}

/** Counters that can be read back: `counts['name']` summed over labels. */
export function createTestMetrics(): DeliveryMetrics & { counts: Record<string, number> } {
  const counts: Record<string, number> = {};
  return {
    counts,
    count(name, _labels, by = 1) {
      counts[name] = (counts[name] ?? 0) + by;
    },
  };
}

/** A connection to the interview vendor and one application with an order, enough for events to arrive. */
export type Seed = {
  vault: Vault;
  connectionId: string;
  webhookSecret: string;
  applicationId: string;
  candidateId: string;
  orderId: string;
  keyId: string;
  key: DataKey;
};

export async function seedInterview(
  db: Db,
  given: {
    vault?: Vault;
    state?: Partial<ProcessState>;
    orderId?: string;
    withOrder?: boolean;
    webhookSecret?: string;
  } = {},
): Promise<Seed> {
  const vault = given.vault ?? createVault(randomBytes(32));
  const now = '2026-03-01T08:00:00.000Z';
  const [applicationId, candidateId, keyId, connectionId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const orderId = given.orderId ?? randomUUID();
  const webhookSecret = given.webhookSecret ?? newWebhookSecret();
  const wrapped = vault.newDataKey(candidateId, keyId);
  await db.transaction(async (tx) => {
    await insertConnection(tx, vault, {
      id: connectionId,
      connectorId: 'clearvoice',
      name: 'vendor',
      config: { baseUrl: 'http://127.0.0.1:9/interview' },
      credentials: { token: 'secret-token', webhookSecret },
      createdAt: now,
    });
    await insertDataKey(tx, wrapped, now);
    await insertApplication(tx, {
      id: applicationId,
      candidateId,
      keyId,
      jobId: randomUUID(),
      departmentId: randomUUID(),
      processId: 'first',
      processVersion: 1,
      language: 'zh',
      source: null,
      state: { ...initialState(), ...given.state },
      createdAt: now,
    });
  });
  const seed = { vault, connectionId, webhookSecret, applicationId, candidateId, orderId, keyId, key: wrapped.key };
  if (given.withOrder !== false) await addOrder(db, seed);
  return seed;
}

/** The order of a seed made with `withOrder: false`. */
export async function addOrder(db: Db, seed: Seed): Promise<void> {
  await db.transaction((tx) =>
    insertOrder(tx, {
      id: seed.orderId,
      applicationId: seed.applicationId,
      stageId: 'aiInterview',
      connectionId: seed.connectionId,
      expiresAt: '2026-04-01T08:00:00.000Z',
      createdAt: '2026-03-01T08:00:00.000Z',
    }),
  );
}

/** A signed webhook of the vendor as it would come now. */
export function vendorWebhook(
  seed: Pick<Seed, 'webhookSecret' | 'orderId'>,
  more: { id?: string; type?: string; now?: Date; orderId?: string; data?: unknown } = {},
): RawWebhook {
  const id = more.id ?? randomUUID();
  const now = more.now ?? new Date();
  const body = JSON.stringify({
    id,
    type: more.type ?? 'interview.started',
    occurredAt: now.toISOString(),
    orderId: more.orderId ?? 'CV-000001',
    externalId: seed.orderId,
    data: more.data ?? {},
  });
  return {
    bytes: Buffer.from(body, 'utf8'),
    headers: { 'content-type': 'application/json', ...signWebhook([seed.webhookSecret], id, now, body) },
  };
}

/** The registry with the interview vendor's poll answered by `poll`. */
export function registryWithPoll(poll: NonNullable<Connector['events']>['poll']): ConnectorRegistry {
  const real = createRegistry();
  const vendor = real.get('clearvoice');
  if (vendor?.events === undefined || poll === undefined) throw new Error('the interview connector has no events');
  return createRegistry([{ ...vendor, events: { ...vendor.events, poll } }]);
}

/** What a receiver was sent. */
export type Received = { headers: http.IncomingHttpHeaders; body: string; url: string };

/** A receiver on a free port of this machine; `answer` decides what it says, 204 by default. */
export async function startReceiver(
  answer: (request: Received, response: http.ServerResponse) => void = (_, response) => response.writeHead(204).end(),
): Promise<{ url: string; received: Received[]; close(): Promise<void> }> {
  const received: Received[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8'), url: request.url ?? '' };
      received.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
