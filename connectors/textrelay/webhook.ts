import { createHmac, timingSafeEqual } from 'node:crypto';
import { ConnectorError, type EventSource, type RawWebhook } from '../contract.ts';
import { JsonReader, webhookShapeError } from '../kit/json.ts';
import { splitSecrets } from '../kit/signature.ts';
import { pollReports } from './client.ts';
import { fromReport } from './map.ts';

const vendor = 'Textrelay';
const MAX_BYTES = 64 * 1024;
const MAX_PARAMETERS = 50;
const TOLERANCE_SECONDS = 300;
const MIN_SECRET_LENGTH = 16;

/**
 * A form, one report a delivery, at most 64 KiB. `X-Textrelay-Signature: t=<unix seconds>,s=<hex>` is the HMAC-SHA256 of
 * the time, a line break and the sorted parameters. The vendor does not sign the address, so a proxy that changes it
 * breaks nothing; the time keeps an old report from being passed off as a new one.
 */
export const eventSource: EventSource = {
  verify(raw, credentials, now) {
    if (raw.bytes.byteLength > MAX_BYTES) {
      throw new ConnectorError('payload', 'webhook_too_large', `A report of ${vendor} may have 64 KiB at most.`);
    }
    const secrets = splitSecrets(credentials['webhookSecret']);
    if (secrets.length === 0) throw refuse('the connection has no webhook secret');
    if (secrets.some((secret) => secret.length < MIN_SECRET_LENGTH)) throw refuse('a webhook secret is too short');
    const [, time = '', given = ''] = /^t=(\d{1,12}),s=([0-9a-f]{64})$/.exec(signatureOf(raw)) ?? [];
    if (given === '') throw refuse('x-textrelay-signature is missing or not in its form');
    const signed = `${time}\n${canonicalForm(raw)}`;
    const mac = Buffer.from(given, 'hex');
    let matches = 0;
    for (const secret of secrets) {
      matches += Number(timingSafeEqual(mac, createHmac('sha256', secret).update(signed).digest()));
    }
    if (matches === 0) throw refuse('the signature does not fit');
    const ageSeconds = Math.floor(now.getTime() / 1000) - Number(time);
    if (Math.abs(ageSeconds) > TOLERANCE_SECONDS) {
      throw new ConnectorError(
        'signature',
        'webhook_timestamp_stale',
        `The webhook is signed but ${ageSeconds > 0 ? 'older' : 'newer'} than ${TOLERANCE_SECONDS} s; compare the clocks of both systems.`,
      );
    }
  },
  parse(raw) {
    const report = Object.fromEntries(readForm(raw));
    return [fromReport(new JsonReader(report, webhookShapeError(vendor)))];
  },
  poll: pollReports,
};

function signatureOf(raw: RawWebhook): string {
  const found = Object.entries(raw.headers).filter(([name]) => name.toLowerCase() === 'x-textrelay-signature');
  return found.length === 1 ? (found[0]?.[1] ?? '') : '';
}

/** The parameters as they are signed. Encoded anew, so that a `&` or `=` within a value can't be moved. */
function canonicalForm(raw: RawWebhook): string {
  return readForm(raw)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
}

/** @throws ConnectorError kind `signature` for a parameter given twice: which one counts would be a matter of taste */
function readForm(raw: RawWebhook): [string, string][] {
  const parameters = [...new URLSearchParams(new TextDecoder().decode(raw.bytes))];
  const names = new Set(parameters.map(([name]) => name));
  if (names.size !== parameters.length || parameters.length > MAX_PARAMETERS) {
    throw refuse('a parameter is given twice, or there are too many');
  }
  return parameters.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]);
}

function refuse(why: string): ConnectorError {
  return new ConnectorError('signature', 'webhook_signature_invalid', `The webhook is not accepted: ${why}.`);
}
