import { listSubscriptions } from '../../../../db/repositories/subscriptions.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { toSubscription } from '../../../views/subscription-view.ts';
import { defineRoute } from '../../../route.ts';

export const listWebhookSubscriptions = defineRoute({
  operationId: 'listWebhookSubscriptions',
  action: 'subscriptions.read',
  handler: async ({ deps, query }) => {
    const page = await listSubscriptions(deps.db.knex, toPageInput(query));
    return { status: 200, body: mapPage(page, page.items.map(toSubscription)) };
  },
});
