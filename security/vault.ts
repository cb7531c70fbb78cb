import { createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { aadOf, open, openBytes, seal, sealBytes } from './sealing.ts';
import type { DataKey } from './sealing.ts';

export type { DataKey } from './sealing.ts';

/** Kinds of contact that can be looked up by their blind index. */
export type ContactKind = 'email' | 'phone' | 'nationalId';

/** A data key as its row holds it. */
export type WrappedDataKey = { id: string; candidateId: string; wrappedKey: string };

/** All that is done with the installation's master key; the key itself does not come out. */
export interface Vault {
  /** For payloads that belong to no candidate; its id is `installation`. */
  readonly installationKey: DataKey;
  /** A new key for a candidate, with its wrapped form for the `data_keys` row. */
  newDataKey(candidateId: string, id: string): WrappedDataKey & { key: DataKey };
  /** The key of a row. Throws SealError when the row was changed or the master key is another. */
  unwrap(row: WrappedDataKey): DataKey;
  seal(key: DataKey, aad: string, text: string): string;
  open(key: DataKey, aad: string, sealed: string): string;
  /** Seals what belongs to the installation (credentials, webhook secrets); not for personal data, which would survive an erasure. */
  sealLocal(aad: string, text: string): string;
  openLocal(aad: string, sealed: string): string;
  /** Keyed HMAC (64 hex characters) by which an equal value is found without storing it; the caller normalises the value. */
  blindIndex(kind: ContactKind, normalisedValue: string): string;
  /** Keyed HMAC (64 hex characters) of an API key or session token; only this is stored. */
  hashToken(token: string): string;
}

/** Makes the vault of an installation. `masterKey` is 32 random bytes; the same bytes always give the same vault. */
export function createVault(masterKey: Buffer): Vault {
  if (masterKey.length !== 32) {
    throw new Error('HUB_MASTER_KEY must be 32 bytes (base64, 44 characters); make one with: openssl rand -base64 32');
  }
  // One subkey for each purpose, so that what one leaks or allows says nothing about another.
  const subkey = (purpose: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `throughline/v1/${purpose}`, 32)));
  const wrapKey: DataKey = { id: 'wrap', secret: subkey('wrap') };
  const localKey: DataKey = { id: 'local', secret: subkey('local') };
  const installationKey: DataKey = { id: 'installation', secret: subkey('installation') };
  const indexSecret = subkey('index');
  const tokenSecret = subkey('token');
  const wrapAad = (row: { id: string; candidateId: string }) =>
    aadOf('data_keys', 'wrapped_key', row.id, row.candidateId);
  const hmac = (secret: KeyObject, text: string) => createHmac('sha256', secret).update(text, 'utf8').digest('hex');

  return {
    installationKey,
    newDataKey(candidateId, id) {
      const bytes = randomBytes(32);
      const wrappedKey = sealBytes(wrapKey, wrapAad({ id, candidateId }), bytes).toString('base64url');
      return { id, candidateId, wrappedKey, key: { id, secret: createSecretKey(bytes) } };
    },
    unwrap(row) {
      const bytes = openBytes(wrapKey, wrapAad(row), Buffer.from(row.wrappedKey, 'base64url'));
      return { id: row.id, secret: createSecretKey(bytes) };
    },
    seal,
    open,
    sealLocal: (aad, text) => seal(localKey, aad, text),
    openLocal: (aad, sealed) => open(localKey, aad, sealed),
    blindIndex: (kind, normalisedValue) => hmac(indexSecret, `${kind}\0${normalisedValue}`),
    hashToken: (token) => hmac(tokenSecret, token),
  };
}
