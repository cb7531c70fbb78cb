import type { SubscriptionRecord } from '../../db/repositories/subscriptions.ts';
import type { DeliveryRecord } from '../../db/repositories/deliveries.ts';
import type { WebhookDelivery, WebhookSubscription } from '../../schemas/types.ts';

/** A subscription as the API shows it, without its secret. */
export function toSubscription({
  fannedOutTo: _fannedOutTo,
  ...subscription
}: SubscriptionRecord): WebhookSubscription {
  return subscription;
}

/** A delivery as the API shows it. */
export function toDelivery({
  position: _position,
  createdAt: _createdAt,
  ...delivery
}: DeliveryRecord): WebhookDelivery {
  return delivery;
}
