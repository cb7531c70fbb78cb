import type { EventSource } from '../contract.ts';
import { isSignedBy, readHeader, refuseSignature, refuseStale, requireSecrets } from '../kit/signature.ts';
import { readJsonWebhook, refuseLargeWebhook } from '../kit/webhook.ts';
import { pollEvents } from './client.ts';
import { fromEvent } from './map.ts';

const limits = { vendor: 'Cleartrail', maxBytes: 1024 * 1024, maxDepth: 32 };

/** One JSON event a delivery, at most 1 MiB; `X-Cleartrail-Signature` over `timestamp.body`. */
export const eventSource: EventSource = {
  verify(raw, credentials, now) {
    refuseLargeWebhook(raw, limits);
    const secrets = requireSecrets(credentials['webhookSecret']);
    const timestamp = readHeader(raw, 'x-cleartrail-timestamp');
    const signature = readHeader(raw, 'x-cleartrail-signature');
    if (!/^\d{1,12}$/.test(timestamp)) throw refuseSignature('x-cleartrail-timestamp is not in whole seconds');
    if (!/^[0-9a-f]{64}$/.test(signature)) throw refuseSignature('x-cleartrail-signature is not 64 hex digits');
    if (!isSignedBy(secrets, [signature], `${timestamp}.`, raw.bytes))
      throw refuseSignature('x-cleartrail-signature does not fit');
    refuseStale(timestamp, now);
  },
  parse: (raw) => [fromEvent(readJsonWebhook(raw, limits))],
  poll: pollEvents,
};
