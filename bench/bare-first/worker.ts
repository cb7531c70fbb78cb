import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createBareActivities, type Target } from './activities.ts';

/** The bare side's one process: webhook receiver (unverified, unkept) and worker. Options come as JSON in the first argument. */
type Options = Target & { temporalAddress: string; port: number };
const options = JSON.parse(process.argv[2] ?? '{}') as Options;
const client = new Client({ connection: await Connection.connect({ address: options.temporalAddress }) });
const signals: Record<string, string> = { 'report.ready': 'report', 'recording.ready': 'recording' };

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const event = JSON.parse(Buffer.concat(parts).toString()) as { type: string; externalId: string };
    const signal = signals[event.type.replace('interview.', '')];
    const done = signal === undefined ? Promise.resolve() : client.workflow.getHandle(event.externalId).signal(signal);
    done.then(
      () => response.writeHead(202).end(),
      () => response.writeHead(500).end(),
    );
  });
}).listen(options.port, '127.0.0.1');

const connection = await NativeConnection.connect({ address: options.temporalAddress });
const worker = await Worker.create({
  connection,
  taskQueue: 'bare-first',
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
  activities: createBareActivities(options),
  maxConcurrentActivityTaskExecutions: 32,
});
process.send?.('ready');
await worker.run();
