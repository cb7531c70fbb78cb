import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new signing secret: `whsec_` and 32 random bytes in base64 (the specification asks for 24 to 64). */
export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/**
 * The three headers of Standard Webhooks 1.0 for one attempt (source: standard-webhooks/spec/standard-webhooks.md, read
 * 2026-11-22). The signed text is `id.timestamp.body`, so the body must be the very bytes that are sent.
 * @param secrets `whsec_…`, all that are in force; each adds one `v1,…` to the header, so a receiver may know either
 * @param messageId the same at every attempt: the receiver's key against doubles
 * @throws RangeError when a secret is not one of ours or none is given
 */
export function signWebhook(
  secrets: readonly string[],
  messageId: string,
  at: Date,
  body: string,
): { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string } {
  if (secrets.length === 0) throw new RangeError('signWebhook needs a secret');
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const digest = createHmac('sha256', secretBytes(secret)).update(`${messageId}.${timestamp}.${body}`, 'utf8');
    return `v1,${digest.digest('base64')}`;
  });
  return { 'webhook-id': messageId, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function secretBytes(secret: string): Buffer {
  const bytes = Buffer.from(secret.slice(prefix.length), 'base64');
  if (!secret.startsWith(prefix) || bytes.length < 24 || bytes.length > 64) {
    throw new RangeError('A webhook secret is whsec_ and 24 to 64 bytes in base64');
  }
  return bytes;
}

/** How long a replaced secret still signs beside the new one. */
export const rotationOverlapMs = 24 * 3_600_000;

/**
 * The stored form of a subscription's secrets is one string: the current secret, then replaced ones as
 * `whsec_…@<instant until which they sign>`, separated by spaces. Replaces the current one by `next`.
 */
export function rotateWebhookSecret(stored: string, next: string, now: Date, overlapMs = rotationOverlapMs): string {
  const until = new Date(now.getTime() + overlapMs).toISOString();
  const [current, ...older] = stored.split(' ');
  const kept = older.filter((entry) => isInForce(entry, now));
  // A short list keeps the header short; ten signatures are the most that receivers are known to read.
  return [next, `${current}@${until}`, ...kept].slice(0, 10).join(' ');
}

/** The secrets that sign at `now`, newest first. */
export function activeWebhookSecrets(stored: string, now: Date): string[] {
  return stored
    .split(' ')
    .filter((entry) => isInForce(entry, now))
    .map((entry) => entry.split('@', 1)[0] ?? entry);
}

function isInForce(entry: string, now: Date): boolean {
  const until = entry.split('@')[1];
  return until === undefined || Date.parse(until) > now.getTime();
}
