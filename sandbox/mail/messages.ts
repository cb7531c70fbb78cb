import type { Settings } from '../control/settings.ts';
import { ApiError } from '../shared/api.ts';
import { findKeptAnswer, keepAnswer } from '../shared/idempotency.ts';
import type { Journal } from '../shared/journal.ts';
import type { Ledger } from '../shared/ledger.ts';
import type { Message, MessageRequest } from './types.ts';

const BOUNCING_DOMAIN = '@undeliverable.example';

/** The caught messages: accepted at once, delivered (or bounced) a moment later. */
export class Messages {
  readonly #journal: Journal;
  readonly #ledger: Ledger;
  readonly #settings: () => Settings;
  readonly #timers = new Set<NodeJS.Timeout>();
  #lastId = 0;

  constructor(journal: Journal, ledger: Ledger, settings: () => Settings) {
    this.#journal = journal;
    this.#ledger = ledger;
    this.#settings = settings;
    this.#lastId = journal.rows<{ id: number }>('meta').get('counters')?.id ?? 0;
    for (const message of this.list()) this.#lastId = Math.max(this.#lastId, Number(message.messageId.slice(3)));
  }

  /** Every message, oldest first. */
  list(): Message[] {
    return [...this.#journal.rows<Message>('messages').values()];
  }

  /** One message; 404 when there is none. */
  get(messageId: string): Message {
    const message = this.#journal.rows<Message>('messages').get(messageId);
    if (!message) throw new ApiError(404, 'not_found', 'There is no message with this id.');
    return message;
  }

  /** Takes a message, or finds the one taken under the same key; `replayed` says which. */
  accept(request: MessageRequest, idempotencyKey: string | undefined): { messageId: string; replayed: boolean } {
    if (idempotencyKey !== undefined) {
      const kept = findKeptAnswer<string>(this.#journal, idempotencyKey, request, Date.now());
      if (kept !== undefined) return { messageId: kept, replayed: true };
    }
    if (/[\r\n]/.test(request.subject)) {
      throw new ApiError(422, 'invalid_request', 'The subject must be one line.', 'subject');
    }
    const now = new Date().toISOString();
    const message: Message = {
      ...request,
      messageId: `PR-${String(++this.#lastId).padStart(6, '0')}`,
      status: 'accepted',
      statusReason: null,
      createdAt: now,
      updatedAt: now,
    };
    const to = request.to.map((recipient) => recipient.email);
    const data = { to, subject: request.subject, language: request.language ?? null, tags: request.tags ?? {} };
    this.#journal.commit([
      { table: 'messages', key: message.messageId, value: message },
      this.#ledger.entry('message.accepted', message.messageId, idempotencyKey ?? null, data),
      ...(idempotencyKey === undefined ? [] : [keepAnswer(idempotencyKey, request, message.messageId, Date.now())]),
    ]);
    this.#deliverSoon(message);
    return { messageId: message.messageId, replayed: false };
  }

  /** Delivers what a former process had accepted. */
  start(): void {
    for (const message of this.list()) if (message.status === 'accepted') this.#deliverSoon(message);
  }

  /** Does nothing more. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  /** Forgets all messages; ids are never given out twice. */
  reset(): void {
    this.stop();
    this.#journal.clear([{ table: 'meta', key: 'counters', value: { id: this.#lastId } }]);
  }

  #deliverSoon(message: Message): void {
    const { instant, delaysMs } = this.#settings();
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        const bounced = message.to.some((recipient) => recipient.email.toLowerCase().endsWith(BOUNCING_DOMAIN));
        const delivered: Message = {
          ...message,
          status: bounced ? 'bounced' : 'delivered',
          statusReason: bounced ? '550 5.1.1 mailbox unavailable' : null,
          updatedAt: new Date().toISOString(),
        };
        this.#journal.commit([{ table: 'messages', key: message.messageId, value: delivered }]);
      },
      instant ? 0 : delaysMs.mailDelivery,
    );
    this.#timers.add(timer);
  }
}
