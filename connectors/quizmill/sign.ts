import { createHmac, randomBytes } from 'node:crypto';
import type { RawWebhook } from '../contract.ts';
import { isSignedBy, refuseSignature, refuseStale, requireSecrets } from '../kit/signature.ts';

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
 * @param secrets the connection's; any of them may have signed, which is how a secret is rotated
 * @throws ConnectorError kind `signature`
 */
export function verifyQuery(raw: RawWebhook, secrets: unknown, now: Date): void {
  const known = requireSecrets(secrets);
  const { timestamp = '', nonce = '', signature = '' } = raw.query ?? {};
  if (!/^\d{1,12}$/.test(timestamp)) throw refuseSignature('timestamp is missing or not in whole seconds');
  if (!/^[A-Za-z0-9]{8,64}$/.test(nonce)) throw refuseSignature('nonce is missing or no identifier');
  if (!/^[0-9a-f]{64}$/.test(signature)) throw refuseSignature('signature is missing or not 64 hex digits');
  if (!isSignedBy(known, [signature], `${timestamp}\n${nonce}\n`, raw.bytes))
    throw refuseSignature('the signature in the address does not fit');
  refuseStale(timestamp, now);
}
