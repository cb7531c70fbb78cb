import { toEtag } from '../../../etag.ts';
import { requireSubscription } from '../../../views/load-subscription.ts';
import { toSubscription } from '../../../views/subscription-view.ts';
import { defineRoute } from '../../../route.ts';

export const getWebhookSubscription = defineRoute({
  operationId: 'getWebhookSubscription',
  action: 'subscriptions.read',
  handler: async ({ deps, params }) => {
    const subscription = await requireSubscription(deps.db.knex, params.id);
    return { status: 200, headers: { ETag: toEtag(subscription.version) }, body: toSubscription(subscription) };
  },
});
