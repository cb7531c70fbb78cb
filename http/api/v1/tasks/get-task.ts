import { toEtag } from '../../../etag.ts';
import { requireTask } from '../../../views/load-task.ts';
import { toTask } from '../../../views/task-view.ts';
import { defineRoute } from '../../../route.ts';

export const getTask = defineRoute({
  operationId: 'getTask',
  action: 'tasks.read',
  handler: async ({ deps, principal, params }) => {
    const task = await requireTask(deps.db.knex, principal, params.id);
    return {
      status: 200,
      headers: { ETag: toEtag(task.version) },
      body: await toTask(deps, deps.db.knex, principal.role, task),
    };
  },
});
