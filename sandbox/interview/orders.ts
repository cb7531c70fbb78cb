import { randomBytes, randomUUID } from 'node:crypto';
import type { Settings } from '../control/settings.ts';
import { ApiError } from '../shared/api.ts';
import { findKeptAnswer, keepAnswer } from '../shared/idempotency.ts';
import type { Change, Journal } from '../shared/journal.ts';
import type { Ledger } from '../shared/ledger.ts';
import type { WebhookSender } from '../shared/webhook-sender.ts';
import { countAnswers, interrupt, takeStep, type News, type StepOutcome } from './order-steps.ts';
import type { EventType, InterviewEvent, Order, OrderRequest, OrderStatus, Report } from './types.ts';

/** The statuses in which the candidate can still take part. */
export const OPEN_STATUSES: readonly OrderStatus[] = ['invited', 'opened', 'started', 'interrupted'];

/** A page silent for longer than this counts as closed. */
const SILENT_PAGE_MS = 45_000;

/** What {@link InterviewOrders} is built from. */
export interface OrderParts {
  journal: Journal;
  ledger: Ledger;
  sender: WebhookSender;
  settings: () => Settings;
  /** Base URL of `/interview`, as candidates reach it. */
  baseUrl: string;
  /** The vendor's own clock; the skew is in it. */
  vendorNow: () => Date;
}

/** The vendor's orders: every change is committed together with its events and their deliveries. */
export class InterviewOrders {
  readonly #parts: OrderParts;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #byToken = new Map<string, string>();
  readonly #byExternalId = new Map<string, string[]>();
  readonly #open = new Set<string>();
  #sweep: NodeJS.Timeout | undefined;
  #lastOrder = 0;
  #lastEvent = 0;
  #lastOccurredMs = 0;

  constructor(parts: OrderParts) {
    this.#parts = parts;
    const base = parts.journal.rows<{ order: number; event: number }>('meta').get('counters');
    this.#lastOrder = base?.order ?? 0;
    this.#lastEvent = base?.event ?? 0;
    for (const order of this.list()) {
      this.#index(order);
      this.#lastOrder = Math.max(this.#lastOrder, Number(order.orderId.slice(3)));
    }
    for (const key of parts.journal.rows('events').keys()) this.#lastEvent = Math.max(this.#lastEvent, Number(key));
  }

  /** Takes up what a former process left undone, and watches for orders that expire. */
  start(): void {
    for (const order of this.list()) this.#arm(order);
    this.#sweep = setInterval(() => this.sweep(), 250);
  }

  /** Does nothing more. */
  stop(): void {
    clearInterval(this.#sweep);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Forgets all orders; ids are never given out twice. */
  reset(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    for (const index of [this.#byToken, this.#byExternalId, this.#open]) index.clear();
    const counters = { order: this.#lastOrder, event: this.#lastEvent };
    this.#parts.journal.clear([{ table: 'meta', key: 'counters', value: counters }]);
    this.#parts.sender.forget();
  }

  /** Every order, oldest first. */
  list(): Order[] {
    return [...this.#parts.journal.rows<Order>('orders').values()];
  }

  /** The orders under one external id, oldest first. */
  listByExternalId(externalId: string): Order[] {
    return (this.#byExternalId.get(externalId) ?? []).map((orderId) => this.get(orderId));
  }

  /** One order, or undefined. */
  find(orderId: string): Order | undefined {
    return this.#parts.journal.rows<Order>('orders').get(orderId);
  }

  /** One order; 404 when there is none. */
  get(orderId: string): Order {
    const order = this.find(orderId);
    if (!order) throw new ApiError(404, 'not_found', 'There is no order with this id.');
    return order;
  }

  /** The order behind a candidate's link, or undefined. */
  findByToken(token: string): Order | undefined {
    const orderId = this.#byToken.get(token);
    return orderId === undefined ? undefined : this.get(orderId);
  }

  /** The report, or undefined before it is ready. */
  findReport(orderId: string): Report | undefined {
    return this.#parts.journal.rows<Report>('reports').get(orderId);
  }

  /** All events after position `after`, or those of one order, oldest first. */
  listEvents(after: number, limit: number, orderId?: string): { position: number; event: InterviewEvent }[] {
    const found: { position: number; event: InterviewEvent }[] = [];
    const rows = this.#parts.journal.rows<InterviewEvent>('events');
    for (let position = after + 1; position <= this.#lastEvent && found.length < limit; position += 1) {
      const event = rows.get(String(position));
      if (event && (orderId === undefined || event.orderId === orderId)) found.push({ position, event });
    }
    return found;
  }

  /** Makes an order, or finds the one made under the same key; `replayed` says which. */
  create(given: OrderRequest, idempotencyKey: string | undefined): { order: Order; replayed: boolean } {
    const { journal, ledger, settings } = this.#parts;
    const { supplementQuestions = [], ...rest } = given;
    const request: OrderRequest = { ...rest, questions: [...rest.questions, ...supplementQuestions] };
    if (idempotencyKey !== undefined) {
      const kept = findKeptAnswer<string>(journal, idempotencyKey, request, Date.now());
      if (kept !== undefined) return { order: this.get(kept), replayed: true };
    }
    this.#checkRequest(request);
    const now = this.#parts.vendorNow().toISOString();
    const order: Order = {
      orderId: `CV-${String(++this.#lastOrder).padStart(6, '0')}`,
      token: randomBytes(24).toString('base64url'),
      request,
      status: 'invited',
      createdAt: now,
      updatedAt: now,
      consentAt: null,
      startedAt: null,
      completedAt: null,
      answers: {},
      progress: null,
      lastSeenAtMs: null,
      pending: settings().autoAnswer ? [{ step: 'autoAnswer', dueAtMs: Date.now() }] : [],
      recording: null,
      cancel: null,
    };
    const extra = [
      ledger.entry('order.created', order.orderId, idempotencyKey ?? null, { externalId: request.externalId }),
    ];
    if (idempotencyKey !== undefined) extra.push(keepAnswer(idempotencyKey, request, order.orderId, Date.now()));
    this.save(order, [], extra);
    return { order, replayed: false };
  }

  /** Cancels an open order; cancelling again changes nothing, and a finished one is a 409 `not_cancellable`. */
  cancel(orderId: string, by: 'customer' | 'candidate', reason: string): Order {
    const order = this.get(orderId);
    if (order.status === 'cancelled') return order;
    if (!OPEN_STATUSES.includes(order.status)) {
      throw new ApiError(409, 'not_cancellable', `The order is ${order.status} and can't be cancelled any more.`);
    }
    const cancelled: Order = { ...order, status: 'cancelled', cancel: { by, reason }, pending: [], progress: null };
    const effect = this.#parts.ledger.entry('order.cancelled', orderId, order.request.externalId, { by, reason });
    return this.save(cancelled, [['interview.cancelled', { by, reason }]], [effect]);
  }

  /** Puts an order where a test wants it: expired, failed or interrupted. */
  force(orderId: string, to: 'expired' | 'failed' | 'interrupted'): Order {
    const order: Order = { ...this.get(orderId), status: to, pending: [] };
    const news: Record<typeof to, News> = {
      expired: ['interview.expired', {}],
      failed: ['interview.failed', { reason: 'forced_by_control' }],
      interrupted: ['interview.interrupted', countAnswers(order)],
    };
    return this.save(order, [news[to]]);
  }

  /** Tells of a time in which the vendor will not answer, to `notifyUrl`, else to where the newest order reports to. */
  announceMaintenance(data: { from: string; to: string; note: string | null }, notifyUrl?: string): InterviewEvent {
    const url = notifyUrl ?? this.list().at(-1)?.request.notifyUrl;
    if (url === undefined) throw invalid('notifyUrl', 'There is no order yet, so say where to send it.');
    const key = String(++this.#lastEvent);
    const event = this.#makeEvent('vendor.maintenance', null, null, data);
    this.#parts.journal.commit([
      { table: 'events', key, value: event },
      ...this.#parts.sender.plan(key, event, 'maintenance', url),
    ]);
    this.#parts.sender.wake('maintenance');
    return event;
  }

  /** Commits an order with its news, sends the webhooks and sets the clock for what it does next. */
  save(changed: Order, news: readonly News[], extra: readonly Change[] = []): Order {
    const order: Order = { ...changed, updatedAt: this.#parts.vendorNow().toISOString() };
    const changes: Change[] = [{ table: 'orders', key: order.orderId, value: order }, ...extra];
    for (const [type, data] of news) changes.push(...this.#tell(order, type, data));
    this.#parts.journal.commit(changes);
    this.#index(order);
    if (news.length > 0) this.#parts.sender.wake(order.orderId);
    this.#arm(order);
    return order;
  }

  /** Expires what is over its time, and marks as interrupted what has a silent page. */
  sweep(): void {
    for (const orderId of [...this.#open]) this.sweepOne(this.get(orderId));
  }

  /** {@link sweep} for one order; returns it as it stands then. */
  sweepOne(order: Order): Order {
    if (!OPEN_STATUSES.includes(order.status)) return order;
    const isPageOpen = order.lastSeenAtMs !== null && Date.now() - order.lastSeenAtMs < SILENT_PAGE_MS;
    if (order.status === 'started' && order.lastSeenAtMs !== null && !isPageOpen) {
      return this.save(...interrupt(order));
    }
    // Who is answering right now may finish.
    const isAtIt = order.status === 'started' && isPageOpen;
    if (!isAtIt && Date.parse(order.request.expiresAt) <= this.#parts.vendorNow().getTime()) {
      return this.save({ ...order, status: 'expired', pending: [], progress: null }, [['interview.expired', {}]]);
    }
    return order;
  }

  /** Where the candidate takes the interview. */
  inviteUrl(order: Order): string {
    return `${this.#parts.baseUrl}/take/${order.token}`;
  }

  /** The vendor's own time. */
  now(): string {
    return this.#parts.vendorNow().toISOString();
  }

  /** The settings in force. */
  settings(): Settings {
    return this.#parts.settings();
  }

  #checkRequest(request: OrderRequest): void {
    const keys = new Set(request.rubric.dimensions.map((dimension) => dimension.key));
    if (keys.size !== request.rubric.dimensions.length) {
      throw invalid('rubric.dimensions', 'Two dimensions have the same key.');
    }
    if (new Set(request.questions.map((question) => question.id)).size !== request.questions.length) {
      throw invalid('questions', 'Two questions have the same id.');
    }
    request.questions.forEach((question, index) => {
      if (!keys.has(question.dimension)) {
        throw invalid(`questions[${index}].dimension`, `The rubric has no dimension ${question.dimension}.`);
      }
    });
    if (Date.parse(request.expiresAt) <= this.#parts.vendorNow().getTime()) {
      throw invalid('expiresAt', 'expiresAt has passed.');
    }
  }

  #index(order: Order): void {
    if (OPEN_STATUSES.includes(order.status)) this.#open.add(order.orderId);
    else this.#open.delete(order.orderId);
    if (this.#byToken.has(order.token)) return;
    this.#byToken.set(order.token, order.orderId);
    const same = this.#byExternalId.get(order.request.externalId);
    if (same) same.push(order.orderId);
    else this.#byExternalId.set(order.request.externalId, [order.orderId]);
  }

  #tell(order: Order, type: EventType, data: Record<string, unknown>): Change[] {
    const event = this.#makeEvent(type, order.orderId, order.request.externalId, data);
    const key = String(++this.#lastEvent);
    return [
      { table: 'events', key, value: event },
      ...this.#parts.sender.plan(key, event, order.orderId, order.request.notifyUrl),
    ];
  }

  #makeEvent(
    type: EventType,
    orderId: string | null,
    externalId: string | null,
    data: Record<string, unknown>,
  ): InterviewEvent {
    // Events of one burst get times of their own, a millisecond apart, so that their order can be told.
    let occurredMs = this.#parts.vendorNow().getTime();
    if (occurredMs <= this.#lastOccurredMs && this.#lastOccurredMs - occurredMs < 1_000) {
      occurredMs = this.#lastOccurredMs + 1;
    }
    this.#lastOccurredMs = occurredMs;
    const occurredAt = new Date(occurredMs).toISOString();
    return { id: `evt_${randomUUID()}`, type, occurredAt, orderId, externalId, data };
  }

  #arm(order: Order): void {
    clearTimeout(this.#timers.get(order.orderId));
    this.#timers.delete(order.orderId);
    if (order.pending.length === 0) return;
    const dueAtMs = Math.min(...order.pending.map((pending) => pending.dueAtMs));
    const timer = setTimeout(() => this.#runDue(order.orderId), Math.max(0, dueAtMs - Date.now()));
    this.#timers.set(order.orderId, timer);
  }

  /** Takes every step that is due, in order, as one commit. */
  #runDue(orderId: string): void {
    const { baseUrl, settings } = this.#parts;
    let outcome: StepOutcome = { order: this.get(orderId), news: [], extra: [] };
    for (;;) {
      const next = outcome.order.pending.toSorted((a, b) => a.dueAtMs - b.dueAtMs)[0];
      if (!next || next.dueAtMs > Date.now()) break;
      const pending = outcome.order.pending.filter((step) => step !== next);
      const now = this.now();
      outcome = takeStep(
        next.step,
        { ...outcome, order: { ...outcome.order, pending } },
        { now, baseUrl, settings: settings() },
      );
    }
    this.save(outcome.order, outcome.news, outcome.extra);
  }
}

function invalid(field: string, message: string): ApiError {
  return new ApiError(422, 'invalid_request', message, field);
}
