import { ConnectorError, type RawWebhook } from '../contract.ts';
import { JsonReader, parseJson, webhookShapeError } from './json.ts';

/** What one webhook of a vendor may be: `maxBytes` a whole number of KiB. */
export type WebhookLimits = { vendor: string; maxBytes: number; maxDepth: number };

/** To be called first by `verify`: nothing is computed over more. @throws ConnectorError kind `payload` */
export function refuseLargeWebhook(raw: RawWebhook, { vendor, maxBytes }: Omit<WebhookLimits, 'maxDepth'>): void {
  if (raw.bytes.byteLength <= maxBytes) return;
  const kibibytes = maxBytes / 1024;
  const most = kibibytes % 1024 === 0 ? `${kibibytes / 1024} MiB` : `${kibibytes} KiB`;
  throw new ConnectorError('payload', 'webhook_too_large', `An event of ${vendor} may have ${most} at most.`);
}

/** The one JSON object of a webhook; its faults are of kind `payload`. @throws ConnectorError kind `payload` */
export function readJsonWebhook(raw: RawWebhook, { vendor, maxBytes, maxDepth }: WebhookLimits): JsonReader {
  const reading = parseJson(raw.bytes, { maxBytes, maxDepth });
  if (reading.ok) return new JsonReader(reading.value, webhookShapeError(vendor));
  throw new ConnectorError(
    'payload',
    'webhook_payload_invalid',
    `The event of ${vendor} is not JSON the hub reads (${reading.fault}); ask the vendor to send it again.`,
  );
}
