import { listApiKeys as list } from '../../../../db/repositories/api-keys.ts';
import { toPageInput } from '../../../paging.ts';
import { defineRoute } from '../../../route.ts';

export const listApiKeys = defineRoute({
  operationId: 'listApiKeys',
  action: 'apiKeys.read',
  handler: async ({ deps, query }) => ({ status: 200, body: await list(deps.db.knex, toPageInput(query)) }),
});
