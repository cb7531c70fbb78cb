import type { Db } from '../db/connection.ts';
import {
  insertDeliveries,
  listDueDeliveries,
  saveDeliveryAttempt,
  type DeliveryRecord,
} from '../db/repositories/deliveries.ts';
import { getEvent, getLastPosition, listEventsAfter } from '../db/repositories/events.ts';
import {
  getSubscription,
  listSubscriptionsToFanOut,
  loadSubscriptionSecret,
  setFannedOutTo,
  updateSubscription,
  type SubscriptionRecord,
} from '../db/repositories/subscriptions.ts';
import type { Vault } from '../security/vault.ts';
import { toOutboundEvent } from './cloud-event.ts';
import { errorName, type DeliveryLog, type DeliveryMetrics } from './delivery-log.ts';
import { createLease } from './leased.ts';
import { startLoop } from './loop.ts';
import type { OutboundHttp, PostOutcome } from './outbound-http.ts';
import { nextAttemptAt, parseRetryAfter } from './retry-schedule.ts';
import { activeWebhookSecrets, signWebhook } from './standard-webhooks.ts';

/** Tells subscribers of events, at least once each. */
export interface Outbox {
  /** Makes deliveries of new events and sends what is due, once; `again` when more is due. */
  runOnce(): Promise<'again' | 'wait'>;
  /** For who just committed events in this process. */
  wake(): void;
  start(): void;
  stop(): Promise<void>;
}

export type OutboxDeps = {
  db: Db;
  vault: Vault;
  http: OutboundHttp;
  now: () => Date;
  newId: () => string;
  /** 0 to 1, for the schedule's variation. */
  random: () => number;
  /** The hub's public URL, the `source` of its events. */
  source: string;
  log: DeliveryLog;
  metrics: DeliveryMetrics;
  /** Tests kill the process here: `outbox.afterFanOut`, `outbox.afterSend`. */
  crashPoint: (name: string) => void;
  /** Names this process in leases. */
  holder: string;
};

const eventsPerRound = 500;
const deliveriesPerRound = 100;
const subscribersAtOnce = 16;
/** After so many failures in a row the rest of a subscriber's deliveries waits, its attempts unspent. */
const failuresBeforePause = 3;
const pauseMs = 5_000;
const longestHoldMs = 3_600_000;
/** How long an attempt under way may still take when the process stops. */
const stopGraceMs = 2_000;

/**
 * Makes the outbox. Each subscriber is told of events in the order of their positions, one at a time; an event that failed
 * comes again by the schedule, later than its successors then: `position` says where it belongs. A subscriber that is
 * down holds up no other.
 * @param options.tickMs between two rounds, 500 by default
 */
export function createOutbox(deps: OutboxDeps, options: { tickMs?: number } = {}): Outbox {
  const { db, vault, log } = deps;
  const lease = createLease(deps, 'outbox', deps.holder);
  /** Until when a subscriber is left alone: it is down, or asked for it. Lost with the process, which costs one attempt. */
  const heldUntil = new Map<string, number>();
  let loop: ReturnType<typeof startLoop> | null = null;
  let stopping = false;

  const fanOut = async (subscription: SubscriptionRecord, last: number): Promise<boolean> => {
    if (subscription.fannedOutTo >= last) return false;
    const events = await listEventsAfter(db.knex, subscription.fannedOutTo, eventsPerRound);
    const end = events.at(-1)?.position;
    if (end === undefined) return false;
    const wanted = events.filter(
      (e) => subscription.eventTypes.length === 0 || subscription.eventTypes.includes(e.type),
    );
    const createdAt = deps.now().toISOString();
    await db.transaction(async (tx) => {
      const rows = wanted.map(({ position }) => ({
        id: deps.newId(),
        subscriptionId: subscription.id,
        position,
        createdAt,
      }));
      await insertDeliveries(tx, rows);
      await setFannedOutTo(tx, subscription.id, end);
    });
    deps.crashPoint('outbox.afterFanOut');
    return end < last;
  };

  /** Sends what is due to one subscriber; true when more is due. */
  const serve = async (subscription: SubscriptionRecord): Promise<boolean> => {
    const { id } = subscription;
    if ((heldUntil.get(id) ?? 0) > deps.now().getTime()) return false;
    const due = await listDueDeliveries(db.knex, {
      subscriptionId: id,
      now: deps.now().toISOString(),
      limit: deliveriesPerRound,
    });
    if (due.length === 0) return false;
    const secret = await loadSubscriptionSecret(db.knex, vault, id);
    let failures = 0;
    for (const delivery of due) {
      // Another process may have taken over; what both send the receiver tells apart by its id.
      if (stopping || !(await lease.held())) return false;
      const result = await send(subscription, delivery, activeWebhookSecrets(secret, deps.now()));
      if (result === 'disabled') return false;
      failures = result === 'failed' ? failures + 1 : 0;
      if (failures >= failuresBeforePause) heldUntil.set(id, deps.now().getTime() + pauseMs);
      if ((heldUntil.get(id) ?? 0) > deps.now().getTime()) return false;
    }
    return due.length === deliveriesPerRound;
  };

  const send = async (
    subscription: SubscriptionRecord,
    delivery: DeliveryRecord,
    secrets: string[],
  ): Promise<'delivered' | 'failed' | 'disabled'> => {
    const event = await getEvent(db.knex, delivery.eventId);
    if (event === null) throw new Error(`event ${delivery.eventId} of a delivery is missing`);
    const body = JSON.stringify(toOutboundEvent(event, deps.source));
    const outcome = await deps.http.post(
      subscription.url,
      { 'content-type': 'application/cloudevents+json', ...signWebhook(secrets, event.id, deps.now(), body) },
      body,
    );
    deps.crashPoint('outbox.afterSend');
    // Cut off by our own stop: not the receiver's failure, and due as before at the next start.
    if (stopping && outcome.kind === 'failed') return 'failed';
    const result = await record(subscription, delivery, outcome);
    deps.metrics.count('outbox_attempt_total', { result });
    return result;
  };

  const record = async (
    subscription: SubscriptionRecord,
    delivery: DeliveryRecord,
    outcome: PostOutcome,
  ): Promise<'delivered' | 'failed' | 'disabled'> => {
    const now = deps.now();
    const attempts = delivery.attempts + 1;
    const lastStatus = outcome.kind === 'answered' ? outcome.status : null;
    const status = lastStatus ?? 0;
    if (status >= 200 && status < 300) {
      const deliveredAt = now.toISOString();
      await db.transaction(async (tx) => {
        await saveDeliveryAttempt(tx, delivery.id, {
          status: 'delivered',
          attempts,
          nextAttemptAt: null,
          lastStatus,
          lastError: null,
          deliveredAt,
        });
        if (subscription.failingSince !== null) await updateSubscription(tx, subscription.id, { failingSince: null });
      });
      subscription.failingSince = null;
      return 'delivered';
    }
    const gone = status === 410;
    const retryAfterMs =
      outcome.kind === 'answered' && (status === 429 || status === 503)
        ? parseRetryAfter(outcome.retryAfter, now)
        : undefined;
    if (retryAfterMs !== undefined) {
      heldUntil.set(subscription.id, now.getTime() + Math.min(retryAfterMs, longestHoldMs));
    }
    const next = gone ? null : nextAttemptAt(attempts, now, deps.random(), retryAfterMs);
    const failingSince = subscription.failingSince ?? now.toISOString();
    await db.transaction(async (tx) => {
      await saveDeliveryAttempt(tx, delivery.id, {
        status: next === null ? 'failed' : 'pending',
        attempts,
        nextAttemptAt: next,
        lastStatus,
        lastError: outcome.kind === 'failed' ? outcome.code : describeStatus(status),
        deliveredAt: null,
      });
      if (gone) await updateSubscription(tx, subscription.id, { status: 'disabled', failingSince });
      else if (subscription.failingSince === null) await updateSubscription(tx, subscription.id, { failingSince });
    });
    subscription.failingSince = failingSince;
    if (!gone) return 'failed';
    log.warn({ subscriptionId: subscription.id }, 'a subscriber answered 410 and is told no more');
    return 'disabled';
  };

  const runOnce = async (): Promise<'again' | 'wait'> => {
    if (!(await lease.held())) return 'wait';
    const last = await getLastPosition(db.knex);
    const subscriptions = await listSubscriptionsToFanOut(db.knex);
    let again = false;
    const next = subscriptions.values();
    const lane = async (): Promise<void> => {
      for (const subscription of next) {
        if (stopping) return;
        try {
          const more = await fanOut(subscription, last);
          const current = subscription.status === 'active' ? await getSubscription(db.knex, subscription.id) : null;
          if (more || (current?.status === 'active' && (await serve(current)))) again = true;
        } catch (error) {
          log.error({ subscriptionId: subscription.id, error: errorName(error) }, 'a subscriber could not be served');
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(subscribersAtOnce, subscriptions.length) }, lane));
    return again ? 'again' : 'wait';
  };

  return {
    runOnce,
    wake() {
      loop?.wake();
    },
    start() {
      stopping = false;
      loop ??= startLoop(options.tickMs ?? 500, runOnce, (error) =>
        log.error({ error: errorName(error) }, 'the outbox met an error and goes on'),
      );
    },
    async stop() {
      stopping = true;
      const cut = setTimeout(() => deps.http.close(), stopGraceMs);
      await loop?.stop();
      clearTimeout(cut);
      deps.http.close();
      loop = null;
      await lease.release();
    },
  };
}

function describeStatus(status: number): string {
  if (status >= 300 && status < 400) return `status ${status}: redirects are not followed`;
  return status === 410 ? 'status 410: gone, the subscription was disabled' : `status ${status}`;
}
