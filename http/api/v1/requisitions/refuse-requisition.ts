import { toEtag } from '../../../etag.ts';
import { actOnRequisition } from '../../../requisition/act-on-requisition.ts';
import { toRequisition } from '../../../views/requisition-view.ts';
import { defineRoute } from '../../../route.ts';

export const refuseRequisition = defineRoute({
  operationId: 'refuseRequisition',
  action: 'requisitions.approve',
  handler: async ({ deps, principal, params, body, commit }) =>
    commit(async (tx) => {
      const done = await actOnRequisition(deps, tx, principal, {
        id: params.id,
        decision: 'refuse',
        comment: body.comment,
      });
      return { status: 200, headers: { ETag: toEtag(done.version) }, body: await toRequisition(tx, done) };
    }),
});
