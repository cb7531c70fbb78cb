import { listRequisitions as list } from '../../../../db/repositories/requisitions.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { departmentScope } from '../../../principal.ts';
import { toRequisitions } from '../../../views/requisition-view.ts';
import { defineRoute } from '../../../route.ts';

export const listRequisitions = defineRoute({
  operationId: 'listRequisitions',
  action: 'requisitions.read',
  handler: async ({ deps, principal, query }) => {
    const { knex } = deps.db;
    const departmentId = departmentScope(principal) ?? undefined;
    const page = await list(knex, { ...toPageInput(query), status: query.status, departmentId });
    return { status: 200, body: mapPage(page, await toRequisitions(knex, page.items)) };
  },
});
