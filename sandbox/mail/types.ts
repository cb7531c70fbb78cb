import type { DeliveryEvent } from '../shared/delivery-events.ts';

/** A file that goes with a message; `content` is base64. */
export interface Attachment {
  fileName: string;
  mediaType: string;
  content: string;
}

/** What sends a message (`MessageRequest` in `openapi.yaml`). */
export interface MessageRequest {
  to: { email: string; name?: string }[];
  subject: string;
  text: string;
  html?: string;
  language?: string;
  tags?: Record<string, string>;
  attachments?: Attachment[];
  /** Sent as `text/calendar` beside the text. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string };
  /** Where the delivery result is reported to. */
  notifyUrl?: string;
}

/** A message as kept; nothing ever leaves the sandbox. */
export interface Message extends MessageRequest {
  messageId: string;
  status: 'accepted' | 'delivered' | 'bounced';
  statusReason: string | null;
  createdAt: string;
  updatedAt: string;
}

/** A message as shown: of its files no more than name, type and size. */
export type ShownMessage = Omit<Message, 'attachments'> & {
  attachments: { fileName: string; mediaType: string; sizeBytes: number }[];
};

/** Why a message came back, and how mail servers word it. */
export const BOUNCE_REASONS = {
  mailbox_unavailable: '550 5.1.1 mailbox unavailable',
  mailbox_full: '552 5.2.2 mailbox full',
  blocked: '554 5.7.1 message refused',
} as const;
/** One of {@link BOUNCE_REASONS}. */
export type BounceReason = keyof typeof BOUNCE_REASONS;

/** What became of a message. */
export interface MailEvent extends DeliveryEvent {
  type: 'message.delivered' | 'message.bounced';
  reason: BounceReason | null;
  tags: Record<string, string>;
}

/** What happens to messages to one address, by the control. */
export interface AddressRule {
  address: string;
  result: 'deliver' | 'bounce';
  reason: BounceReason;
}
