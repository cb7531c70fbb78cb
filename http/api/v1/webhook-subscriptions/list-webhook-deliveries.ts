import { listDeliveries } from '../../../../db/repositories/deliveries.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { requireSubscription } from '../../../views/load-subscription.ts';
import { toDelivery } from '../../../views/subscription-view.ts';
import { defineRoute } from '../../../route.ts';

export const listWebhookDeliveries = defineRoute({
  operationId: 'listWebhookDeliveries',
  action: 'deliveries.read',
  handler: async ({ deps, params, query }) => {
    const { id } = await requireSubscription(deps.db.knex, params.id);
    const page = await listDeliveries(deps.db.knex, {
      ...toPageInput(query),
      subscriptionId: id,
      status: query.status,
    });
    return { status: 200, body: mapPage(page, page.items.map(toDelivery)) };
  },
});
