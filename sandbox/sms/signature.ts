import { createHmac } from 'node:crypto';

/**
 * Textrelay's own scheme: `t=<unix seconds>,s=<hex>`, the HMAC-SHA256 (key: the secret as written) of the time, a line
 * break and the parameters, sorted by name, each percent-encoded as `name=value`, joined by `&`.
 */
export function signForm(secret: string, timestampSeconds: number, parameters: URLSearchParams): string {
  const sorted = [...parameters]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const mac = createHmac('sha256', secret).update(`${timestampSeconds}\n${sorted}`).digest('hex');
  return `t=${timestampSeconds},s=${mac}`;
}
