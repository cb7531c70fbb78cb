import { insertDepartment } from '../../../../db/repositories/departments.ts';
import { defineRoute } from '../../../route.ts';

export const createDepartment = defineRoute({
  operationId: 'createDepartment',
  action: 'departments.write',
  handler: async ({ deps, body, commit }) =>
    commit(async (tx) => {
      const { id = deps.newId(), name, contactEmail } = body;
      const createdAt = deps.now().toISOString();
      const department = { id, name, ...(contactEmail === undefined ? {} : { contactEmail }), createdAt };
      await insertDepartment(tx, department);
      return { status: 201, body: { ...department, version: 1 } };
    }),
});
