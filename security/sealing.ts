import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
/** Always named: without it Node accepts a tag of 4 bytes, which can be guessed. */
const authTagLength = 16;
const prefix = 'v1.';

/** A key that personal data is sealed with; the secret never shows in logs or JSON. */
export type DataKey = { readonly id: string; readonly secret: KeyObject };

/** A sealed value that does not open: tampered with, cut short, moved to another place, or of another key. Holds no content. */
export class SealError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'SealError';
  }
}

/**
 * Where a sealed value lives; bound into it, so that ciphertext copied to another row or column does not open.
 * Made of `table/column/rowId`.
 */
export function aadOf(table: string, column: string, ...rowId: (string | number)[]): string {
  return [table, column, ...rowId].join('/');
}

/** Seals bytes with AES-256-GCM: 12-byte random nonce, ciphertext, 16-byte tag. */
export function sealBytes(key: DataKey, aad: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key.secret, nonce, { authTagLength });
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what {@link sealBytes} made. Throws {@link SealError}. */
export function openBytes(key: DataKey, aad: string, sealed: Uint8Array): Buffer {
  if (sealed.length < nonceBytes + authTagLength) throw new SealError('The sealed value is cut short.');
  const decipher = createDecipheriv(algorithm, key.secret, sealed.subarray(0, nonceBytes), { authTagLength });
  decipher.setAAD(Buffer.from(aad, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - authTagLength));
  const start = decipher.update(sealed.subarray(nonceBytes, sealed.length - authTagLength));
  try {
    return Buffer.concat([start, decipher.final()]);
  } catch (cause) {
    // Node says only "unable to authenticate data"; name the place instead, it is an id and no content.
    throw new SealError(
      `The sealed value at ${aad} does not open: wrong key, wrong place or changed (${String(cause)}).`,
    );
  }
}

/** Seals text into `v1.<base64url>`. */
export function seal(key: DataKey, aad: string, text: string): string {
  return prefix + sealBytes(key, aad, Buffer.from(text, 'utf8')).toString('base64url');
}

/** Opens what {@link seal} made. Throws {@link SealError}. */
export function open(key: DataKey, aad: string, sealed: string): string {
  if (!sealed.startsWith(prefix)) throw new SealError(`The value at ${aad} is not a sealed one.`);
  return openBytes(key, aad, Buffer.from(sealed.slice(prefix.length), 'base64url')).toString('utf8');
}
