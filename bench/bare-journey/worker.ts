import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker, type InjectedSinks } from '@temporalio/worker';
import { createRegistry } from '../../connectors/registry.ts';
import type { InboundEvent } from '../../schemas/types.ts';
import { createBareActivities, type Target } from './activities.ts';
import type { TurnSinks } from './workflow.ts';

/** The bare side's one process: webhook receiver (unverified, unkept) and worker. Options come as JSON in the first argument. */
type Options = Target & { temporalAddress: string; port: number };
const options = JSON.parse(process.argv[2] ?? '{}') as Options;
Runtime.install({ logger: new DefaultLogger('WARN') });
const client = new Client({ connection: await Connection.connect({ address: options.temporalAddress }) });
const registry = createRegistry();
/** What the workflow waits for; the hub reads everything else only to keep it. */
const awaited = new Set(['interview.reportReady', 'interview.recordingReady', 'backgroundCheck.reportReady']);

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const source = registry.get((request.url ?? '').replace(/^\/|\?.*$/g, ''))?.events;
    const { acknowledgement } = source ?? {};
    take(source?.parse({ bytes: Buffer.concat(parts), headers: {} }, {}) ?? []).then(
      () => response.writeHead(acknowledgement?.status ?? 202).end(acknowledgement?.body),
      () => response.writeHead(500).end(),
    );
  });
}).listen(options.port, '127.0.0.1');

async function take(events: InboundEvent[]): Promise<void> {
  for (const { eventType, externalRef } of events) {
    const [, id, number] = /^(.*)-(o\d)$/.exec(externalRef ?? '') ?? [];
    if (id === undefined || !awaited.has(eventType)) continue;
    await client.workflow.getHandle(id).signal('heard', `${number}/${eventType}`);
  }
}

const sinks: InjectedSinks<TurnSinks> = {
  people: { ask: { fn: (_info, id, turn) => void process.send?.({ id, turn }), callDuringReplay: false } },
};
const connection = await NativeConnection.connect({ address: options.temporalAddress });
const worker = await Worker.create({
  connection,
  taskQueue: 'bare-journey',
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
  activities: createBareActivities(options),
  sinks,
  maxConcurrentActivityTaskExecutions: 32,
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
await worker.run();
