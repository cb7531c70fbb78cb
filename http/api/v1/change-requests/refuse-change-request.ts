import { decideChange } from '../../../requisition/change-job.ts';
import { toChangeRequest } from '../../../views/change-request-view.ts';
import { defineRoute } from '../../../route.ts';

export const refuseChangeRequest = defineRoute({
  operationId: 'refuseChangeRequest',
  action: 'changeRequests.approve',
  handler: async ({ deps, principal, params, body, commit }) =>
    commit(async (tx) => {
      const { comment } = body;
      const done = await decideChange(deps, tx, principal, { id: params.id, decision: 'refuse', comment });
      return { status: 200, body: await toChangeRequest(tx, done) };
    }),
});
