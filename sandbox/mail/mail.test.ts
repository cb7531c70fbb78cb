import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, waitFor, type TestClient, type TestSandbox } from '../testing.ts';
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
    expect((await post(`{"a":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413);
    expect((await post(`${'['.repeat(1_000)}${']'.repeat(1_000)}`)).status).toBe(422);
  });
});
