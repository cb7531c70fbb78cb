import { listOrders as list } from '../../../../db/repositories/interview-orders.ts';
import { toInterviewOrder } from '../../../views/interview-order-view.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const listInterviewOrders = defineRoute({
  operationId: 'listInterviewOrders',
  action: 'results.read',
  handler: async ({ deps, principal, params }) => {
    const { application, key } = await requireApplicationKey(deps.db.knex, deps.vault, principal, params.id);
    const items = await list(deps.db.knex, key, application.id);
    return { status: 200, body: { items: items.map(toInterviewOrder) } };
  },
});
