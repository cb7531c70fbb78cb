import { getRequisition as get } from '../../../../db/repositories/requisitions.ts';
import { toEtag } from '../../../etag.ts';
import { notFound, requireDepartment } from '../../../principal.ts';
import { toRequisition } from '../../../views/requisition-view.ts';
import { defineRoute } from '../../../route.ts';

export const getRequisition = defineRoute({
  operationId: 'getRequisition',
  action: 'requisitions.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const requisition = await get(knex, params.id);
    if (!requisition) throw notFound('requisition');
    requireDepartment(principal, requisition.departmentId, 'requisition');
    return {
      status: 200,
      headers: { ETag: toEtag(requisition.version) },
      body: await toRequisition(knex, requisition),
    };
  },
});
