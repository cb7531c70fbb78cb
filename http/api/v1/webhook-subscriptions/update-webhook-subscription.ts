import { versionConflict } from '../../../../db/constraints.ts';
import { updateSubscription } from '../../../../db/repositories/subscriptions.ts';
import { createOutboundGuard } from '../../../../delivery/outbound-url.ts';
import { toEtag } from '../../../etag.ts';
import { requireEventTypes, requireSubscription } from '../../../views/load-subscription.ts';
import { toSubscription } from '../../../views/subscription-view.ts';
import { defineRoute } from '../../../route.ts';

export const updateWebhookSubscription = defineRoute({
  operationId: 'updateWebhookSubscription',
  action: 'subscriptions.write',
  handler: async ({ deps, params, body, ifMatch, commit }) => {
    requireEventTypes(body.eventTypes);
    if (body.url !== undefined)
      createOutboundGuard({ allowPrivate: deps.config.allowPrivateWebhooks }).checkUrl(body.url);
    return commit(async (tx) => {
      const before = await requireSubscription(tx, params.id);
      if (before.version !== ifMatch) throw versionConflict('subscription');
      // Resuming begins afresh: what failed before is not held against it.
      await updateSubscription(tx, params.id, { ...body, ...(body.status === 'active' ? { failingSince: null } : {}) });
      const after = await requireSubscription(tx, params.id);
      return { status: 200, headers: { ETag: toEtag(after.version) }, body: toSubscription(after) };
    });
  },
});
