/** What sends a message (`MessageRequest` in `openapi.yaml`). */
export interface MessageRequest {
  to: { email: string; name?: string }[];
  subject: string;
  text: string;
  html?: string;
  language?: string;
  tags?: Record<string, string>;
}

/** A message as kept; nothing ever leaves the sandbox. */
export interface Message extends MessageRequest {
  messageId: string;
  status: 'accepted' | 'delivered' | 'bounced';
  statusReason: string | null;
  createdAt: string;
  updatedAt: string;
}
