import { HubError } from '../../domain/errors.ts';
import { getDelivery, listDeliveries, retryDelivery, type DeliveryRecord } from '../../db/repositories/deliveries.ts';
import { listSubscriptions } from '../../db/repositories/subscriptions.ts';
import type { Wiring } from '../../wiring.ts';

/** What was sent to subscribers, newest first; the newest 200, of one status when given. */
export async function listWebhookDeliveries(
  hub: Wiring,
  status: DeliveryRecord['status'] | undefined,
): Promise<(DeliveryRecord & { url: string | null })[]> {
  const { items } = await listDeliveries(hub.db.knex, { limit: 200, status });
  const subscriptions = await listSubscriptions(hub.db.knex, { limit: 200 });
  const urls = new Map(subscriptions.items.map(({ id, url }) => [id, url]));
  return items.map((delivery) => ({ ...delivery, url: urls.get(delivery.subscriptionId) ?? null }));
}

/** Makes deliveries due again, which a running server then sends: those named, or the newest 200 that failed. Answers with how many. */
export async function redeliver(hub: Wiring, ids: readonly string[]): Promise<{ redelivered: number }> {
  const at = hub.now().toISOString();
  return hub.db.transaction(async (tx) => {
    const wanted =
      ids.length > 0 ? ids : (await listDeliveries(tx, { limit: 200, status: 'failed' })).items.map(({ id }) => id);
    for (const id of wanted) {
      if (!(await getDelivery(tx, id)))
        throw new HubError('not_found', `There is no delivery ${id}: take an id from "webhook list".`);
      await retryDelivery(tx, id, at);
    }
    return { redelivered: wanted.length };
  });
}
