import { HubError } from '../../domain/errors.ts';
import type { Tx } from '../../db/connection.ts';
import { getSubscription } from '../../db/repositories/subscriptions.ts';
import type { SubscriptionRecord } from '../../db/repositories/subscriptions.ts';
import { eventCatalogue, isEventType } from '../../delivery/event-catalogue.ts';
import { notFound } from '../principal.ts';

/** @throws HubError not_found */
export async function requireSubscription(tx: Tx, id: string): Promise<SubscriptionRecord> {
  const subscription = await getSubscription(tx, id);
  if (!subscription) throw notFound('subscription');
  return subscription;
}

/** @throws HubError reference_unknown for a type of event that never comes */
export function requireEventTypes(types: readonly string[] | undefined): void {
  (types ?? []).forEach((type, index) => {
    if (!isEventType(type))
      throw new HubError(
        'reference_unknown',
        `There is no event of this type: use some of ${Object.keys(eventCatalogue).join(', ')}; none means all.`,
        {
          path: `/eventTypes/${index}`,
        },
      );
  });
}
