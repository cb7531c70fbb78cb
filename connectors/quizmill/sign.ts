import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ConnectorError, type RawWebhook } from '../contract.ts';

const TOLERANCE_SECONDS = 300;
const MAX_SECRETS = 5;

/**
 * Adds what makes a request valid: `timestamp` (epoch milliseconds), `nonce` and `sign`, the HMAC-SHA256 in hex over all other
 * parameters sorted by name (`a=1&b=2`, values as they are), then timestamp and nonce, each after a line feed.
 */
export function signParameters(
  parameters: { [name: string]: string },
  secret: string,
  now: Date,
  nonce = randomBytes(16).toString('hex'),
): { [name: string]: string } {
  const names = Object.keys(parameters).sort((a, b) => (a < b ? -1 : 1));
  const timestamp = String(now.getTime());
  const text = names.map((name) => `${name}=${parameters[name] ?? ''}`).join('&');
  const sign = createHmac('sha256', secret).update(`${text}\n${timestamp}\n${nonce}`).digest('hex');
  return { ...parameters, timestamp, nonce, sign };
}

/**
 * Checks the signature that a webhook carries in its address: HMAC-SHA256 in hex over `timestamp`, `nonce` and the raw body,
 * joined by line feeds; neither of the first two can hold one, so nothing can be shifted between them.
 * @param secrets any of them may have signed, which is how a secret is rotated
 * @throws ConnectorError kind `signature`
 */
export function verifyQuery(raw: RawWebhook, secrets: readonly string[], now: Date): void {
  if (secrets.length === 0) throw refuse('the connection has no webhook secret');
  if (secrets.length > MAX_SECRETS) throw refuse(`the connection has more than ${MAX_SECRETS} webhook secrets`);
  const { timestamp = '', nonce = '', signature = '' } = raw.query ?? {};
  if (!/^\d{1,12}$/.test(timestamp)) throw refuse('timestamp is missing or not in whole seconds');
  if (!/^[A-Za-z0-9]{8,64}$/.test(nonce)) throw refuse('nonce is missing or no identifier');
  if (!/^[0-9a-f]{64}$/.test(signature)) throw refuse('signature is missing or not 64 hex digits');
  const given = Buffer.from(signature, 'hex');
  const fits = secrets.map((secret) => {
    const expected = createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n`).update(raw.bytes).digest();
    return timingSafeEqual(given, expected);
  });
  if (!fits.includes(true)) throw refuse('the signature in the address does not fit');
  const ageSeconds = Math.floor(now.getTime() / 1000) - Number(timestamp);
  if (Math.abs(ageSeconds) > TOLERANCE_SECONDS) {
    throw new ConnectorError(
      'signature',
      'webhook_timestamp_stale',
      `The webhook is signed but ${ageSeconds > 0 ? 'older' : 'newer'} than ${TOLERANCE_SECONDS} s; compare the clocks of both systems.`,
    );
  }
}

function refuse(why: string): ConnectorError {
  return new ConnectorError('signature', 'webhook_signature_invalid', `The webhook is not accepted: ${why}.`);
}
