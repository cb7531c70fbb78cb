import type { EventSource } from '../contract.ts';
import { splitSecrets, verifyStandardWebhook } from '../kit/signature.ts';
import { readJsonWebhook, refuseLargeWebhook } from '../kit/webhook.ts';
import { pollEvents } from './client.ts';
import { fromEvent } from './map.ts';

const limits = { vendor: 'Postroom', maxBytes: 64 * 1024, maxDepth: 16 };

/** Standard Webhooks, one event a delivery, at most 64 KiB. */
export const eventSource: EventSource = {
  verify(raw, credentials, now) {
    refuseLargeWebhook(raw, limits);
    verifyStandardWebhook(raw, splitSecrets(credentials['webhookSecret']), now);
  },
  parse: (raw) => [fromEvent(readJsonWebhook(raw, limits))],
  poll: pollEvents,
};
