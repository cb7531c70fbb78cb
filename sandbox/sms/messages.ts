import type { Settings } from '../control/settings.ts';
import { ApiError } from '../shared/api.ts';
import { DeliveryEvents } from '../shared/delivery-events.ts';
import { findKeptAnswer, keepAnswer } from '../shared/idempotency.ts';
import type { Journal } from '../shared/journal.ts';
import type { Ledger } from '../shared/ledger.ts';
import type { WebhookSender } from '../shared/webhook-sender.ts';
import { countParts } from './parts.ts';
import type { NumberRule, Sms, SmsError, SmsReport, SmsRequest } from './types.ts';

const MAX_PARTS = 10;
const FAILING_END = '000';

/** What the messages are made with. */
export interface SmsParts {
  journal: Journal;
  ledger: Ledger;
  sender: WebhookSender;
  settings: () => Settings;
}

/** The caught SMS: queued at once, delivered (or not) a moment later. */
export class SmsMessages {
  readonly #parts: SmsParts;
  readonly #timers = new Set<NodeJS.Timeout>();
  #lastId = 0;
  /** What became of the messages. */
  readonly reports: DeliveryEvents<SmsReport>;

  constructor(parts: SmsParts) {
    this.#parts = parts;
    const { journal, sender } = parts;
    this.reports = new DeliveryEvents<SmsReport>(journal, sender, 'TRR');
    this.#lastId = journal.rows<{ id: number }>('meta').get('counters')?.id ?? 0;
    for (const message of this.list()) this.#lastId = Math.max(this.#lastId, Number(message.message_id.slice(3)));
  }

  /** Every message, oldest first. */
  list(): Sms[] {
    return [...this.#parts.journal.rows<Sms>('messages').values()];
  }

  /** One message; 404 when there is none. */
  get(messageId: string): Sms {
    const message = this.#parts.journal.rows<Sms>('messages').get(messageId);
    if (!message) throw new ApiError(404, 'not_found', 'There is no message with this id.');
    return message;
  }

  /** What happens to messages to one number from now on. */
  setNumber(rule: NumberRule): void {
    this.#parts.journal.commit([{ table: 'numbers', key: rule.number, value: rule }]);
  }

  /** Takes a message, or finds the one taken under the same client reference within 24 hours. */
  accept(request: SmsRequest): { message: Sms; replayed: boolean } {
    const { journal, ledger } = this.#parts;
    const { client_ref: reference } = request;
    if (reference !== undefined) {
      const kept = findKeptAnswer<string>(journal, reference, request, Date.now());
      if (kept !== undefined) return { message: this.get(kept), replayed: true };
    }
    const { encoding, parts } = countParts(request.text);
    if (parts > MAX_PARTS) {
      throw new ApiError(422, 'text_too_long', `The text has ${parts} parts; at most ${MAX_PARTS} are sent.`, 'text');
    }
    const message: Sms = {
      message_id: `TR-${String(++this.#lastId).padStart(6, '0')}`,
      to: request.to,
      text: request.text,
      client_ref: reference ?? null,
      tag: request.tag ?? null,
      callback_url: request.callback_url ?? null,
      encoding,
      parts,
      state: 'queued',
      error: null,
      created_at: new Date().toISOString(),
      done_at: null,
    };
    const data = { to: message.to, encoding, parts, tag: message.tag };
    journal.commit([
      { table: 'messages', key: message.message_id, value: message },
      ledger.entry('sms.accepted', message.message_id, message.client_ref, data),
      ...(reference === undefined ? [] : [keepAnswer(reference, request, message.message_id, Date.now())]),
    ]);
    this.#deliverSoon(message);
    return { message, replayed: false };
  }

  /** Delivers what a former process had queued. */
  start(): void {
    for (const message of this.list()) if (message.state === 'queued') this.#deliverSoon(message);
  }

  /** Does nothing more. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Forgets all messages; ids are never given out twice. */
  reset(): void {
    this.stop();
    const counters = { id: this.#lastId, events: this.reports.last };
    this.#parts.journal.clear([{ table: 'meta', key: 'counters', value: counters }]);
    this.#parts.sender.forget();
  }

  #deliverSoon(message: Sms): void {
    const { instant, delaysMs } = this.#parts.settings();
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        const error = this.#findError(message.to);
        const state = error === null ? 'delivered' : 'undelivered';
        const done: Sms = { ...message, state, error, done_at: new Date().toISOString() };
        const { message_id: messageId, tag, callback_url: url } = message;
        this.#parts.journal.commit([
          { table: 'messages', key: messageId, value: done },
          ...this.reports.tell({ type: state, messageId, error, tag }, url),
        ]);
        this.#parts.sender.wake(messageId);
      },
      instant ? 0 : delaysMs.smsDelivery,
    );
    this.#timers.add(timer);
  }

  #findError(number: string): SmsError | null {
    const rule = this.#parts.journal.rows<NumberRule>('numbers').get(number);
    if (rule !== undefined) return rule.result === 'fail' ? rule.error : null;
    return number.endsWith(FAILING_END) ? 'absent_subscriber' : null;
  }
}
