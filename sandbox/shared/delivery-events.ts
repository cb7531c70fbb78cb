import { ApiError, readLimit, readQuery } from './api.ts';
import type { Change, Journal } from './journal.ts';
import type { WebhookFilter } from './system.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** What an event of a message at least has. */
export interface DeliveryEvent {
  id: string;
  type: string;
  occurredAt: string;
  messageId: string;
}

/** What becomes of messages: kept as a list to poll, and sent where the message asks for it. Ids are never given out twice. */
export class DeliveryEvents<Event extends DeliveryEvent> {
  readonly #journal: Journal;
  readonly #sender: WebhookSender;
  readonly #prefix: string;
  #last = 0;

  constructor(journal: Journal, sender: WebhookSender, prefix: string) {
    this.#journal = journal;
    this.#sender = sender;
    this.#prefix = prefix;
    this.#last = journal.rows<{ events?: number }>('meta').get('counters')?.events ?? 0;
    for (const key of journal.rows('events').keys()) this.#last = Math.max(this.#last, Number(key));
  }

  /** Number of the newest event, to be kept over a reset. */
  get last(): number {
    return this.#last;
  }

  /** The changes that tell of an event; commit them with what happened, then wake the message's lane. */
  tell(event: Omit<Event, 'id' | 'occurredAt'>, notifyUrl: string | null): Change[] {
    const key = String(++this.#last);
    const id = `${this.#prefix}-${key.padStart(8, '0')}`;
    const whole = { id, occurredAt: new Date().toISOString(), ...event } as unknown as Event;
    return [
      { table: 'events', key, value: { ...whole, notifyUrl } },
      ...(notifyUrl === null ? [] : this.#sender.plan(key, whole, whole.messageId, notifyUrl)),
    ];
  }

  /** The events after a cursor, oldest first, and the cursor to go on from; 422 for what is no cursor. */
  list(query: Record<string, unknown>): { items: Event[]; next: string } {
    const cursor = readQuery(query['after']) ?? '0';
    if (!/^\d{1,15}$/.test(cursor)) throw new ApiError(422, 'invalid_request', 'after is not a cursor.', 'after');
    const limit = readLimit(query['limit'], 100, 500);
    const found = [...this.#journal.rows<Event & { notifyUrl?: unknown }>('events')]
      .filter(([key]) => Number(key) > Number(cursor))
      .slice(0, limit);
    return { items: found.map(([, event]) => withoutAddress(event)), next: found.at(-1)?.[0] ?? cursor };
  }

  /** Sends webhooks again. */
  replay(filter: WebhookFilter): number {
    const all = [...this.#journal.rows<Event & { notifyUrl: string | null }>('events')];
    return this.#sender.replay(
      all.flatMap(([key, event]) => {
        const isMeant =
          (filter.eventId === undefined || event.id === filter.eventId) &&
          (filter.type === undefined || event.type === filter.type);
        if (!isMeant || event.notifyUrl === null) return [];
        return [{ key, event, lane: event.messageId, url: event.notifyUrl }];
      }),
    );
  }
}

/** An event as it is shown and sent: where it goes is nobody else's business. */
export function withoutAddress<Event>(event: Event & { notifyUrl?: unknown }): Event {
  const { notifyUrl: _notifyUrl, ...shown } = event;
  return shown as Event;
}
