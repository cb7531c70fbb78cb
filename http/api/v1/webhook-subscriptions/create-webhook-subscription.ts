import { getLastPosition } from '../../../../db/repositories/events.ts';
import { insertSubscription } from '../../../../db/repositories/subscriptions.ts';
import { createOutboundGuard } from '../../../../delivery/outbound-url.ts';
import { toEtag } from '../../../etag.ts';
import { newWebhookSecret } from '../../../../delivery/standard-webhooks.ts';
import { requireEventTypes, requireSubscription } from '../../../views/load-subscription.ts';
import { toSubscription } from '../../../views/subscription-view.ts';
import { defineRoute } from '../../../route.ts';

export const createWebhookSubscription = defineRoute({
  operationId: 'createWebhookSubscription',
  action: 'subscriptions.write',
  handler: async ({ deps, body, commit }) => {
    requireEventTypes(body.eventTypes);
    createOutboundGuard({ allowPrivate: deps.config.allowPrivateWebhooks }).checkUrl(body.url);
    return commit(async (tx) => {
      const id = deps.newId();
      const secret = newWebhookSecret();
      const fannedOutTo = await getLastPosition(tx);
      await insertSubscription(tx, deps.vault, {
        id,
        url: body.url,
        eventTypes: body.eventTypes ?? [],
        secret,
        fannedOutTo,
        createdAt: deps.now().toISOString(),
      });
      const made = await requireSubscription(tx, id);
      return { status: 201, headers: { ETag: toEtag(made.version) }, body: { ...toSubscription(made), secret } };
    });
  },
});
