import { listDisputes as list } from '../../../../db/repositories/disputes.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const listDisputes = defineRoute({
  operationId: 'listDisputes',
  action: 'disputes.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const { application, key } = await requireApplicationKey(knex, deps.vault, principal, params.id);
    const taskOf = (id: string): string | null =>
      application.state.tasks.find((task) => task.question === `dispute:${id}`)?.taskId ?? null;
    const items = (await list(knex, key, application.id)).map((d) => ({ ...d, taskId: taskOf(d.id) }));
    return { status: 200, body: { items } };
  },
});
