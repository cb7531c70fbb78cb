import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertConnection } from '../../db/repositories/connections.ts';
import type { InboxEntry } from '../../schemas/types.ts';
import { startHttpHub, type HttpHub } from '../../test/support/http-hub.ts';

const webhookSecret = 'a-secret-of-the-test-vendor';
let hub: HttpHub;

beforeAll(async () => {
  hub = await startHttpHub();
  await insertConnection(hub.deps.db.knex, hub.deps.vault, {
    id: 'tests',
    connectorId: 'quizmill',
    name: 'tests',
    config: { baseUrl: 'http://127.0.0.1:9' },
    credentials: { token: 'x', webhookSecret },
    createdAt: new Date().toISOString(),
  });
});
afterAll(() => hub.close());

const text =
  '<xml><event_id>7412500000001048580</event_id><event>order.started</event><event_time>1795341600000</event_time>' +
  '<order_id>7412500000003145738</order_id><out_trade_no>order-1</out_trade_no><data></data></xml>';

/** Sends the event as the vendor does, its signature in the address. */
function deliver(change: { body?: string; more?: string } = {}) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = '0123456789abcdef';
  const signature = createHmac('sha256', webhookSecret).update(`${timestamp}\n${nonce}\n${text}`).digest('hex');
  const query = new URLSearchParams({ timestamp, nonce, signature });
  return hub.send(`/webhooks/tests?${query.toString()}${change.more ?? ''}`, {
    method: 'POST',
    raw: Buffer.from(change.body ?? text),
    headers: { 'content-type': 'text/xml' },
  });
}

it('answers in the words that the vendor wants to read, also the second time, and keeps one row', async () => {
  for (let time = 0; time < 2; time++) {
    const answer = await deliver();
    expect([answer.status, answer.text]).toEqual([200, 'success']);
    expect(answer.headers.get('content-type')).toContain('text/plain');
  }
  const inbox = await hub.send<{ items: InboxEntry[] }>('/api/v1/inbox?connectionId=tests', { key: hub.keys.it });
  expect(inbox.body.items).toMatchObject([{ eventType: 'interview.started', via: 'webhook' }]);
});

it('says nothing of the kind to a webhook that is not signed', async () => {
  for (const change of [{ body: text.replace('order-1', 'order-2') }, { more: '&nonce=fedcba9876543210' }]) {
    const answer = await deliver(change);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toContain('success');
  }
  const bare = await hub.send('/webhooks/tests', { method: 'POST', raw: Buffer.from(text) });
  expect([bare.status, bare.body['code']]).toEqual([401, 'webhook_signature_invalid']);
});
