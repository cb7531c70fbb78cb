import type { EventSource } from '../contract.ts';
import { isSignedBy, readHeader, refuseSignature, refuseStale, requireSecrets } from '../kit/signature.ts';
import { readJsonWebhook, refuseLargeWebhook } from '../kit/webhook.ts';
import { pollEvents } from './client.ts';
import { fromEvent } from './map.ts';

const limits = { vendor: 'Shiftwell', maxBytes: 1024 * 1024, maxDepth: 32 };

/**
 * The vendor's own signature (its `openapi.yaml`, read 2026-11-22): `X-Shiftwell-Signature: t=<seconds>,v1=<hex>`, HMAC-SHA256
 * under the whole secret over `<seconds>.` and the raw bytes; several `v1` while a secret is changed. One event a delivery.
 */
export const eventSource: EventSource = {
  verify(raw, credentials, now) {
    refuseLargeWebhook(raw, limits);
    const secrets = requireSecrets(credentials['webhookSecret']);
    const header = readHeader(raw, 'x-shiftwell-signature');
    const match = /^t=(\d{1,12})((?:,v1=[0-9a-f]{64}){1,5})$/.exec(header);
    if (match === null) throw refuseSignature('x-shiftwell-signature is not t=…,v1=…');
    const [, seconds = '', signatures = ''] = match;
    if (!isSignedBy(secrets, signatures.slice(',v1='.length).split(',v1='), `${seconds}.`, raw.bytes))
      throw refuseSignature('no signature in x-shiftwell-signature fits');
    refuseStale(seconds, now);
  },
  parse: (raw) => [fromEvent(readJsonWebhook(raw, limits))],
  poll: pollEvents,
};
