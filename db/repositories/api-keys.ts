import type { ApiKey } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';

/** A key of another system; only its hash is kept (`vault.hashToken`). */
export type ApiKeyRecord = Omit<ApiKey, 'key'>;

type Row = {
  id: string;
  name: string;
  role: ApiKey['role'];
  department_id: string | null;
  prefix: string;
  key_hash: string;
  created_at: string;
  revoked_at: string | null;
  last_used_at: string | null;
};

function toRecord(row: Row): ApiKeyRecord {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    departmentId: row.department_id,
    prefix: row.prefix,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}

/** Keeps a new key. */
export async function insertApiKey(
  tx: Tx,
  key: Omit<ApiKeyRecord, 'revokedAt' | 'lastUsedAt'> & { keyHash: string },
): Promise<void> {
  const row: Row = {
    id: key.id,
    name: key.name,
    role: key.role,
    department_id: key.departmentId,
    prefix: key.prefix,
    key_hash: key.keyHash,
    created_at: key.createdAt,
    revoked_at: null,
    last_used_at: null,
  };
  await tx('api_keys').insert(row);
}

/** The key with this hash unless it was revoked, or null. */
export async function findApiKeyByHash(tx: Tx, keyHash: string): Promise<ApiKeyRecord | null> {
  const row: Row | undefined = await tx<Row>('api_keys').where({ key_hash: keyHash }).whereNull('revoked_at').first();
  return row ? toRecord(row) : null;
}

/** A key by its id, or null. */
export async function getApiKey(tx: Tx, id: string): Promise<ApiKeyRecord | null> {
  const row: Row | undefined = await tx<Row>('api_keys').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** Keys, newest first, revoked ones too. */
export async function listApiKeys(tx: Tx, input: PageInput): Promise<Page<ApiKeyRecord>> {
  return paginate<Row, ApiKeyRecord>(tx('api_keys'), input, toRecord);
}

/** Revokes a key; safe to repeat. */
export async function revokeApiKey(tx: Tx, id: string, at: string): Promise<void> {
  await tx('api_keys').where({ id }).whereNull('revoked_at').update({ revoked_at: at });
}

/** Notes that a key was used; call it now and then, not at every request. */
export async function touchApiKey(tx: Tx, id: string, at: string): Promise<void> {
  await tx('api_keys').where({ id }).update({ last_used_at: at });
}
