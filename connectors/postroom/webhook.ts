import { ConnectorError, type EventSource } from '../contract.ts';
import { JsonReader, parseJson, webhookShapeError } from '../kit/json.ts';
import { splitSecrets, verifyStandardWebhook } from '../kit/signature.ts';
import { pollEvents } from './client.ts';
import { fromEvent } from './map.ts';

const vendor = 'Postroom';
const MAX_BYTES = 64 * 1024;

/** Standard Webhooks, one event a delivery, at most 64 KiB. */
export const eventSource: EventSource = {
  verify(raw, credentials, now) {
    if (raw.bytes.byteLength > MAX_BYTES) {
      throw new ConnectorError('payload', 'webhook_too_large', `An event of ${vendor} may have 64 KiB at most.`);
    }
    verifyStandardWebhook(raw, splitSecrets(credentials['webhookSecret']), now);
  },
  parse(raw) {
    const reading = parseJson(raw.bytes, { maxBytes: MAX_BYTES, maxDepth: 16 });
    if (!reading.ok) {
      throw new ConnectorError(
        'payload',
        'webhook_payload_invalid',
        `The event of ${vendor} is not JSON the hub reads (${reading.fault}); ask the vendor to send it again.`,
      );
    }
    return [fromEvent(new JsonReader(reading.value, webhookShapeError(vendor)))];
  },
  poll: pollEvents,
};
