import { HubError } from '../../domain/errors.ts';
import { listApiKeys, revokeApiKey } from '../../db/repositories/api-keys.ts';
import { makeApiKey } from '../../http/intake/api-keys.ts';
import { requireKnownDepartment } from '../../http/references.ts';
import type { ApiKey } from '../../schemas/types.ts';
import { checkValid } from '../../schemas/validate.ts';
import type { Wiring } from '../../wiring.ts';

/** Makes an API key; the answer is the only place where it is shown. @throws HubError validation_failed, reference_unknown */
export async function createKey(
  hub: Wiring,
  wanted: { name: string; role: string; departmentId?: string | undefined },
): Promise<{ id: string; role: string; key: string }> {
  const { name, role, departmentId } = wanted;
  const [first, ...more] = checkValid('api-key-create', {
    name,
    role,
    ...(departmentId === undefined ? {} : { departmentId }),
  });
  if (first) throw new HubError('validation_failed', first.message, { errors: [first, ...more], path: first.path });
  return hub.db.transaction(async (tx) => {
    await requireKnownDepartment(tx, departmentId);
    const made = await makeApiKey(tx, hub.vault, {
      id: hub.newId(),
      name,
      role: role as ApiKey['role'],
      departmentId: departmentId ?? null,
      createdAt: hub.now().toISOString(),
    });
    return { id: made.id, role: made.role, key: made.key };
  });
}

/** The newest 200 keys, without the keys themselves. */
export async function listKeys(hub: Wiring): Promise<Omit<ApiKey, 'key'>[]> {
  return (await listApiKeys(hub.db.knex, { limit: 200 })).items;
}

/** Makes a key useless at once; safe to repeat. */
export async function revokeKey(hub: Wiring, id: string): Promise<void> {
  await revokeApiKey(hub.db.knex, id, hub.now().toISOString());
}
