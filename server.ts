import { createServer } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import { createContext } from './connectors/kit/context.ts';
import { runOperation } from './connectors/kit/run-operation.ts';
import { loadConfig } from './config.ts';
import { findKnownFileRefs } from './db/repositories/resumes.ts';
import { migrateUp } from './db/migrate.ts';
import { createAvailabilitySync } from './delivery/availability-sync.ts';
import { createDispatcher } from './delivery/dispatcher.ts';
import { createEventStream } from './delivery/event-stream.ts';
import { createInbox } from './delivery/inbox.ts';
import { createInboxWriter } from './delivery/inbox-writer.ts';
import { createOutboundHttp } from './delivery/outbound-http.ts';
import { createOutboundGuard } from './delivery/outbound-url.ts';
import { createOutbox } from './delivery/outbox.ts';
import { createPoller, type OpenContext } from './delivery/poller.ts';
import { createSweeper } from './delivery/sweeper.ts';
import { createWorkflowGateway } from './delivery/workflow-gateway.ts';
import { createJobPusher } from './delivery/job-pushes.ts';
import { createMaintenance } from './delivery/maintenance.ts';
import { checkAttachment } from './documents/attachments/check-attachment.ts';
import { scanResume } from './documents/attachments/scan-resume.ts';
import { createApp } from './http/app.ts';
import { createWiring } from './wiring.ts';

const config = loadConfig();
const wiring = await createWiring(config, 'server');
await migrateUp(wiring.db);

// Lazy: without Temporal the server still takes and keeps what comes; the sweeper brings it on later.
const connection = Connection.lazy({ address: config.temporalAddress });
const client = new Client({ connection, namespace: config.temporalNamespace, dataConverter: wiring.dataConverter });
const parts = { ...wiring, holder: wiring.newId(), gateway: createWorkflowGateway(client) };
const dispatcher = createDispatcher(parts);
const writer = createInboxWriter(parts);
const inbox = createInbox({ ...parts, writer, dispatcher });
const openContext: OpenContext = (connector, of, key, signal) =>
  createContext({ connector, connection: of, key, now: wiring.now, signal });
const eventStream = createEventStream(parts);
const { files } = wiring;
const background = [
  createSweeper({
    ...parts,
    sweepFiles: (olderThan) => files.sweep((refs) => findKnownFileRefs(wiring.db.knex, refs), olderThan),
  }),
  createPoller({ ...parts, openContext, writer, dispatcher }, { pollSeconds: config.pollSeconds }),
  createAvailabilitySync({ ...parts, openContext }),
  createMaintenance(parts),
  createJobPusher({ ...parts, openContext, runOperation, random: Math.random }),
  createOutbox({
    ...parts,
    http: createOutboundHttp(createOutboundGuard({ allowPrivate: config.allowPrivateWebhooks })),
    random: Math.random,
    source: config.publicUrl,
  }),
];

const app = createApp({
  ...parts,
  eventStream,
  inbox,
  openContext,
  scanResume: (bytes) => scanResume(bytes, { clamdAddress: config.clamdAddress }),
  checkAttachment: (bytes, fileName) => checkAttachment({ bytes, fileName }, { clamdAddress: config.clamdAddress }),
});
// Longer than proxies and clients keep an idle connection: the hub must not close one that they are about to use.
const server = createServer({ keepAliveTimeout: 75_000 }, app);
server.listen(config.port, config.host, () => {
  wiring.log.info({ port: config.port }, 'server is ready');
  process.send?.('ready');
});
for (const part of background) part.start();

let isStopping = false;
/** Takes no new requests, finishes those under way, then closes what they used. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  const closed = new Promise((done) => server.close(done));
  await eventStream.stop();
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 2000).unref();
  await Promise.all([closed, ...background.map((part) => part.stop())]);
  await writer.drain();
  await dispatcher.idle();
  await connection.close();
  await wiring.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.on('disconnect', () => void stop());
