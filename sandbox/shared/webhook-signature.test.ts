import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { TEST_SECRETS } from '../testing.ts';
import { signWebhook } from './webhook-signature.ts';

const secret = TEST_SECRETS.interviewWebhookSecret;

describe('webhook signature', () => {
  it('is what the standardwebhooks package makes', () => {
    const at = new Date(1_700_000_000_000);
    for (const body of ['{}', '{"name":"李雷 😀"}', 'x'.repeat(100_000)]) {
      expect(signWebhook(secret, 'evt_1', 1_700_000_000, body)).toBe(new Webhook(secret).sign('evt_1', at, body));
    }
  });

  it('is refused by the package after one changed byte', () => {
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = {
      'webhook-id': 'evt_1',
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook(secret, 'evt_1', timestamp, '{"a":1}'),
    };
    expect(new Webhook(secret).verify('{"a":1}', headers)).toEqual({ a: 1 });
    expect(() => new Webhook(secret).verify('{"a":2}', headers)).toThrow();
  });
});
