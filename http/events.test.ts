import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Event, InboxEntry, WebhookSubscription } from '../schemas/types.ts';
import { insertDeliveries } from '../db/repositories/deliveries.ts';
import { insertConnection } from '../db/repositories/connections.ts';
import { newWebhookSecret } from '../delivery/standard-webhooks.ts';
import { apply, seedHiring } from '../test/support/hiring.ts';
import { vendorWebhook } from '../test/support/delivery.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub } from '../test/support/http-hub.ts';

let hub: HttpHub;
let n = 0;
const applyAs = (more: object = {}) =>
  apply(hub, { candidate: { formattedName: `E ${++n}`, emails: [`event${n}@example.com`] }, ...more });
beforeAll(async () => {
  hub = await startHttpHub();
  await seedHiring(hub.deps);
});
afterAll(() => hub.close());

/** Opens the live stream and collects its events until stopped. */
async function listen(key: string, from: string = '', headers: { [name: string]: string } = {}) {
  const stop = new AbortController();
  const answer = await fetch(`${hub.url}/api/v1/events/stream${from}`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
    signal: stop.signal,
  });
  const events: Event[] = [];
  let text = '';
  const reading = (async () => {
    try {
      for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
        text += Buffer.from(part).toString('utf8');
        events.splice(
          0,
          events.length,
          ...[...text.matchAll(/^data: (.*)$/gm)].map(([, line]) => JSON.parse(line ?? '') as Event),
        );
      }
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    }
  })();
  return { answer, events, stop: async () => (stop.abort(), reading) };
}
async function waitFor(done: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !done(); i++) await sleep(25);
  expect(done()).toBe(true);
}

describe('the stream of events', () => {
  it('is read page by page, in order, and holds no personal data', async () => {
    await applyAs();
    await applyAs();
    const first = await hub.send<{ items: Event[]; next: string }>('/api/v1/events?limit=3', { key: hub.keys.hr });
    const rest = await hub.send<{ items: Event[]; next: string }>(`/api/v1/events?after=${first.body.next}`, {
      key: hub.keys.hr,
    });
    const positions = [...first.body.items, ...rest.body.items].map(({ position }) => Number(position));
    expect(positions).toEqual(positions.map((_, index) => index + 1));
    expect(first.text + rest.text).not.toContain('example.com');
    expect(rest.body.items[0]).toMatchObject({ specversion: '1.0', type: 'application.created' });
    const empty = await hub.send<{ items: Event[]; next: string }>(`/api/v1/events?after=${rest.body.next}`, {
      key: hub.keys.hr,
    });
    expect(empty.body).toEqual({ items: [], next: rest.body.next });
  });
  it('comes live, and goes on where a reader left it', async () => {
    const live = await listen(hub.keys.hr);
    expect(live.answer.headers.get('content-type')).toBe('text/event-stream');
    await sleep(100);
    const application = await applyAs();
    await waitFor(() => live.events.some(({ data }) => data['applicationId'] === application.id));
    await live.stop();
    const seen = live.events.at(-1)?.position ?? '';
    const missed = await applyAs();
    const again = await listen(hub.keys.hr, '', { 'last-event-id': seen });
    await waitFor(() => again.events.length >= 2);
    expect(again.events.map(({ position }) => Number(position))[0]).toBe(Number(seen) + 1);
    expect(again.events.some(({ data }) => data['applicationId'] === missed.id)).toBe(true);
    await again.stop();
  });
  it('shows a department its own alone', async () => {
    const own = await listen(hub.keys.business, '?after=0');
    const rooms = await applyAs({ jobId: 'job-rooms' });
    const sales = await applyAs();
    await waitFor(() => own.events.some(({ data }) => data['applicationId'] === sales.id));
    expect(own.events.some(({ data }) => data['applicationId'] === rooms.id)).toBe(false);
    expect(own.events.every(({ subject }) => subject.startsWith('application/'))).toBe(true);
    await own.stop();
  });
});

describe('a webhook', () => {
  const webhookSecret = newWebhookSecret();
  beforeAll(async () => {
    await insertConnection(hub.deps.db.knex, hub.deps.vault, {
      id: 'vendor',
      connectorId: 'clearvoice',
      name: 'vendor',
      config: { baseUrl: 'http://127.0.0.1:9' },
      credentials: { token: 'x', webhookSecret },
      createdAt: new Date().toISOString(),
    });
  });
  const deliver = (raw: { bytes: Uint8Array; headers: { [name: string]: string } }, id = 'vendor') =>
    hub.send(`/webhooks/${id}`, { method: 'POST', raw: raw.bytes, headers: raw.headers });

  it('rightly signed is kept and answered with 202, and again without a second row', async () => {
    const raw = vendorWebhook({ webhookSecret, orderId: 'order-1' });
    const first = await deliver(raw);
    const second = await deliver(raw);
    expect([first.status, first.body]).toEqual([202, { received: 1, duplicates: 0 }]);
    expect([second.status, second.body]).toEqual([202, { received: 0, duplicates: 1 }]);
    const inbox = await hub.send<{ items: InboxEntry[] }>('/api/v1/inbox?connectionId=vendor', { key: hub.keys.it });
    expect(inbox.body.items).toMatchObject([{ outcome: 'unmatched', eventType: 'interview.started', via: 'webhook' }]);
    expect(inbox.text).not.toContain('order-1');
  });
  it('not signed, wrongly signed, changed on its way, or for nobody is refused', async () => {
    const raw = vendorWebhook({ webhookSecret, orderId: 'order-2' });
    const code = async (answer: ReturnType<typeof deliver>) => {
      const { status, body } = await answer;
      return [status, body['code']];
    };
    expect(await code(deliver({ ...raw, headers: { 'content-type': 'application/json' } }))).toEqual([
      401,
      'webhook_signature_invalid',
    ]);
    expect(await code(deliver({ ...raw, bytes: Buffer.concat([raw.bytes, Buffer.from(' ')]) }))).toEqual([
      401,
      'webhook_signature_invalid',
    ]);
    expect(await code(deliver(vendorWebhook({ webhookSecret: newWebhookSecret(), orderId: 'x' })))).toEqual([
      401,
      'webhook_signature_invalid',
    ]);
    expect(
      await code(deliver(vendorWebhook({ webhookSecret, orderId: 'x' }, { now: new Date(Date.now() - 86_400_000) }))),
    ).toEqual([401, 'webhook_timestamp_stale']);
    expect(await code(deliver(raw, 'nobody'))).toEqual([404, 'connection_not_found']);
    expect(await code(deliver(raw, 'peoplebase'))).toEqual([404, 'webhooks_unsupported']);
  });
  it('above 1 MiB is refused', async () => {
    const answer = await deliver({ bytes: Buffer.alloc(1024 * 1024 + 1, 32), headers: {} });
    expect([answer.status, answer.body['code']]).toEqual([413, 'body_too_large']);
  });
});

describe('a subscription', () => {
  const path = '/api/v1/webhook-subscriptions';
  const make = (body: object) => hub.send<WebhookSubscription>(path, { key: hub.keys.it, body });
  it('shows its secret once, and again only when it is made anew', async () => {
    const made = await make({ url: 'http://127.0.0.1:8999/hook', eventTypes: ['application.created'] });
    expect(made.status).toBe(201);
    expect(made.body.secret).toMatch(/^whsec_/);
    const read = await hub.send(`${path}/${made.body.id}`, { key: hub.keys.it });
    expect(read.body['secret']).toBeUndefined();
    const rotated = await hub.send(`${path}/${made.body.id}/rotate-secret`, { method: 'POST', key: hub.keys.it });
    expect(rotated.body['secret']).toMatch(/^whsec_/);
    expect(rotated.body['secret']).not.toBe(made.body.secret);
    const paused = await hub.send(`${path}/${made.body.id}`, {
      method: 'PATCH',
      key: hub.keys.it,
      body: { status: 'paused' },
      headers: { 'if-match': '"2"' },
    });
    expect(paused.body).toMatchObject({ status: 'paused', version: 3 });
  });
  it('to an address that may not be called, or for an event that never comes, is refused', async () => {
    expect((await make({ url: 'http://169.254.169.254/latest' })).body).toMatchObject({ code: 'url_not_allowed' });
    expect((await make({ url: 'http://127.0.0.1:8999', eventTypes: ['moon.full'] })).body).toMatchObject({
      code: 'reference_unknown',
      path: '/eventTypes/0',
    });
  });
  it('shows what was sent, and sends it again when asked', async () => {
    const { body } = await make({ url: 'http://127.0.0.1:8999/hook' });
    await applyAs();
    const { db, newId } = hub.deps;
    const id = newId();
    await insertDeliveries(db.knex, [
      { id, subscriptionId: body.id, position: 1, createdAt: new Date().toISOString() },
    ]);
    await db.knex('webhook_deliveries').where({ id }).update({ status: 'failed', attempts: 10, next_attempt_at: null });
    const list = await hub.send<{ items: { id: string; status: string }[] }>(
      `${path}/${body.id}/deliveries?status=failed`,
      { key: hub.keys.it },
    );
    expect(list.body.items.map((delivery) => delivery.id)).toEqual([id]);
    const again = await hub.send(`${path}/${body.id}/deliveries/${id}/redeliver`, { method: 'POST', key: hub.keys.it });
    expect(again.body).toMatchObject({ status: 'pending', attempts: 0 });
    const other = await make({ url: 'http://127.0.0.1:8999/other' });
    expect(
      (await hub.send(`${path}/${other.body.id}/deliveries/${id}/redeliver`, { method: 'POST', key: hub.keys.it }))
        .status,
    ).toBe(404);
  });
});
