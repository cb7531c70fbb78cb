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
  };
}

/** A message (`POST /v1/messages`, `GET /v1/messages`) as the hub knows it. */
export function fromMessage(message: JsonReader): { remoteId: string } {
  return { remoteId: message.string('messageId') };
}
