import { requireChangeRequest } from '../../../requisition/change-job.ts';
import { toChangeRequest } from '../../../views/change-request-view.ts';
import { defineRoute } from '../../../route.ts';

export const getChangeRequest = defineRoute({
  operationId: 'getChangeRequest',
  action: 'changeRequests.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    return { status: 200, body: await toChangeRequest(knex, await requireChangeRequest(knex, principal, params.id)) };
  },
});
