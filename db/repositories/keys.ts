import { HubError } from '../../domain/errors.ts';
import type { DataKey, Vault, WrappedDataKey } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';

type Row = {
  id: string;
  candidate_id: string;
  wrapped_key: string | null;
  created_at: string;
  destroyed_at: string | null;
};

const cacheTtlMs = 30_000;
const cacheSize = 2_000;
type Cached = { key: DataKey; until: number };
const caches = new WeakMap<Vault, Map<string, Cached>>();

/** Keeps a candidate's new key, wrapped. */
export async function insertDataKey(tx: Tx, wrapped: WrappedDataKey, createdAt: string): Promise<void> {
  await tx('data_keys').insert({
    id: wrapped.id,
    candidate_id: wrapped.candidateId,
    wrapped_key: wrapped.wrappedKey,
    created_at: createdAt,
    destroyed_at: null,
  });
}

/**
 * A key by its id, remembered for 30 seconds: that long another process may still read after an erasure.
 * Throws HubError `candidate_erased` when it was destroyed or is unknown.
 */
export async function loadDataKey(tx: Tx, vault: Vault, keyId: string): Promise<DataKey> {
  const key = (await loadDataKeys(tx, vault, [keyId])).get(keyId);
  if (!key) throw new HubError('candidate_erased', 'The data of this candidate was erased; it cannot be read again.');
  return key;
}

/** Several keys at once, by id; those destroyed or unknown are not in the map. */
export async function loadDataKeys(tx: Tx, vault: Vault, keyIds: readonly string[]): Promise<Map<string, DataKey>> {
  const cache = cacheOf(vault);
  const now = Date.now();
  const found = new Map<string, DataKey>();
  const missing: string[] = [];
  for (const id of new Set(keyIds)) {
    const cached = cache.get(id);
    if (cached && cached.until > now) found.set(id, cached.key);
    else missing.push(id);
  }
  if (missing.length === 0) return found;
  const rows: Row[] = await tx<Row>('data_keys').whereIn('id', missing);
  for (const row of rows) {
    if (row.wrapped_key === null) continue;
    const key = vault.unwrap({ id: row.id, candidateId: row.candidate_id, wrappedKey: row.wrapped_key });
    found.set(row.id, key);
    cache.delete(row.id);
    cache.set(row.id, { key, until: now + cacheTtlMs });
    if (cache.size > cacheSize) cache.delete(cache.keys().next().value as string);
  }
  return found;
}

/** Destroys a candidate's keys: what they sealed can never be read again. Safe to repeat; answers with the key ids. */
export async function destroyDataKeys(
  tx: Tx,
  vault: Vault,
  candidateId: string,
  destroyedAt: string,
): Promise<string[]> {
  const ids: string[] = await tx('data_keys').where({ candidate_id: candidateId }).pluck<string[]>('id');
  await tx('data_keys')
    .whereIn('id', ids)
    .whereNull('destroyed_at')
    .update({ wrapped_key: null, destroyed_at: destroyedAt });
  for (const id of ids) cacheOf(vault).delete(id);
  return ids;
}

/** Forgets the remembered keys of this process. */
export function forgetDataKeys(vault: Vault): void {
  cacheOf(vault).clear();
}

function cacheOf(vault: Vault): Map<string, Cached> {
  let cache = caches.get(vault);
  if (!cache) caches.set(vault, (cache = new Map<string, Cached>()));
  return cache;
}
