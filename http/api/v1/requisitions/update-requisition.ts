import { versionConflict } from '../../../../db/constraints.ts';
import { updateRequisition as update } from '../../../../db/repositories/requisitions.ts';
import { HubError } from '../../../../domain/errors.ts';
import { moveRequisition } from '../../../../domain/requisition/state-machine.ts';
import { toEtag } from '../../../etag.ts';
import { requireRequisition } from '../../../requisition/act-on-requisition.ts';
import { toActor } from '../../../requisition/acting.ts';
import { checkWish } from '../../../requisition/check-requisition.ts';
import { toRequisition } from '../../../views/requisition-view.ts';
import { defineRoute } from '../../../route.ts';

export const updateRequisition = defineRoute({
  operationId: 'updateRequisition',
  action: 'requisitions.write',
  handler: async ({ deps, principal, params, body, ifMatch, commit }) =>
    commit(async (tx) => {
      const before = await requireRequisition(tx, principal, params.id);
      if (before.version !== ifMatch) throw versionConflict('requisition');
      const moved = moveRequisition(before, 'edit', toActor(principal));
      if (!moved.ok) throw new HubError(moved.code, moved.message);
      const next = { ...before, ...body, authors: [...moved.state.authors] };
      // Of template and own dimensions the one named last counts.
      if (body.dimensions !== undefined && body.rubricTemplateId === undefined) delete next.rubricTemplateId;
      if (body.rubricTemplateId !== undefined && body.dimensions === undefined) delete next.dimensions;
      checkWish(next);
      const changed = await update(tx, next, deps.now().toISOString());
      return { status: 200, headers: { ETag: toEtag(changed.version) }, body: await toRequisition(tx, changed) };
    }),
});
