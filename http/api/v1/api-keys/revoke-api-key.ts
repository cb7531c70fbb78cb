import { getApiKey, revokeApiKey as revoke } from '../../../../db/repositories/api-keys.ts';
import { notFound } from '../../../principal.ts';
import { defineRoute } from '../../../route.ts';

export const revokeApiKey = defineRoute({
  operationId: 'revokeApiKey',
  action: 'apiKeys.write',
  handler: async ({ deps, params, commit }) =>
    commit(async (tx) => {
      await revoke(tx, params.id, deps.now().toISOString());
      const key = await getApiKey(tx, params.id);
      if (!key) throw notFound('key');
      return { status: 200, body: key };
    }),
});
