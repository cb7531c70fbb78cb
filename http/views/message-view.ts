import type { MessageRecord } from '../../db/repositories/messages.ts';
import type { Message } from '../../schemas/types.ts';

/** A message as the API shows it, without the address it went to. */
export function toMessage({ content, messageKey: _messageKey, ...message }: MessageRecord): Message {
  return { ...message, subject: content.subject, text: content.text };
}
