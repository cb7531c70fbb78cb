import { randomBytes } from 'node:crypto';
import type { Tx } from '../../db/connection.ts';
import { insertApiKey } from '../../db/repositories/api-keys.ts';
import type { ApiKey } from '../../schemas/types.ts';
import type { Vault } from '../../security/vault.ts';

/** What a key is made of. */
export type NewApiKey = Pick<ApiKey, 'id' | 'name' | 'role' | 'departmentId' | 'createdAt'>;

/** Makes a key and keeps its hash; the key itself is in the answer and nowhere else. */
export async function makeApiKey(tx: Tx, vault: Vault, made: NewApiKey): Promise<ApiKey & { key: string }> {
  const key = `tl_${randomBytes(32).toString('base64url')}`;
  const prefix = key.slice(0, 9);
  await insertApiKey(tx, { ...made, prefix, keyHash: vault.hashToken(key) });
  return { ...made, prefix, key, revokedAt: null, lastUsedAt: null };
}
