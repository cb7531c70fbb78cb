import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { activeWebhookSecrets, newWebhookSecret, rotateWebhookSecret, signWebhook } from './standard-webhooks.ts';

const body = JSON.stringify({ id: 'e1', text: '面试 🎥 é\u2028' });

test('the reference library accepts our signature, and refuses it over another body, id or secret', () => {
  const secret = newWebhookSecret();
  const now = new Date();
  const headers = signWebhook([secret], 'msg_1', now, body);
  expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
  expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow();
  expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow();
});

test('a thousand messages verify by the reference library and equal its own signatures', () => {
  const secret = newWebhookSecret();
  const reference = new Webhook(secret);
  for (let n = 0; n < 1000; n++) {
    const now = new Date();
    const text = `{"n":${n},"s":"${'面'.repeat(n % 50)}"}`;
    const headers = signWebhook([secret], `id-${n}`, now, text);
    expect(headers['webhook-signature']).toBe(reference.sign(`id-${n}`, now, text));
  }
});

test('after a rotation both secrets sign, and the old one stops at its end', () => {
  const [old, next] = [newWebhookSecret(), newWebhookSecret()];
  const now = new Date();
  const stored = rotateWebhookSecret(old, next, now, 60_000);
  const during = signWebhook(activeWebhookSecrets(stored, now), 'msg', now, body);
  expect(() => new Webhook(old).verify(body, during)).not.toThrow();
  expect(() => new Webhook(next).verify(body, during)).not.toThrow();

  const later = new Date(now.getTime() + 60_000);
  const after = signWebhook(activeWebhookSecrets(stored, later), 'msg', now, body);
  expect(() => new Webhook(old).verify(body, after)).toThrow();
  expect(() => new Webhook(next).verify(body, after)).not.toThrow();
});

test('a hundred rotations keep at most ten secrets and always the newest', () => {
  let stored = newWebhookSecret();
  const now = new Date('2026-01-01T00:00:00.000Z');
  for (let n = 0; n < 100; n++) {
    const next = newWebhookSecret();
    stored = rotateWebhookSecret(stored, next, now);
    const active = activeWebhookSecrets(stored, now);
    expect(active[0]).toBe(next);
    expect(active.length).toBeLessThanOrEqual(10);
  }
});

test('a secret that is not ours, or none at all, never signs', () => {
  expect(() => signWebhook([], 'm', new Date(), body)).toThrow(RangeError);
  expect(() => signWebhook(['secret'], 'm', new Date(), body)).toThrow(RangeError);
  expect(() => signWebhook(['whsec_c2hvcnQ='], 'm', new Date(), body)).toThrow(RangeError);
});
