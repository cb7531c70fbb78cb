// What the hub is measured against: express, one insert of the same row by knex, 202. Nothing is checked or sealed.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { v7 as newId } from 'uuid';
import { openDatabase } from '../../db/connection.ts';
import { migrateUp } from '../../db/migrate.ts';

const [databaseUrl = ''] = process.argv.slice(2);
const db = await openDatabase(databaseUrl);
await migrateUp(db);
// As long as the hub's sealed content of this event.
const content = 'x'.repeat(1_000);

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.post('/webhooks/bench', express.json(), async (request, response) => {
  const { id, occurredAt, orderId, externalId } = request.body as Record<string, string>;
  await db.knex('inbox').insert({
    id: newId(),
    connection_id: '019ab000-0000-7000-8000-000000000000',
    delivery_key: id,
    event_type: 'interview.started',
    via: 'webhook',
    application_id: '019ab000-0000-7000-8000-000000000001',
    remote_order_id: orderId,
    external_ref: externalId,
    outcome: 'pending',
    content,
    occurred_at: occurredAt,
    received_at: new Date().toISOString(),
  });
  response.status(202).json({ received: 1, duplicates: 0 });
});
const server = createServer(app);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ port, path: '/webhooks/bench', secret: null, orderIds: ['bench'] })}\n`);
});
