import { listTasks as list } from '../../../../db/repositories/tasks.ts';
import { taskTypesFor } from '../../../../security/rights.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { departmentScope } from '../../../principal.ts';
import { toTasks } from '../../../views/task-view.ts';
import { defineRoute } from '../../../route.ts';

export const listTasks = defineRoute({
  operationId: 'listTasks',
  action: 'tasks.read',
  handler: async ({ deps, principal, query }) => {
    const { knex } = deps.db;
    const { status, applicationId, ownerRole } = query;
    const departmentId = departmentScope(principal) ?? undefined;
    const taskTypes = taskTypesFor(principal.role) ?? undefined;
    const page = await list(knex, { ...toPageInput(query), status, applicationId, ownerRole, departmentId, taskTypes });
    return { status: 200, body: mapPage(page, await toTasks(deps, knex, principal.role, page.items)) };
  },
});
