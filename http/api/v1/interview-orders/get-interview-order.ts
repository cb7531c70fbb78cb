import { findOrder, getOrder } from '../../../../db/repositories/interview-orders.ts';
import { notFound } from '../../../principal.ts';
import { toInterviewOrder } from '../../../views/interview-order-view.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const getInterviewOrder = defineRoute({
  operationId: 'getInterviewOrder',
  action: 'results.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const found = await findOrder(knex, params.id);
    if (!found) throw notFound('interview order');
    const { key } = await requireApplicationKey(knex, deps.vault, principal, found.applicationId);
    const order = await getOrder(knex, key, params.id);
    if (!order) throw notFound('interview order');
    return { status: 200, body: toInterviewOrder(order) };
  },
});
