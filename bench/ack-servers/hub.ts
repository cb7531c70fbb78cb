// The hub's server as server.ts builds it, with nobody behind it: what is measured ends at the 202.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { initialState } from '../../domain/process/initial-state.ts';
import { createContext } from '../../connectors/kit/context.ts';
import { loadConfig } from '../../config.ts';
import { createFileStore } from '../../db/file-store.ts';
import { migrateUp } from '../../db/migrate.ts';
import { insertApplication } from '../../db/repositories/applications.ts';
import { insertConnection } from '../../db/repositories/connections.ts';
import { insertOrder } from '../../db/repositories/interview-orders.ts';
import { insertDataKey } from '../../db/repositories/keys.ts';
import { createDispatcher } from '../../delivery/dispatcher.ts';
import { createEventStream } from '../../delivery/event-stream.ts';
import { createInboxWriter } from '../../delivery/inbox-writer.ts';
import { createInbox } from '../../delivery/inbox.ts';
import { newWebhookSecret } from '../../delivery/standard-webhooks.ts';
import type { WorkflowGateway } from '../../delivery/workflow-gateway.ts';
import { checkAttachment } from '../../documents/attachments/check-attachment.ts';
import { scanResume } from '../../documents/attachments/scan-resume.ts';
import { createApp } from '../../http/app.ts';
import { createWiring } from '../../wiring.ts';

const orders = 64;
const [databaseUrl = '', dataDir = ''] = process.argv.slice(2);
const config = loadConfig({ DATABASE_URL: databaseUrl, HUB_DATA_DIR: dataDir, HUB_LOG_LEVEL: 'error', HUB_PORT: '0' });
const wiring = await createWiring(config, 'bench');
const { db, vault, newId } = wiring;
await migrateUp(db);

const secret = newWebhookSecret();
const connectionId = newId();
const orderIds = await seed();

// Says yes to every signal at once: Temporal's own work is no part of the answer.
const gateway: WorkflowGateway = {
  startApplication: async () => undefined,
  signalInbox: async () => 'ok',
  decide: async () => ({ accepted: true }),
  isRunning: async () => true,
  isReachable: async () => true,
};
const parts = { ...wiring, gateway };
const dispatcher = createDispatcher(parts);
const inbox = createInbox({ ...parts, writer: createInboxWriter(parts), dispatcher });
const app = createApp({
  ...parts,
  inbox,
  files: createFileStore(dataDir),
  eventStream: createEventStream(parts),
  scanResume: (bytes) => scanResume(bytes),
  checkAttachment: (bytes, fileName) => checkAttachment({ bytes, fileName }),
  openContext: (connector, of, key, signal) =>
    createContext({ connector, connection: of, key, now: wiring.now, signal }),
});
const server = createServer(app);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ port, path: `/webhooks/${connectionId}`, secret, orderIds })}\n`);
});

async function seed(): Promise<string[]> {
  const createdAt = wiring.now().toISOString();
  return db.transaction(async (tx) => {
    await insertConnection(tx, vault, {
      id: connectionId,
      connectorId: 'clearvoice',
      name: 'bench',
      config: { baseUrl: 'http://127.0.0.1:9/interview' },
      credentials: { token: 'bench', webhookSecret: secret },
      createdAt,
    });
    const ids: string[] = [];
    for (let n = 0; n < orders; n++) {
      const [candidateId, keyId, applicationId, orderId] = [newId(), newId(), newId(), newId()];
      await insertDataKey(tx, vault.newDataKey(candidateId, keyId), createdAt);
      await insertApplication(tx, {
        id: applicationId,
        candidateId,
        keyId,
        jobId: newId(),
        departmentId: newId(),
        processId: 'first',
        processVersion: 1,
        language: 'zh',
        source: null,
        state: initialState(),
        createdAt,
      });
      await insertOrder(tx, {
        id: orderId,
        applicationId,
        stageId: 'interview',
        connectionId,
        expiresAt: null,
        createdAt,
      });
      ids.push(orderId);
    }
    return ids;
  });
}
