import { createHmac, timingSafeEqual } from 'node:crypto';
import { ConnectorError, type EventSource, type RawWebhook } from '../contract.ts';
import { parseJson, JsonReader, webhookShapeError } from '../kit/json.ts';
import { splitSecrets } from '../kit/signature.ts';
import { pollEvents } from './client.ts';
import { fromEvent } from './map.ts';

const vendor = 'Shiftwell';
const MAX_BYTES = 1024 * 1024;
const TOLERANCE_SECONDS = 300;
const MAX_SECRETS = 5;
const MIN_SECRET_LENGTH = 16;

/**
 * The vendor's own signature (its `openapi.yaml`, read 2026-11-22): `X-Shiftwell-Signature: t=<seconds>,v1=<hex>`, HMAC-SHA256
 * under the whole secret over `<seconds>.` and the raw bytes; several `v1` while a secret is changed. One event a delivery.
 */
export const eventSource: EventSource = {
  verify(raw, credentials, now) {
    if (raw.bytes.byteLength > MAX_BYTES) {
      throw new ConnectorError('payload', 'webhook_too_large', `An event of ${vendor} may have 1 MiB at most.`);
    }
    const secrets = splitSecrets(credentials['webhookSecret']);
    if (secrets.length === 0) throw refuse('the connection has no webhook secret');
    if (secrets.length > MAX_SECRETS) throw refuse(`the connection has more than ${MAX_SECRETS} webhook secrets`);
    if (secrets.some((secret) => secret.length < MIN_SECRET_LENGTH)) {
      throw refuse(`a webhook secret of the connection is shorter than ${MIN_SECRET_LENGTH} characters`);
    }
    const header = readHeader(raw);
    const match = /^t=(\d{1,12})((?:,v1=[0-9a-f]{64}){1,5})$/.exec(header);
    if (match === null) throw refuse('x-shiftwell-signature is missing or not t=…,v1=…');
    const [, seconds = '', signatures = ''] = match;
    const given = signatures.slice(',v1='.length).split(',v1=');
    const expected = secrets.map((secret) =>
      createHmac('sha256', secret).update(`${seconds}.`).update(raw.bytes).digest(),
    );
    let matches = 0;
    for (const signature of given) {
      for (const one of expected) matches += Number(timingSafeEqual(Buffer.from(signature, 'hex'), one));
    }
    if (matches === 0) throw refuse('no signature in x-shiftwell-signature fits');
    const ageSeconds = Math.floor(now.getTime() / 1000) - Number(seconds);
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

function readHeader(raw: RawWebhook): string {
  const found = Object.entries(raw.headers).filter(([name]) => name.toLowerCase() === 'x-shiftwell-signature');
  return found.length === 1 ? (found[0]?.[1] ?? '') : '';
}

function refuse(why: string): ConnectorError {
  return new ConnectorError('signature', 'webhook_signature_invalid', `The webhook is not accepted: ${why}.`);
}
