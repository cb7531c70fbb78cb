import { replaceSubscriptionSecret } from '../../../../db/repositories/subscriptions.ts';
import { makeWebhookSecret, requireSubscription } from '../../../views/load-subscription.ts';
import { toSubscription } from '../../../views/subscription-view.ts';
import { defineRoute } from '../../../route.ts';

export const rotateWebhookSecret = defineRoute({
  operationId: 'rotateWebhookSecret',
  action: 'subscriptions.write',
  handler: async ({ deps, params, commit }) =>
    commit(async (tx) => {
      await requireSubscription(tx, params.id);
      const secret = makeWebhookSecret();
      await replaceSubscriptionSecret(tx, deps.vault, params.id, secret);
      return { status: 200, body: { ...toSubscription(await requireSubscription(tx, params.id)), secret } };
    }),
});
