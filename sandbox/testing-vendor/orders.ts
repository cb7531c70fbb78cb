import { randomBytes } from 'node:crypto';
import type { Settings } from '../control/settings.ts';
import type { Change, Journal } from '../shared/journal.ts';
import type { Ledger } from '../shared/ledger.ts';
import type { WebhookSender } from '../shared/webhook-sender.ts';
import { markPaper } from './scoring.ts';
import { QuizError } from './errors.ts';
import { STATUS, type GivenAnswer, type OrderForm, type OrderStatus, type TestEvent, type TestOrder } from './types.ts';
import { makeId } from './wire.ts';

/** The statuses in which the candidate can still answer. */
export const OPEN: readonly OrderStatus[] = [STATUS.created, STATUS.opened, STATUS.answering];
/** After the time of all questions together: what a slow network may take. */
const GRACE_MS = 60_000;

/** News to tell about an order. */
type News = [type: string, data: object];

/** What {@link TestOrders} is built from. */
export interface TestOrderParts {
  journal: Journal;
  ledger: Ledger;
  sender: WebhookSender;
  settings: () => Settings;
  /** The vendor's own clock; the skew is in it. */
  vendorNow: () => number;
}

/** The vendor's orders: every change is committed together with its events and their deliveries. */
export class TestOrders {
  readonly #parts: TestOrderParts;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #sweep: NodeJS.Timeout | undefined;
  #lastId = 0;
  #lastEvent = 0;
  #lastEventMs = 0;

  constructor(parts: TestOrderParts) {
    this.#parts = parts;
    const kept = parts.journal.rows<{ id: number; event: number }>('meta').get('counters');
    this.#lastId = kept?.id ?? 0;
    this.#lastEvent = kept?.event ?? 0;
  }

  /** Takes up what a former process left undone, and watches for orders that expire. */
  start(): void {
    for (const order of this.list()) this.#arm(order);
    this.#sweep = setInterval(() => this.list().forEach((order) => this.expire(order)), 500);
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
    this.#parts.journal.clear([this.#counters()]);
    this.#parts.sender.forget();
  }

  /** Every order, oldest first. */
  list(): TestOrder[] {
    return [...this.#parts.journal.rows<TestOrder>('orders').values()];
  }

  /** By the vendor's id, or undefined. */
  find(orderId: string): TestOrder | undefined {
    return this.#parts.journal.rows<TestOrder>('orders').get(orderId);
  }

  /** By the customer's id, or undefined. */
  findByTradeNo(outTradeNo: string): TestOrder | undefined {
    const orderId = this.#parts.journal.rows<string>('byTradeNo').get(outTradeNo);
    return orderId === undefined ? undefined : this.find(orderId);
  }

  /** By the candidate's link, or undefined. */
  findByToken(token: string): TestOrder | undefined {
    return this.list().find((order) => order.token === token);
  }

  /** By either id. @throws QuizError 40404 */
  get(id: string): TestOrder {
    const order = this.find(id) ?? this.findByTradeNo(id);
    if (order === undefined) throw new QuizError(40404, 'order not exist');
    return order;
  }

  /** Makes an order; the same `out_trade_no` gives the order that is there, whatever else the form says. */
  create(form: OrderForm): { order: TestOrder; isNew: boolean } {
    const known = this.findByTradeNo(form.outTradeNo);
    if (known !== undefined) return { order: known, isNew: false };
    if (form.deadlineMs <= this.now()) throw new QuizError(40035, 'deadline has passed', 'deadline');
    const { journal, ledger, settings } = this.#parts;
    const order: TestOrder = {
      orderId: makeId(++this.#lastId),
      token: randomBytes(18).toString('base64url'),
      form,
      status: STATUS.created,
      createdMs: this.now(),
      beginMs: null,
      submitMs: null,
      shownMs: null,
      consented: false,
      identity: { verified: !form.verifyIdentity || form.candidate.mobile === '', failures: 0 },
      answers: {},
      pending: settings().autoAnswer ? { step: 'answer', dueAtMs: Date.now() } : null,
      report: null,
      cancelReason: '',
    };
    journal.commit([
      { table: 'orders', key: order.orderId, value: order },
      { table: 'byTradeNo', key: form.outTradeNo, value: order.orderId },
      this.#counters(),
      ledger.entry('order.created', order.orderId, form.outTradeNo, { orderType: form.orderType }),
    ]);
    this.#arm(order);
    return { order, isNew: true };
  }

  /** Cancels an open order; again changes nothing. @throws QuizError 40903 when the answers are in */
  cancel(order: TestOrder, reason: string): TestOrder {
    if (order.status === STATUS.cancelled) return order;
    if (!OPEN.includes(order.status)) throw new QuizError(40903, 'order is finished');
    const entry = this.#parts.ledger.entry('order.cancelled', order.orderId, order.form.outTradeNo, { reason });
    const cancelled: TestOrder = { ...order, status: STATUS.cancelled, cancelReason: reason, pending: null };
    return this.save(cancelled, [['order.cancelled', { reason }]], [entry]);
  }

  /** The candidate begins: the clock of the whole paper runs from here. Safe to repeat. */
  begin(order: TestOrder): TestOrder {
    if (order.beginMs !== null) return order;
    const limitMs = order.form.paper.questions.reduce((sum, question) => sum + question.seconds * 1000, 0);
    const begun: TestOrder = {
      ...order,
      status: STATUS.answering,
      beginMs: this.now(),
      consented: true,
      pending: { step: 'timeUp', dueAtMs: Date.now() + limitMs + GRACE_MS },
    };
    const opened: News[] = order.status === STATUS.created ? [['order.opened', {}]] : [];
    return this.save(begun, [...opened, ['order.started', {}]]);
  }

  /** The answers are final: marked after a while. */
  submit(order: TestOrder, answers: TestOrder['answers']): TestOrder {
    const begun = this.begin(order);
    const { instant, delaysMs } = this.#parts.settings();
    const submitted: TestOrder = {
      ...begun,
      answers: { ...begun.answers, ...answers },
      status: STATUS.submitted,
      submitMs: this.now(),
      shownMs: null,
      pending: { step: 'report', dueAtMs: Date.now() + (instant ? 0 : delaysMs.testReport) },
    };
    return this.save(submitted, [['order.submitted', {}]]);
  }

  /** Puts an order where a test wants it. */
  force(order: TestOrder, to: 'expired' | 'failed'): TestOrder {
    const forced: TestOrder = { ...order, status: STATUS[to], pending: null };
    return this.save(forced, [[`order.${to}`, to === 'failed' ? { reason: 'forced_by_control' } : {}]]);
  }

  /** Expires an order that nobody has begun in time; returns it as it stands then. */
  expire(order: TestOrder): TestOrder {
    const waits = order.status === STATUS.created || order.status === STATUS.opened;
    return waits && order.form.deadlineMs <= this.now() ? this.force(order, 'expired') : order;
  }

  /** Commits an order with its news, sends the webhooks and sets the clock for what it does next. */
  save(order: TestOrder, news: readonly News[] = [], extra: readonly Change[] = []): TestOrder {
    const changes: Change[] = [{ table: 'orders', key: order.orderId, value: order }, ...extra];
    for (const [type, data] of news) changes.push(...this.#tell(order, type, data));
    if (news.length > 0) changes.push(this.#counters());
    this.#parts.journal.commit(changes);
    if (news.length > 0) this.#parts.sender.wake(order.orderId);
    this.#arm(order);
    return order;
  }

  /** All events after the one with this id (`0`: from the first), or those of one order, oldest first. */
  listEvents(sinceId: string, limit: number, orderId?: string): TestEvent[] {
    return [...this.#parts.journal.rows<TestEvent>('events').values()]
      .filter((event) => BigInt(event.id) > BigInt(sinceId) && (orderId === undefined || event.order_id === orderId))
      .slice(0, limit);
  }

  /** The vendor's own time. */
  now(): number {
    return this.#parts.vendorNow();
  }

  #counters(): Change {
    return { table: 'meta', key: 'counters', value: { id: this.#lastId, event: this.#lastEvent } };
  }

  #tell(order: TestOrder, type: string, data: object): Change[] {
    this.#lastEventMs = Math.max(this.#lastEventMs + 1, this.now());
    const event: TestEvent = {
      id: makeId(++this.#lastEvent),
      type,
      event_time: String(this.#lastEventMs),
      order_id: order.orderId,
      out_trade_no: order.form.outTradeNo,
      data,
    };
    const url = order.form.callbackUrl;
    return [
      { table: 'events', key: event.id, value: event },
      ...this.#parts.sender.plan(event.id, event, order.orderId, url),
    ];
  }

  #arm(order: TestOrder): void {
    clearTimeout(this.#timers.get(order.orderId));
    this.#timers.delete(order.orderId);
    if (order.pending === null) return;
    const waitMs = Math.max(0, order.pending.dueAtMs - Date.now());
    this.#timers.set(
      order.orderId,
      setTimeout(() => this.#run(order.orderId), Math.min(waitMs, 2 ** 31 - 1)),
    );
  }

  #run(orderId: string): void {
    const order = this.get(orderId);
    if (order.pending === null || order.pending.dueAtMs > Date.now()) return this.#arm(order);
    if (order.pending.step === 'timeUp') this.submit(order, {});
    else if (order.pending.step === 'answer') this.submit(order, imagineAnswers(order.form, this.#parts.settings()));
    else this.#report(order);
  }

  #report(order: TestOrder): void {
    const { form, answers } = order;
    const [beginMs, submitMs] = [order.beginMs ?? this.now(), order.submitMs ?? this.now()];
    const report = markPaper({ reportId: makeId(++this.#lastId), form, answers, beginMs, submitMs });
    this.save({ ...order, status: STATUS.reported, report, pending: null }, [['order.report', report]]);
  }
}

/** What an imagined candidate answers: the right options where there is a key, else the first, and the set text. */
export function imagineAnswers(form: OrderForm, { autoAnswer }: Pick<Settings, 'autoAnswer'>): TestOrder['answers'] {
  const text = autoAnswer?.[form.lang.slice(0, 2)] ?? Object.values(autoAnswer ?? {})[0] ?? '';
  const answers: Record<string, GivenAnswer> = {};
  for (const { id, form: kind, answer } of form.paper.questions) {
    answers[id] = {
      choice: kind === 'choice' ? (answer ?? ['A']) : [],
      text: kind === 'choice' ? '' : text,
      seconds: 20,
    };
  }
  return answers;
}
