import { getDepartment, updateDepartment as update } from '../../../../db/repositories/departments.ts';
import { toEtag } from '../../../etag.ts';
import { notFound } from '../../../principal.ts';
import { defineRoute } from '../../../route.ts';

export const updateDepartment = defineRoute({
  operationId: 'updateDepartment',
  action: 'departments.write',
  handler: async ({ params, body, ifMatch, commit }) =>
    commit(async (tx) => {
      const before = await getDepartment(tx, params.id);
      if (!before) throw notFound('department');
      const department = await update(tx, before, body, ifMatch);
      return { status: 200, headers: { ETag: toEtag(department.version) }, body: department };
    }),
});
