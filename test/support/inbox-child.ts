// A server of its own process that takes webhooks and kills itself at a named crash point; run by test/delivery.
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRegistry } from '../../connectors/registry.ts';
import { openDatabase } from '../../db/connection.ts';
import { createDispatcher } from '../../delivery/dispatcher.ts';
import { createInboxWriter } from '../../delivery/inbox-writer.ts';
import { createInbox } from '../../delivery/inbox.ts';
import { createVault } from '../../security/vault.ts';

const [databaseUrl = '', masterKey = '', crashAt = '', passes = '1', planted = ''] = process.argv.slice(2);
const db = await openDatabase(databaseUrl);
const vault = createVault(Buffer.from(masterKey, 'base64'));
let left = Number(passes);
const crashPoint = (name: string): void => {
  if (name === crashAt && --left === 0) process.kill(process.pid, 'SIGKILL');
};
const ignore = (): void => undefined;
const log = { info: ignore, warn: ignore, error: ignore };
const shared = { db, vault, now: () => new Date(), newId: randomUUID, crashPoint, log, metrics: { count: ignore } };
const writer = createInboxWriter(shared);
const dispatcher = createDispatcher({ ...shared, gateway: { signalInbox: async () => 'ok' } });
const inbox = createInbox({ ...shared, registry: createRegistry(), writer, dispatcher });

const server = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    // The planted fault: the answer goes out before the row is kept.
    if (planted === 'answerFirst') response.writeHead(202).end();
    const connectionId = (request.url ?? '').slice(1);
    inbox
      .receiveWebhook(connectionId, {
        bytes: Buffer.concat(chunks),
        headers: request.headers as { [name: string]: string },
      })
      .then(
        () => response.headersSent || response.writeHead(202).end(),
        () => response.headersSent || response.writeHead(500).end(),
      );
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
