import type { EventSource } from '../contract.ts';
import { splitSecrets, verifyStandardWebhook } from '../kit/signature.ts';
import { readJsonWebhook, refuseLargeWebhook } from '../kit/webhook.ts';
import { pollEvents } from './client.ts';
import { fromEvent } from './map.ts';

const limits = { vendor: 'Clearvoice', maxBytes: 1024 * 1024, maxDepth: 32 };

/** Standard Webhooks, one event a delivery, at most 1 MiB. */
export const eventSource: EventSource = {
  verify(raw, credentials, now) {
    refuseLargeWebhook(raw, limits);
    verifyStandardWebhook(raw, splitSecrets(credentials['webhookSecret']), now);
  },
  parse: (raw) => [fromEvent(readJsonWebhook(raw, limits))],
  poll: pollEvents,
};
