import type { DeliveryEvent } from '../shared/delivery-events.ts';

/** What sends an SMS (`MessageRequest` in `openapi.yaml`). */
export interface SmsRequest {
  to: string;
  text: string;
  client_ref?: string;
  tag?: string;
  callback_url?: string;
}

/** An SMS as kept; nothing ever leaves the sandbox. */
export interface Sms {
  message_id: string;
  to: string;
  text: string;
  client_ref: string | null;
  tag: string | null;
  callback_url: string | null;
  encoding: 'gsm7' | 'ucs2';
  parts: number;
  state: 'queued' | 'delivered' | 'undelivered';
  error: SmsError | null;
  created_at: string;
  done_at: string | null;
}

/** Why an SMS did not arrive. */
export const SMS_ERRORS = ['absent_subscriber', 'unknown_subscriber', 'blocked'] as const;
/** One of {@link SMS_ERRORS}. */
export type SmsError = (typeof SMS_ERRORS)[number];

/** What became of an SMS. */
export interface SmsReport extends DeliveryEvent {
  type: 'delivered' | 'undelivered';
  error: SmsError | null;
  tag: string | null;
}

/** What happens to messages to one number, by the control. */
export interface NumberRule {
  number: string;
  result: 'deliver' | 'fail';
  error: SmsError;
}
