import { insertDepartment } from '../../../../db/repositories/departments.ts';
import { defineRoute } from '../../../route.ts';

export const createDepartment = defineRoute({
  operationId: 'createDepartment',
  action: 'departments.write',
  handler: async ({ deps, body, commit }) =>
    commit(async (tx) => {
      const department = { id: body.id ?? deps.newId(), name: body.name, createdAt: deps.now().toISOString() };
      await insertDepartment(tx, department);
      return { status: 201, body: department };
    }),
});
