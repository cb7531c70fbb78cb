import { createServer } from 'node:http';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createAdvance } from './activities/advance.ts';
import { createPerform } from './activities/perform.ts';
import { loadConfig } from './config.ts';
import { migrateUp } from './db/migrate.ts';
import { createWiring } from './wiring.ts';
import { loadWorkflowBundle } from './workflow-bundle.ts';
import { taskQueue } from './workflows/messages.ts';

const config = loadConfig();
const wiring = await createWiring(config, 'worker');
const { log } = wiring;
await migrateUp(wiring.db);

// Of the SDK's own lines only sentence and error class are kept: their fields may carry failure texts.
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
    log.warn({ sdk: level, ...(meta?.['error'] instanceof Error ? { err: meta['error'] } : {}) }, message);
  }),
  shutdownSignals: [],
});
const connection = await NativeConnection.connect({ address: config.temporalAddress });
const worker = await Worker.create({
  connection,
  namespace: config.temporalNamespace,
  taskQueue,
  workflowBundle: await loadWorkflowBundle(config.dataDir, wiring.dataConverter.failureConverterPath ?? ''),
  dataConverter: wiring.dataConverter,
  activities: { advance: createAdvance(wiring), ...createPerform({ ...wiring, publicUrl: config.publicUrl }) },
  maxConcurrentActivityTaskExecutions: 32,
  maxConcurrentLocalActivityExecutions: 32,
  shutdownGraceTime: '3 seconds',
  shutdownForceTime: '4 seconds',
});

const metricsServer =
  config.workerMetricsPort === null
    ? null
    : createServer((request, response) => {
        if (request.url === '/readyz') response.writeHead(worker.getState() === 'RUNNING' ? 200 : 503).end();
        else void wiring.metrics.registry.metrics().then((text) => response.end(text));
      }).listen(config.workerMetricsPort, config.host);

let isStopping = false;
function stop(): void {
  if (isStopping) return;
  isStopping = true;
  if (worker.getState() === 'RUNNING') worker.shutdown();
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('disconnect', stop);

log.info({}, 'worker is ready');
process.send?.('ready');
try {
  await worker.run();
} catch (error) {
  // A step under way when time was up: its transaction is whole or not there, and Temporal hands it out again.
  log.error({ err: error }, 'worker stopped before its work was done');
}
metricsServer?.close();
await connection.close();
await wiring.close();
process.exit(0);
