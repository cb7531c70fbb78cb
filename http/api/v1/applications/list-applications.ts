import { listApplications as list } from '../../../../db/repositories/applications.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { departmentScope } from '../../../principal.ts';
import { toApplications } from '../../../views/application-view.ts';
import { defineRoute } from '../../../route.ts';

export const listApplications = defineRoute({
  operationId: 'listApplications',
  action: 'applications.read',
  handler: async ({ deps, principal, query }) => {
    const { knex } = deps.db;
    const scope = departmentScope(principal);
    // Asking for another department finds nothing, as if it had no applications.
    if (scope !== null && query.departmentId !== undefined && query.departmentId !== scope)
      return { status: 200, body: { items: [], nextCursor: null } };
    const { status, jobId, candidateId } = query;
    const departmentId = scope ?? query.departmentId;
    const page = await list(knex, { ...toPageInput(query), status, jobId, candidateId, departmentId });
    return { status: 200, body: mapPage(page, await toApplications(deps, knex, page.items)) };
  },
});
