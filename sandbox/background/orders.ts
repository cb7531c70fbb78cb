import { randomUUID } from 'node:crypto';
import type { Settings } from '../control/settings.ts';
import { ApiError } from '../shared/api.ts';
import { findKeptAnswer, keepAnswer } from '../shared/idempotency.ts';
import type { Change, Journal } from '../shared/journal.ts';
import type { Ledger } from '../shared/ledger.ts';
import type { WebhookSender } from '../shared/webhook-sender.ts';
import type { CheckEvent, CheckOrder, CheckReport, CheckResult, OrderAttributes, Outcome } from './types.ts';

const CONSENT_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

type News = [type: CheckEvent['type'], detail: Record<string, unknown>];

/** What {@link CheckOrders} is built from. */
export interface CheckOrderParts {
  journal: Journal;
  ledger: Ledger;
  sender: WebhookSender;
  settings: () => Settings;
  /** Base URL of `/background`. */
  baseUrl: string;
  vendorNow: () => Date;
}

/** The checker's orders: every change is committed together with its events and their deliveries. */
export class CheckOrders {
  readonly #parts: CheckOrderParts;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #isRunning = false;
  #lastOrder = 0;
  #lastEvent = 0;

  constructor(parts: CheckOrderParts) {
    this.#parts = parts;
    const kept = parts.journal.rows<{ order: number; event: number }>('meta').get('counters');
    this.#lastOrder = kept?.order ?? 0;
    this.#lastEvent = kept?.event ?? 0;
  }

  /** Takes up what a former process left undone. */
  start(): void {
    this.#isRunning = true;
    for (const order of this.list()) this.#arm(order);
  }

  /** Does nothing more. */
  stop(): void {
    this.#isRunning = false;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Forgets all orders; ids are never given out twice. */
  reset(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#parts.journal.clear([this.#counters()]);
    this.#parts.sender.forget();
  }

  /** Every order, oldest first. */
  list(): CheckOrder[] {
    return [...this.#parts.journal.rows<CheckOrder>('orders').values()];
  }

  /** Those under one reference of the customer, oldest first. */
  listByReference(reference: string): CheckOrder[] {
    return this.list().filter((order) => order.attributes.reference === reference);
  }

  /** By the vendor's id. @throws ApiError 404 */
  get(id: string): CheckOrder {
    const order = this.#parts.journal.rows<CheckOrder>('orders').get(id);
    if (order === undefined) throw new ApiError(404, 'not_found', 'There is no order with this id.');
    return order;
  }

  /** By the vendor's id or the customer's reference (its newest). @throws ApiError 404 */
  getByAnyId(id: string): CheckOrder {
    return this.listByReference(id).at(-1) ?? this.get(id);
  }

  /** What orders find that nobody said otherwise of. */
  defaultOutcome(): Outcome {
    return this.#parts.journal.rows<Outcome>('defaults').get('outcome') ?? 'clear';
  }

  /** Sets {@link defaultOutcome}. */
  setDefaultOutcome(outcome: Outcome): void {
    this.#parts.journal.commit([{ table: 'defaults', key: 'outcome', value: outcome }]);
  }

  /** Makes an order, or finds the one made under the same key in the last 24 hours; `isNew` says which. */
  create(attributes: OrderAttributes, key: string | undefined): { order: CheckOrder; isNew: boolean } {
    const { journal, ledger } = this.#parts;
    if (key !== undefined) {
      const kept = findKeptAnswer<string>(journal, key, attributes, Date.now());
      if (kept !== undefined) return { order: this.get(kept), isNew: false };
    }
    this.#requireConsent(attributes);
    const now = this.#parts.vendorNow().toISOString();
    const order: CheckOrder = {
      id: `ctr_${String(++this.#lastOrder).padStart(8, '0')}`,
      attributes,
      stage: 'received',
      createdAt: now,
      updatedAt: now,
      outcome: null,
      note: null,
      checksDone: 0,
      nextDueAtMs: this.#dueAtMs(),
      report: null,
    };
    const entry = ledger.entry('backgroundCheck.ordered', order.id, attributes.reference, {
      checks: attributes.checks,
    });
    const extra = key === undefined ? [] : [keepAnswer(key, attributes, order.id, Date.now())];
    this.#save(order, [], [entry, ...extra]);
    return { order, isNew: true };
  }

  /** Cancels an order; again changes nothing. @throws ApiError 409 when it is finished */
  cancel(id: string): CheckOrder {
    const order = this.get(id);
    if (order.stage === 'cancelled') return order;
    if (order.stage === 'completed' || order.stage === 'failed') {
      throw new ApiError(409, 'not_cancellable', `The order is ${order.stage} and can't be cancelled any more.`);
    }
    const entry = this.#parts.ledger.entry('backgroundCheck.cancelled', id, order.attributes.reference);
    return this.#save({ ...order, stage: 'cancelled', nextDueAtMs: null }, [['order.cancelled', {}]], [entry]);
  }

  /** Says what an order will find. @throws ApiError 409 when it is finished */
  setOutcome(order: CheckOrder, outcome: Outcome, note: string | null): CheckOrder {
    this.#requireOpen(order);
    return this.#save({ ...order, outcome, note });
  }

  /** Goes through all that is left at once. @throws ApiError 409 when it is finished */
  finish(order: CheckOrder): CheckOrder {
    this.#requireOpen(order);
    let now = order;
    while (now.stage === 'received' || now.stage === 'in_progress') now = this.#step(now);
    return now;
  }

  /** Puts an order where a test wants it. @throws ApiError 409 when it is finished */
  fail(order: CheckOrder): CheckOrder {
    this.#requireOpen(order);
    const failed: CheckOrder = { ...order, stage: 'failed', nextDueAtMs: null };
    return this.#save(failed, [['order.failed', { reason: 'forced_by_control' }]]);
  }

  /** All events after position `after`, or those of one order, oldest first. */
  listEvents(after: number, limit: number, orderId?: string): { position: number; event: CheckEvent }[] {
    return [...this.#parts.journal.rows<CheckEvent>('events')]
      .map(([key, event]) => ({ position: Number(key), event }))
      .filter(({ position, event }) => position > after && (orderId === undefined || event.order_id === orderId))
      .slice(0, limit);
  }

  #requireConsent({ consent_given_at: given }: OrderAttributes): void {
    const ageMs = this.#parts.vendorNow().getTime() - Date.parse(given);
    if (ageMs >= -60_000 && ageMs <= CONSENT_DAYS * DAY_MS) return;
    const why = `consent_given_at must lie within the last ${CONSENT_DAYS} days.`;
    throw new ApiError(422, 'consent_invalid', why, '/data/attributes/consent_given_at');
  }

  #requireOpen(order: CheckOrder): void {
    if (order.stage === 'received' || order.stage === 'in_progress') return;
    throw new ApiError(409, 'order_finished', `The order is ${order.stage}.`);
  }

  /** What comes next: accepted, then one check after the other, then the report. */
  #step(order: CheckOrder): CheckOrder {
    const { checks } = order.attributes;
    if (order.stage === 'received') {
      const accepted: CheckOrder = { ...order, stage: 'in_progress', nextDueAtMs: this.#dueAtMs() };
      return this.#save(accepted, [['order.accepted', { checks }]]);
    }
    if (order.checksDone < checks.length) {
      const check = checks[order.checksDone];
      const further: CheckOrder = { ...order, checksDone: order.checksDone + 1, nextDueAtMs: this.#dueAtMs() };
      return this.#save(further, [['check.completed', { check, done: further.checksDone, of: checks.length }]]);
    }
    const report = this.#makeReport(order);
    return this.#save({ ...order, stage: 'completed', report, nextDueAtMs: null }, [['order.completed', { report }]]);
  }

  #makeReport(order: CheckOrder): CheckReport {
    const outcome = order.outcome ?? this.defaultOutcome();
    const zh = order.attributes.subject.locale.startsWith('zh');
    const found: CheckResult['status'] =
      outcome === 'clear' ? 'verified' : outcome === 'consider' ? 'discrepancy' : 'unable_to_verify';
    const notes = {
      verified: null,
      discrepancy: zh
        ? '与候选人所述不一致，请人工核实。'
        : 'Differs from what the candidate stated; please look into it.',
      unable_to_verify: zh ? '对方未回复，未能核实。' : 'The other side did not answer; not verified.',
    };
    // What was found stands in the last check; the others are fine.
    const { checks } = order.attributes;
    return {
      rating: outcome === 'clear' ? 'GREEN' : outcome === 'consider' ? 'AMBER' : 'GREY',
      checks: checks.map((type, at) => {
        const status = at === checks.length - 1 ? found : 'verified';
        return { type, status, note: status === 'verified' ? null : (order.note ?? notes[status]) };
      }),
      report_url: `${this.#parts.baseUrl}/?id=${order.id}`,
      completed_at: this.#parts.vendorNow().toISOString(),
    };
  }

  #dueAtMs(): number {
    const { instant, delaysMs } = this.#parts.settings();
    return Date.now() + (instant ? 0 : delaysMs.backgroundStage);
  }

  #counters(): Change {
    return { table: 'meta', key: 'counters', value: { order: this.#lastOrder, event: this.#lastEvent } };
  }

  #save(changed: CheckOrder, news: readonly News[] = [], extra: readonly Change[] = []): CheckOrder {
    let order = changed;
    const changes: Change[] = [...extra];
    for (const [type, detail] of news) {
      const atMs = Math.max(Date.parse(order.updatedAt) + 1, this.#parts.vendorNow().getTime());
      order = { ...order, updatedAt: new Date(atMs).toISOString() };
      const event: CheckEvent = {
        id: `cte_${randomUUID()}`,
        type,
        stage_time: order.updatedAt,
        order_id: order.id,
        reference: order.attributes.reference,
        stage: order.stage,
        detail,
      };
      const key = String(++this.#lastEvent);
      const { callback_url: url } = order.attributes;
      changes.push({ table: 'events', key, value: event }, ...this.#parts.sender.plan(key, event, order.id, url));
    }
    this.#parts.journal.commit([{ table: 'orders', key: order.id, value: order }, ...changes, this.#counters()]);
    if (news.length > 0) this.#parts.sender.wake(order.id);
    this.#arm(order);
    return order;
  }

  #arm(order: CheckOrder): void {
    clearTimeout(this.#timers.get(order.id));
    this.#timers.delete(order.id);
    if (order.nextDueAtMs === null || !this.#isRunning) return;
    const waitMs = Math.min(2 ** 31 - 1, Math.max(0, order.nextDueAtMs - Date.now()));
    this.#timers.set(
      order.id,
      setTimeout(() => {
        const now = this.get(order.id);
        if (now.nextDueAtMs === null) return;
        if (now.nextDueAtMs <= Date.now()) this.#step(now);
        else this.#arm(now);
      }, waitMs),
    );
  }
}
