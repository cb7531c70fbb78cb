import { expect, it } from 'vitest';
import { readJsonWebhook, refuseLargeWebhook } from './webhook.ts';

const limits = { vendor: 'Vendor', maxBytes: 64 * 1024, maxDepth: 4 };
const raw = (text: string | Uint8Array) => ({
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  headers: {},
});

it('takes what is as large as it may be, and says the limit of what is larger', () => {
  expect(() => refuseLargeWebhook(raw(new Uint8Array(64 * 1024)), limits)).not.toThrow();
  const large = raw(new Uint8Array(2 * 1024 * 1024 + 1));
  expect(() => refuseLargeWebhook(large, limits)).toThrow(
    expect.objectContaining({ kind: 'payload', code: 'webhook_too_large', message: expect.stringMatching('64 KiB') }),
  );
  expect(() => refuseLargeWebhook(large, { ...limits, maxBytes: 2 * 1024 * 1024 })).toThrow('2 MiB');
});

it('reads one object and says of anything else why not, without quoting it', () => {
  expect(readJsonWebhook(raw('{"id":"a"}'), limits).string('id')).toBe('a');
  for (const text of ['geheim', '[]', 'null', '"geheim"', '{"a":[[[[[1]]]]]}', new Uint8Array([0xff, 0xfe])])
    expect(() => readJsonWebhook(raw(text), limits)).toThrow(
      expect.objectContaining({
        kind: 'payload',
        code: 'webhook_payload_invalid',
        message: expect.not.stringContaining('geheim'),
      }),
    );
  expect(() => readJsonWebhook(raw('{"id":5}'), limits).string('id')).toThrow(
    expect.objectContaining({ kind: 'payload', field: '/id' }),
  );
});
