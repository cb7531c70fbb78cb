import { listUsers as list } from '../../../../db/repositories/users.ts';
import { toPageInput } from '../../../paging.ts';
import { defineRoute } from '../../../route.ts';

export const listUsers = defineRoute({
  operationId: 'listUsers',
  action: 'users.read',
  handler: async ({ deps, query }) => ({ status: 200, body: await list(deps.db.knex, toPageInput(query)) }),
});
