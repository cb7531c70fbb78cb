import type { Settings } from '../control/settings.ts';
import { ApiError } from '../shared/api.ts';
import { findKeptAnswer, keepAnswer } from '../shared/idempotency.ts';
import { DeliveryEvents } from '../shared/delivery-events.ts';
import type { Journal } from '../shared/journal.ts';
import type { Ledger } from '../shared/ledger.ts';
import type { WebhookSender } from '../shared/webhook-sender.ts';
import { BOUNCE_REASONS } from './types.ts';
import type { AddressRule, BounceReason, MailEvent, Message, MessageRequest, ShownMessage } from './types.ts';

const BOUNCING_DOMAINS = ['@undeliverable.example', '@bounce.example'];

/** The caught messages: accepted at once, delivered (or bounced) a moment later. */
export class Messages {
  readonly #journal: Journal;
  readonly #ledger: Ledger;
  readonly #settings: () => Settings;
  readonly #sender: WebhookSender;
  readonly #timers = new Set<NodeJS.Timeout>();
  #lastId = 0;
  /** What became of the messages. */
  readonly events: DeliveryEvents<MailEvent>;

  constructor(journal: Journal, ledger: Ledger, sender: WebhookSender, settings: () => Settings) {
    this.#journal = journal;
    this.#ledger = ledger;
    this.#sender = sender;
    this.#settings = settings;
    this.events = new DeliveryEvents<MailEvent>(journal, sender, 'PRE');
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

  /** What happens to messages to one address from now on. */
  setAddress(rule: AddressRule): void {
    const address = rule.address.toLowerCase();
    this.#journal.commit([{ table: 'addresses', key: address, value: { ...rule, address } }]);
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
    const data = {
      to,
      subject: request.subject,
      language: request.language ?? null,
      tags: request.tags ?? {},
      attachments: (request.attachments ?? []).map((attachment) => attachment.fileName),
      calendar: request.calendar?.method ?? null,
    };
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
    this.#journal.clear([{ table: 'meta', key: 'counters', value: { id: this.#lastId, events: this.events.last } }]);
    this.#sender.forget();
  }

  #deliverSoon(message: Message): void {
    const { instant, delaysMs } = this.#settings();
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        const reason = this.#findBounce(message);
        const status = reason === null ? 'delivered' : 'bounced';
        const delivered: Message = {
          ...message,
          status,
          statusReason: reason === null ? null : BOUNCE_REASONS[reason],
          updatedAt: new Date().toISOString(),
        };
        const { messageId, tags = {}, notifyUrl = null } = message;
        this.#journal.commit([
          { table: 'messages', key: messageId, value: delivered },
          ...this.events.tell({ type: `message.${status}`, messageId, reason, tags }, notifyUrl),
        ]);
        this.#sender.wake(messageId);
      },
      instant ? 0 : delaysMs.mailDelivery,
    );
    this.#timers.add(timer);
  }

  #findBounce(message: Message): BounceReason | null {
    for (const { email } of message.to) {
      const address = email.toLowerCase();
      const rule = this.#journal.rows<AddressRule>('addresses').get(address);
      if (rule?.result === 'deliver') continue;
      if (rule?.result === 'bounce') return rule.reason;
      if (BOUNCING_DOMAINS.some((domain) => address.endsWith(domain))) return 'mailbox_unavailable';
    }
    return null;
  }
}

/** A message as the API shows it. */
export function showMessage(message: Message): ShownMessage {
  const { attachments = [], ...rest } = message;
  return {
    ...rest,
    attachments: attachments.map(({ fileName, mediaType, content }) => ({
      fileName,
      mediaType,
      sizeBytes: Buffer.from(content, 'base64').length,
    })),
  };
}
