import type { WebhookSubscription } from '../../schemas/types.ts';
import { aadOf } from '../../security/sealing.ts';
import type { Vault } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson } from '../sealed-json.ts';

/** An address that is told of events; its secret comes out by {@link loadSubscriptionSecret} alone. */
export type SubscriptionRecord = Omit<WebhookSubscription, 'secret'> & {
  /** The last position turned into deliveries. */
  fannedOutTo: number;
};

type Row = {
  id: string;
  url: string;
  event_types: string;
  status: WebhookSubscription['status'];
  secret: string;
  fanned_out_to: number;
  failing_since: string | null;
  created_at: string;
  version: number;
};

const aad = (id: string) => aadOf('webhook_subscriptions', 'secret', id);

function toRecord(row: Row): SubscriptionRecord {
  return {
    id: row.id,
    url: row.url,
    eventTypes: fromJson(row.event_types),
    status: row.status,
    fannedOutTo: Number(row.fanned_out_to),
    failingSince: row.failing_since,
    createdAt: row.created_at,
    version: row.version,
  };
}

/** Keeps a new subscription; it is told of events after `fannedOutTo`. */
export async function insertSubscription(
  tx: Tx,
  vault: Vault,
  subscription: Pick<SubscriptionRecord, 'id' | 'url' | 'eventTypes' | 'fannedOutTo' | 'createdAt'> & {
    secret: string;
  },
): Promise<void> {
  const row: Row = {
    id: subscription.id,
    url: subscription.url,
    event_types: JSON.stringify(subscription.eventTypes),
    status: 'active',
    secret: vault.sealLocal(aad(subscription.id), subscription.secret),
    fanned_out_to: subscription.fannedOutTo,
    failing_since: null,
    created_at: subscription.createdAt,
    version: 1,
  };
  await tx('webhook_subscriptions').insert(row);
}

/** A subscription by its id, or null. */
export async function getSubscription(tx: Tx, id: string): Promise<SubscriptionRecord | null> {
  const row: Row | undefined = await tx<Row>('webhook_subscriptions').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** The secret deliveries are signed with (`whsec_…`). Throws when there is no such subscription. */
export async function loadSubscriptionSecret(tx: Tx, vault: Vault, id: string): Promise<string> {
  const row: Row | undefined = await tx<Row>('webhook_subscriptions').where({ id }).first();
  if (!row) throw new Error(`there is no webhook subscription ${id}`);
  return vault.openLocal(aad(id), row.secret);
}

/** Keeps changed secrets, for a rotation. */
export async function saveSubscriptionSecret(tx: Tx, vault: Vault, id: string, secret: string): Promise<void> {
  await tx('webhook_subscriptions')
    .where({ id })
    .update({ secret: vault.sealLocal(aad(id), secret), version: tx.raw('version + 1') });
}

/** Subscriptions, newest first. */
export async function listSubscriptions(tx: Tx, input: PageInput): Promise<Page<SubscriptionRecord>> {
  return paginate<Row, SubscriptionRecord>(tx('webhook_subscriptions'), input, toRecord);
}

/** The subscriptions that get deliveries made: active and paused ones, the paused are sent later. */
export async function listSubscriptionsToFanOut(tx: Tx): Promise<SubscriptionRecord[]> {
  const rows: Row[] = await tx<Row>('webhook_subscriptions').whereNot({ status: 'disabled' }).orderBy('id');
  return rows.map(toRecord);
}

/** Notes how far the stream was turned into deliveries; in the transaction that made them. */
export async function setFannedOutTo(tx: Tx, id: string, position: number): Promise<void> {
  await tx('webhook_subscriptions')
    .where({ id })
    .where('fanned_out_to', '<', position)
    .update({ fanned_out_to: position });
}

/** Changes a subscription; what is absent stays. */
export async function updateSubscription(
  tx: Tx,
  id: string,
  change: {
    url?: string;
    eventTypes?: string[];
    status?: WebhookSubscription['status'];
    failingSince?: string | null;
  },
): Promise<void> {
  const row: Partial<Row> = {};
  if (change.url !== undefined) row.url = change.url;
  if (change.eventTypes !== undefined) row.event_types = JSON.stringify(change.eventTypes);
  if (change.status !== undefined) row.status = change.status;
  if (change.failingSince !== undefined) row.failing_since = change.failingSince;
  await tx('webhook_subscriptions')
    .where({ id })
    .update({ ...row, version: tx.raw('version + 1') });
}
