import { listRubrics as list } from '../../../../db/repositories/rubrics.ts';
import { toPageInput } from '../../../paging.ts';
import { defineRoute } from '../../../route.ts';

export const listRubrics = defineRoute({
  operationId: 'listRubrics',
  action: 'rubrics.read',
  handler: async ({ deps, query }) => ({ status: 200, body: await list(deps.db.knex, toPageInput(query)) }),
});
