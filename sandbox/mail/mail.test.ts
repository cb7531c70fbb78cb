import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startReceiver, startTestSandbox, waitFor, type TestClient, type TestSandbox } from '../testing.ts';
import type { Message } from './types.ts';

let running: TestSandbox;
let client: TestClient;
beforeAll(async () => {
  running = await startTestSandbox();
  client = running.client;
});
afterEach(() => client.control('POST', '/reset'));
afterAll(() => running.close());

const letter = {
  to: [{ email: 'ada@example.com', name: 'Ada' }],
  subject: '面试邀请',
  text: '请点击 http://x.example/a',
  language: 'zh',
};
const send = (body: unknown, key?: string) =>
  client.call('mail', 'POST', '/v1/messages', { body, ...(key === undefined ? {} : { key }) });
const read = async (messageId: string): Promise<Message> =>
  (await client.call('mail', 'GET', `/v1/messages/${messageId}`)).body as Message;

describe('mail', () => {
  it('is accepted, then delivered, and can be read', async () => {
    const { status, body } = await send({ ...letter, tags: { applicationId: 'a1' } });
    expect(status).toBe(202);
    const { messageId } = body as { messageId: string };
    await waitFor('delivery', async () => (await read(messageId)).status === 'delivered');
    expect(await read(messageId)).toMatchObject({ ...letter, tags: { applicationId: 'a1' } });
  });

  it('bounces from @undeliverable.example', async () => {
    const { body } = await send({ ...letter, to: [{ email: 'x@undeliverable.example' }] });
    const { messageId } = body as { messageId: string };
    await waitFor('the bounce', async () => (await read(messageId)).status === 'bounced');
  });

  it('is sent once for one key, and refuses another body under it', async () => {
    const first = await send(letter, 'k1');
    const again = await send(letter, 'k1');
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await send({ ...letter, text: 'other' }, 'k1')).status).toBe(409);
    expect(await client.effects('message.accepted')).toMatchObject([{ key: 'k1', data: { subject: '面试邀请' } }]);
  });

  it('is listed newest first, by recipient and page by page', async () => {
    for (let i = 0; i < 5; i += 1) await send({ ...letter, subject: `n${i}` });
    await send({ ...letter, to: [{ email: 'bo@example.com' }] });
    const first = (await client.call('mail', 'GET', '/v1/messages?to=ADA@example.com&limit=3')).body as {
      items: Message[];
      next: string;
    };
    expect(first.items.map((message) => message.subject)).toEqual(['n4', 'n3', 'n2']);
    const second = (await client.call('mail', 'GET', `/v1/messages?to=ada@example.com&before=${first.next}`)).body;
    expect(second).toMatchObject({ items: [{ subject: 'n1' }, { subject: 'n0' }], next: null });
  });

  it.each([
    ['to[0].email', { ...letter, to: [{ email: 'nobody' }] }],
    ['to', { ...letter, to: [] }],
    ['subject', { ...letter, subject: 'a\r\nBcc: all@example.com' }],
    ['text', { ...letter, text: undefined }],
  ])('is refused with the field named: %s', async (field, body) => {
    const answer = await send(body);
    expect([answer.status, answer.body]).toMatchObject([422, { error: { field } }]);
  });

  it('is refused when it is not JSON or too large', async () => {
    const post = (body: string) =>
      fetch(`${client.url}/mail/v1/messages`, {
        method: 'POST',
        headers: { authorization: 'Bearer mail-secret', 'content-type': 'application/json' },
        body,
      });
    expect((await post('{"to":')).status).toBe(400);
    expect((await post(`{"a":"${'x'.repeat(17_000_000)}"}`)).status).toBe(413);
    expect((await post(`${'['.repeat(1_000)}${']'.repeat(1_000)}`)).status).toBe(422);
  });

  it('carries files and a meeting', async () => {
    const file = Buffer.from('%PDF 录用');
    const calendar = { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };
    const attachments = [
      { fileName: '录用通知书.pdf', mediaType: 'application/pdf', content: file.toString('base64') },
    ];
    const { body } = await send({ ...letter, attachments, calendar });
    const { messageId } = body as { messageId: string };
    const shown = [{ fileName: '录用通知书.pdf', mediaType: 'application/pdf', sizeBytes: file.length }];
    expect(await read(messageId)).toMatchObject({ calendar, attachments: shown });
    const answer = await fetch(`${client.url}/mail/v1/messages/${messageId}/attachments/0`, {
      headers: { authorization: 'Bearer mail-secret' },
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(file);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await (await fetch(`${client.url}/mail/`)).text()).toContain('录用通知书.pdf');
    const [effect] = await client.effects('message.accepted');
    expect(effect?.data).toMatchObject({ attachments: ['录用通知书.pdf'], calendar: 'REQUEST' });
    const evil = { ...letter, attachments: [{ ...attachments[0], fileName: '../a\r\nb' }] };
    expect((await send(evil)).status).toBe(422);
  });

  it('reports what became of it, also after a restart, and bounces where the control says so', async () => {
    const receiver = await startReceiver();
    await client.control('PUT', '/mail/addresses', {
      address: 'Ada@example.com',
      result: 'bounce',
      reason: 'mailbox_full',
    });
    await client.control('PUT', '/mail/addresses', { address: 'ok@bounce.example', result: 'deliver' });
    const tags = { applicationId: 'a1' };
    await send({ ...letter, tags, notifyUrl: receiver.url });
    await send({ ...letter, to: [{ email: 'ok@bounce.example' }], notifyUrl: receiver.url });
    await send({ ...letter, to: [{ email: 'x@bounce.example' }] });
    await waitFor('two reports', () => receiver.received.length === 2);
    const events = receiver.received.map(({ event }) => event as unknown as Record<string, unknown>);
    expect(events).toMatchObject([
      { type: 'message.bounced', reason: 'mailbox_full', tags },
      { type: 'message.delivered', reason: null },
    ]);
    const wanted = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
    for (const name of wanted) expect(receiver.received[0]?.headers[name]).toBeTruthy();
    expect(JSON.stringify(events)).not.toContain('notifyUrl');
    await running.restart();
    const listed = (await client.call('mail', 'GET', '/v1/events')).body as {
      items: Record<string, unknown>[];
      next: string;
    };
    expect(listed.items).toHaveLength(3);
    expect(listed.items.slice(0, 2)).toEqual(events);
    expect(listed.items[2]).toMatchObject({ type: 'message.bounced', reason: 'mailbox_unavailable' });
    expect((await client.call('mail', 'GET', `/v1/events?after=${listed.next}`)).body).toEqual({
      items: [],
      next: listed.next,
    });
    await client.control('POST', '/webhooks/replay', { system: 'mail' });
    // At least once: what was under way at the restart may have come again by itself.
    await waitFor('the same again', () => receiver.received.length >= 4);
    expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(2);
    await receiver.close();
  });
});
