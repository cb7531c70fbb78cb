import { createHmac } from 'node:crypto';

/** Makes the headers of one webhook: what is signed, by which scheme, and under which names is the vendor's own. */
export type SignWebhook = (eventId: string, timestampSeconds: number, body: string) => Record<string, string>;

/** The headers by Standard Webhooks. */
export function signStandardWebhook(secret: string, userAgent: string): SignWebhook {
  return (eventId, timestampSeconds, body) => ({
    'user-agent': userAgent,
    'webhook-id': eventId,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': signWebhook(secret, eventId, timestampSeconds, body),
  });
}

/**
 * Signs a webhook by Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks, `spec/standard-webhooks.md`):
 * HMAC-SHA256 over `id.timestamp.body` under the base64 part of `whsec_…`. Returns the value of `webhook-signature`.
 */
export function signWebhook(secret: string, id: string, timestampSeconds: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64')}`;
}
