import { createHmac } from 'node:crypto';

/**
 * Signs a webhook by Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks, `spec/standard-webhooks.md`):
 * HMAC-SHA256 over `id.timestamp.body` under the base64 part of `whsec_…`. Returns the value of `webhook-signature`.
 */
export function signWebhook(secret: string, id: string, timestampSeconds: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64')}`;
}
