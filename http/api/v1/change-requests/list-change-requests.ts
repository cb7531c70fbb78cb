import { listChangeRequests as list } from '../../../../db/repositories/change-requests.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { departmentScope } from '../../../principal.ts';
import { toChangeRequests } from '../../../views/change-request-view.ts';
import { defineRoute } from '../../../route.ts';

export const listChangeRequests = defineRoute({
  operationId: 'listChangeRequests',
  action: 'changeRequests.read',
  handler: async ({ deps, principal, query }) => {
    const { knex } = deps.db;
    const { jobId, status } = query;
    const departmentId = departmentScope(principal) ?? undefined;
    const page = await list(knex, { ...toPageInput(query), jobId, status, departmentId });
    return { status: 200, body: mapPage(page, await toChangeRequests(knex, page.items)) };
  },
});
