import { createHmac, timingSafeEqual } from 'node:crypto';
import { ConnectorError, type RawWebhook } from '../contract.ts';

const MAX_SIGNATURES = 10;
const MAX_SECRETS = 5;
const MIN_SECRET_BYTES = 16;
const TOLERANCE_SECONDS = 300;

/**
 * Verifies a webhook by Standard Webhooks (https://www.standardwebhooks.com, spec 1.0.0, symmetric `v1`): HMAC-SHA256 over
 * `id.timestamp.` and the raw bytes. Stricter than the reference: the id has no `.` (a text inside the body could
 * otherwise be passed off as the timestamp of an old message), the timestamp is digits alone, at most 10 signatures.
 * @param secrets `whsec_…`; any of them may have signed, which is how a secret is rotated
 * @throws ConnectorError kind `signature`; says which part is wrong, never what would be right
 */
export function verifyStandardWebhook(raw: RawWebhook, secrets: readonly string[], now: Date): void {
  const keys = readSecrets(secrets);
  const id = readHeader(raw, 'webhook-id');
  const timestamp = readHeader(raw, 'webhook-timestamp');
  const signatures = readHeader(raw, 'webhook-signature').split(' ');
  if (!/^[A-Za-z0-9_:=+-]{1,200}$/.test(id)) throw refuseSignature('webhook-id is not an identifier');
  if (!/^\d{1,12}$/.test(timestamp)) throw refuseSignature('webhook-timestamp is not in whole seconds');
  if (signatures.length > MAX_SIGNATURES)
    throw refuseSignature(`webhook-signature has more than ${MAX_SIGNATURES} signatures`);

  const expected = keys.map((key) =>
    Buffer.from(createHmac('sha256', key).update(`${id}.${timestamp}.`).update(raw.bytes).digest('base64')),
  );
  let matches = 0;
  for (const signature of signatures) {
    if (!signature.startsWith('v1,')) continue;
    const given = Buffer.from(signature.slice(3));
    for (const one of expected) matches += Number(given.length === one.length && timingSafeEqual(given, one));
  }
  if (matches === 0) throw refuseSignature('no signature in webhook-signature fits');

  refuseStale(timestamp, now);
}

/**
 * For vendors with a scheme of their own. Whether one of the secrets made one of these signatures (hex) over `parts` by
 * HMAC-SHA256; all are compared, so that the time it takes tells nothing.
 */
export function isSignedBy(
  secrets: readonly string[],
  signatures: readonly string[],
  ...parts: readonly (string | Uint8Array)[]
): boolean {
  let matches = 0;
  for (const secret of secrets) {
    const hmac = createHmac('sha256', secret);
    for (const part of parts) hmac.update(part);
    const expected = hmac.digest();
    for (const signature of signatures) {
      const given = Buffer.from(signature, 'hex');
      matches += Number(given.length === expected.length && timingSafeEqual(given, expected));
    }
  }
  return matches > 0;
}

/** Refuses what was signed more than 300 s ago or ahead. Call it last: only then is the time known to be the vendor's. */
export function refuseStale(signedAtSeconds: string, now: Date): void {
  const ageSeconds = Math.floor(now.getTime() / 1000) - Number(signedAtSeconds);
  if (Math.abs(ageSeconds) <= TOLERANCE_SECONDS) return;
  throw new ConnectorError(
    'signature',
    'webhook_timestamp_stale',
    `The webhook is signed but ${ageSeconds > 0 ? 'older' : 'newer'} than ${TOLERANCE_SECONDS} s; compare the clocks of both systems.`,
  );
}

/** The secrets of a credential field as they are, one to five of at least 16 characters. @throws ConnectorError kind `signature` */
export function requireSecrets(value: unknown): string[] {
  const secrets = splitSecrets(value);
  refuseCount(secrets);
  if (secrets.some((secret) => secret.length < MIN_SECRET_BYTES))
    throw refuseSignature(`a webhook secret of the connection is shorter than ${MIN_SECRET_BYTES} characters`);
  return secrets;
}

/** Splits a credential field that may hold several secrets (parted by spaces or commas) while one is rotated. */
export function splitSecrets(value: unknown): string[] {
  return typeof value === 'string' ? value.split(/[\s,]+/).filter((secret) => secret !== '') : [];
}

function readSecrets(secrets: readonly string[]): Buffer[] {
  refuseCount(secrets);
  return secrets.map((secret) => {
    const text = secret.startsWith('whsec_') ? secret.slice('whsec_'.length) : secret;
    const key = Buffer.from(text, 'base64');
    // Node skips what is not base64, so a mistyped secret would shrink to a weak key.
    if (key.toString('base64').replace(/=+$/, '') !== text.replace(/=+$/, '') || key.length < MIN_SECRET_BYTES) {
      throw refuseSignature('a webhook secret of the connection is not `whsec_` and base64 of at least 16 bytes');
    }
    return key;
  });
}

function refuseCount(secrets: readonly string[]): void {
  if (secrets.length === 0) throw refuseSignature('the connection has no webhook secret');
  if (secrets.length > MAX_SECRETS)
    throw refuseSignature(`the connection has more than ${MAX_SECRETS} webhook secrets`);
}

/** A header that must be there once; `name` in lower case. @throws ConnectorError kind `signature` */
export function readHeader(raw: RawWebhook, name: string): string {
  const found = Object.entries(raw.headers).filter(([key]) => key.toLowerCase() === name);
  const value = found[0]?.[1];
  if (found.length !== 1 || typeof value !== 'string' || value === '') throw refuseSignature(`${name} is missing`);
  return value;
}

/** What `verify` throws: which part is wrong, never what would be right. */
export function refuseSignature(why: string): ConnectorError {
  return new ConnectorError('signature', 'webhook_signature_invalid', `The webhook is not accepted: ${why}.`);
}
