import { createHmac, timingSafeEqual } from 'node:crypto';
import { ConnectorError, type EventSource, type RawWebhook } from '../contract.ts';
import { JsonReader, parseJson, webhookShapeError } from '../kit/json.ts';
import { splitSecrets } from '../kit/signature.ts';
import { pollEvents } from './client.ts';
import { fromEvent } from './map.ts';

const vendor = 'Cleartrail';
const MAX_BYTES = 1024 * 1024;
const TOLERANCE_SECONDS = 300;
const MAX_SECRETS = 5;

/** One JSON event a delivery, at most 1 MiB; `X-Cleartrail-Signature` over `timestamp.body`. */
export const eventSource: EventSource = {
  verify(raw, credentials, now) {
    if (raw.bytes.byteLength > MAX_BYTES) {
      throw new ConnectorError('payload', 'webhook_too_large', `An event of ${vendor} may have 1 MiB at most.`);
    }
    const secrets = splitSecrets(credentials['webhookSecret']);
    if (secrets.length === 0) throw refuse('the connection has no webhook secret');
    if (secrets.length > MAX_SECRETS) throw refuse(`the connection has more than ${MAX_SECRETS} webhook secrets`);
    const timestamp = readHeader(raw, 'x-cleartrail-timestamp');
    const signature = readHeader(raw, 'x-cleartrail-signature');
    if (!/^\d{1,12}$/.test(timestamp)) throw refuse('x-cleartrail-timestamp is not in whole seconds');
    if (!/^[0-9a-f]{64}$/.test(signature)) throw refuse('x-cleartrail-signature is not 64 hex digits');
    const given = Buffer.from(signature, 'hex');
    const fits = secrets.map((secret) =>
      timingSafeEqual(given, createHmac('sha256', secret).update(`${timestamp}.`).update(raw.bytes).digest()),
    );
    if (!fits.includes(true)) throw refuse('x-cleartrail-signature does not fit');
    const ageSeconds = Math.floor(now.getTime() / 1000) - Number(timestamp);
    if (Math.abs(ageSeconds) > TOLERANCE_SECONDS) {
      throw new ConnectorError(
        'signature',
        'webhook_timestamp_stale',
        `The webhook is signed but ${ageSeconds > 0 ? 'older' : 'newer'} than ${TOLERANCE_SECONDS} s; compare the clocks of both systems.`,
      );
    }
  },
  parse(raw) {
    const reading = parseJson(raw.bytes, { maxBytes: MAX_BYTES, maxDepth: 32 });
    if (reading.ok) return [fromEvent(new JsonReader(reading.value, webhookShapeError(vendor)))];
    throw new ConnectorError(
      'payload',
      'webhook_payload_invalid',
      `The event of ${vendor} is not JSON the hub reads (${reading.fault}); ask the vendor to send it again.`,
    );
  },
  poll: pollEvents,
};

function readHeader(raw: RawWebhook, name: string): string {
  const found = Object.entries(raw.headers).filter(([key]) => key.toLowerCase() === name);
  const value = found[0]?.[1];
  if (found.length !== 1 || typeof value !== 'string' || value === '') throw refuse(`${name} is missing`);
  return value;
}

function refuse(why: string): ConnectorError {
  return new ConnectorError('signature', 'webhook_signature_invalid', `The webhook is not accepted: ${why}.`);
}
