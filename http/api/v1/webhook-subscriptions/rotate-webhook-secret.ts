import { loadSubscriptionSecret, saveSubscriptionSecret } from '../../../../db/repositories/subscriptions.ts';
import { newWebhookSecret, rotateWebhookSecret as rotate } from '../../../../delivery/standard-webhooks.ts';
import { requireSubscription } from '../../../views/load-subscription.ts';
import { toSubscription } from '../../../views/subscription-view.ts';
import { defineRoute } from '../../../route.ts';

export const rotateWebhookSecret = defineRoute({
  operationId: 'rotateWebhookSecret',
  action: 'subscriptions.write',
  handler: async ({ deps, params, commit }) =>
    commit(async (tx) => {
      await requireSubscription(tx, params.id);
      const secret = newWebhookSecret();
      // Both sign for a while, so that the receiver can change over without losing an event.
      const stored = await loadSubscriptionSecret(tx, deps.vault, params.id);
      await saveSubscriptionSecret(tx, deps.vault, params.id, rotate(stored, secret, deps.now()));
      return { status: 200, body: { ...toSubscription(await requireSubscription(tx, params.id)), secret } };
    }),
});
