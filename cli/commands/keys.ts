import { randomBytes } from 'node:crypto';
import { HubError } from '../../domain/errors.ts';
import type { ApiKey } from '../../schemas/types.ts';
import { checkValid } from '../../schemas/validate.ts';
import { insertApiKey } from '../../db/repositories/api-keys.ts';
import type { Wiring } from '../../wiring.ts';

/** Makes an API key; the answer is the only place where it is shown. @throws HubError validation_failed */
export async function createKey(
  hub: Wiring,
  wanted: { name: string; role: string; departmentId?: string | undefined },
): Promise<{ id: string; role: string; key: string }> {
  const request = {
    name: wanted.name,
    role: wanted.role,
    ...(wanted.departmentId === undefined ? {} : { departmentId: wanted.departmentId }),
  };
  const errors = checkValid('api-key-create', request);
  if (errors.length > 0)
    throw new HubError('validation_failed', errors[0]?.message ?? '', { errors, path: errors[0]?.path ?? '' });
  const key = `tl_${randomBytes(24).toString('base64url')}`;
  const id = hub.newId();
  await insertApiKey(hub.db.knex, {
    id,
    name: wanted.name,
    role: wanted.role as ApiKey['role'],
    departmentId: wanted.departmentId ?? null,
    prefix: key.slice(0, 8),
    keyHash: hub.vault.hashToken(key),
    createdAt: hub.now().toISOString(),
  });
  return { id, role: wanted.role, key };
}
