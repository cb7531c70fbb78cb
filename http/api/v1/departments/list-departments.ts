import { listDepartments as list } from '../../../../db/repositories/departments.ts';
import { toPageInput } from '../../../paging.ts';
import { defineRoute } from '../../../route.ts';

export const listDepartments = defineRoute({
  operationId: 'listDepartments',
  action: 'departments.read',
  handler: async ({ deps, query }) => ({ status: 200, body: await list(deps.db.knex, toPageInput(query)) }),
});
