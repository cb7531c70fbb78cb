import type { MessageFacts } from '../domain/messages/message-facts.ts';
import type { MessageTemplate } from '../domain/process/types.ts';
import type { MessageRecord } from '../db/repositories/messages.ts';
import type { MessageAttachment, OutgoingMessage } from '../connectors/contract.ts';

/** What is sent, to whom, and what goes with it; made once, then kept. */
export type MessageDraft = {
  template: MessageTemplate;
  recipient: MessageRecord['recipient'];
  to: { email?: string; phone?: string; name?: string };
  language: 'zh' | 'en';
  facts: MessageFacts;
  refs: MessageRecord['refs'];
  attachments?: MessageAttachment[];
  calendar?: OutgoingMessage['calendar'];
};
