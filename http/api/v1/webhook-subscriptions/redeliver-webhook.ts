import { getDelivery, retryDelivery } from '../../../../db/repositories/deliveries.ts';
import { notFound } from '../../../principal.ts';
import { requireSubscription } from '../../../views/load-subscription.ts';
import { toDelivery } from '../../../views/subscription-view.ts';
import { defineRoute } from '../../../route.ts';

export const redeliverWebhook = defineRoute({
  operationId: 'redeliverWebhook',
  action: 'deliveries.write',
  handler: async ({ deps, params, commit }) =>
    commit(async (tx) => {
      const { id } = await requireSubscription(tx, params.id);
      const before = await getDelivery(tx, params.deliveryId);
      if (before?.subscriptionId !== id) throw notFound('delivery');
      await retryDelivery(tx, before.id, deps.now().toISOString());
      const after = await getDelivery(tx, before.id);
      if (!after) throw notFound('delivery');
      return { status: 200, body: toDelivery(after) };
    }),
});
