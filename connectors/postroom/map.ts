import type { InboundEvent } from '../../schemas/types.ts';
import type { OutgoingMessage } from '../contract.ts';
import type { JsonReader } from '../kit/json.ts';

/** The tag that carries our key, so that a message can be found after the vendor forgot the key. */
export const keyTag = 'hubKey';

/**
 * The body of `POST /v1/messages`. Source: the vendor's `openapi.yaml` (API v1), served at `<baseUrl>/openapi.yaml`,
 * read 2026-11-22.
 */
export function toMessage(message: OutgoingMessage, key: string): { [key: string]: unknown } {
  const { to } = message;
  return {
    to: [{ email: to.email, ...(to.name === undefined ? {} : { name: to.name }) }],
    // One line: a name with a line break in it must not stop the mail, nor add headers.
    subject: message.subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim(),
    text: message.text,
    language: message.language,
    tags: { ...message.tags, [keyTag]: key },
    ...(message.attachments === undefined
      ? {}
      : { attachments: message.attachments.map((file) => ({ ...file, fileName: toFileName(file.fileName) })) }),
    ...(message.calendar === undefined
      ? {}
      : { calendar: { method: message.calendar.method, content: message.calendar.ics } }),
    ...(message.notifyUrl === undefined ? {} : { notifyUrl: message.notifyUrl }),
  };
}

/** A message (`POST /v1/messages`, `GET /v1/messages`) as the hub knows it. */
export function fromMessage(message: JsonReader): { remoteId: string } {
  return { remoteId: message.string('messageId') };
}

const eventTypes: { [type: string]: InboundEvent['eventType'] } = {
  'message.delivered': 'message.delivered',
  'message.bounced': 'message.bounced',
};

/** A delivery result (webhook, or of `GET /v1/events`) as an event; `externalRef` is our key of the message. */
export function fromEvent(event: JsonReader): InboundEvent {
  const vendorType = event.string('type');
  const eventType = Object.hasOwn(eventTypes, vendorType) ? eventTypes[vendorType] : undefined;
  const base = {
    dedupeKey: event.string('id'),
    vendorType,
    occurredAt: event.instant('occurredAt'),
    remoteOrderId: null,
    externalRef: event.objectOrNull('tags')?.textOrNull(keyTag, 200) ?? null,
  };
  if (eventType === undefined) return { ...base, eventType: 'unsupported' };
  const delivery = { remoteMessageId: event.string('messageId'), reason: event.textOrNull('reason', 200) };
  return { ...base, eventType, delivery };
}

/** A name the vendor takes: one line, no folders, at most 255 characters. */
function toFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029/\\]+/gu, ' ')
    .trim();
  return [...plain].slice(-200).join('') || 'file';
}
