import { HubError } from '../../../../domain/errors.ts';
import { insertRequisition } from '../../../../db/repositories/requisitions.ts';
import type { RequisitionRecord } from '../../../../db/repositories/requisitions.ts';
import { toEtag } from '../../../etag.ts';
import { requireDepartment } from '../../../principal.ts';
import { requireKnownDepartment } from '../../../references.ts';
import { checkWish } from '../../../requisition/check-requisition.ts';
import { toRequisition } from '../../../views/requisition-view.ts';
import { defineRoute } from '../../../route.ts';

export const createRequisition = defineRoute({
  operationId: 'createRequisition',
  action: 'requisitions.write',
  handler: async ({ deps, principal, body, commit }) =>
    commit(async (tx) => {
      const departmentId = body.departmentId ?? principal.departmentId;
      if (departmentId === null)
        throw new HubError('validation_failed', 'Name the department that hires.', { path: '/departmentId' });
      requireDepartment(principal, departmentId, 'department');
      await requireKnownDepartment(tx, departmentId);
      checkWish(body);
      const now = deps.now().toISOString();
      const requisition: RequisitionRecord = {
        ...body,
        id: deps.newId(),
        departmentId,
        status: 'draft',
        createdBy: principal.id,
        submittedBy: null,
        submittedAt: null,
        approvedBy: null,
        approvedAt: null,
        decisions: [],
        jobId: null,
        authors: [principal.id],
        createdAt: now,
        updatedAt: now,
        version: 1,
      };
      await insertRequisition(tx, requisition);
      return { status: 201, headers: { ETag: toEtag(1) }, body: await toRequisition(tx, requisition) };
    }),
});
