import { createHmac, randomBytes } from 'node:crypto';

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;
const FIRST_ID = 7_412_500_000_000_000_001n;
const ID_STEP = 1_048_579n;

/** The n-th id: 19 digits, far beyond what a JavaScript number holds. */
export function makeId(n: number): string {
  return String(FIRST_ID + BigInt(n) * ID_STEP);
}

/** A time as the vendor writes it: `2026-11-22 18:00:00`, Beijing time. */
export function toBeijing(ms: number): string {
  return new Date(ms + BEIJING_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** Epoch milliseconds of a Beijing time, or null when it is none. */
export function fromBeijing(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(ms) || toBeijing(ms) !== text ? null : ms;
}

/**
 * The `sign` of a request: HMAC-SHA256 in hex over the parameters sorted by name (`a=1&b=2`, values as they are, without
 * `sign`, `timestamp` and `nonce`), then timestamp and nonce, each on a line of its own.
 */
export function signParameters(parameters: Readonly<Record<string, string>>, secret: string): string {
  const { sign: _sign, timestamp = '', nonce = '', ...rest } = parameters;
  const names = Object.keys(rest).sort((a, b) => (a < b ? -1 : 1));
  const text = names.map((name) => `${name}=${rest[name] ?? ''}`).join('&');
  return createHmac('sha256', secret).update(`${text}\n${timestamp}\n${nonce}`).digest('hex');
}

/** The address of a webhook with its signature: HMAC-SHA256 in hex over timestamp, nonce and body, each on a line. */
export function signAddress(url: string, body: string, timestampSeconds: number, secret: string): string {
  const signed = new URL(url);
  const nonce = randomBytes(12).toString('hex');
  const text = `${timestampSeconds}\n${nonce}\n${body}`;
  signed.searchParams.set('timestamp', String(timestampSeconds));
  signed.searchParams.set('nonce', nonce);
  signed.searchParams.set('signature', createHmac('sha256', secret).update(text).digest('hex'));
  return signed.href;
}

/** A value as XML: objects become elements, list items `<item>`, texts CDATA. Control characters XML has no room for are left out. */
export function toXml(name: string, value: unknown): string {
  return `<${name}>${contentOf(value)}</${name}>`;
}

function contentOf(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => toXml('item', item)).join('');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => toXml(key, member))
      .join('');
  }
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  if (/^[\w.:-]*$/.test(text)) return text;
  // The ones that XML 1.0 forbids.
  const clean = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return `<![CDATA[${clean.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
