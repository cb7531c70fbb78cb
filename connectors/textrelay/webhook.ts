import type { EventSource, RawWebhook } from '../contract.ts';
import { JsonReader, webhookShapeError } from '../kit/json.ts';
import { isSignedBy, readHeader, refuseSignature, refuseStale, requireSecrets } from '../kit/signature.ts';
import { refuseLargeWebhook } from '../kit/webhook.ts';
import { pollReports } from './client.ts';
import { fromReport } from './map.ts';

const vendor = 'Textrelay';
const limits = { vendor, maxBytes: 64 * 1024 };
const MAX_PARAMETERS = 50;

/**
 * A form, one report a delivery, at most 64 KiB. `X-Textrelay-Signature: t=<unix seconds>,s=<hex>` is the HMAC-SHA256 of
 * the time, a line break and the sorted parameters. The vendor does not sign the address, so a proxy that changes it
 * breaks nothing; the time keeps an old report from being passed off as a new one.
 */
export const eventSource: EventSource = {
  verify(raw, credentials, now) {
    refuseLargeWebhook(raw, limits);
    const secrets = requireSecrets(credentials['webhookSecret']);
    const header = readHeader(raw, 'x-textrelay-signature');
    const [, time = '', signature = ''] = /^t=(\d{1,12}),s=([0-9a-f]{64})$/.exec(header) ?? [];
    if (signature === '') throw refuseSignature('x-textrelay-signature is not in its form');
    if (!isSignedBy(secrets, [signature], `${time}\n${canonicalForm(raw)}`))
      throw refuseSignature('the signature does not fit');
    refuseStale(time, now);
  },
  parse(raw) {
    const report = Object.fromEntries(readForm(raw));
    return [fromReport(new JsonReader(report, webhookShapeError(vendor)))];
  },
  poll: pollReports,
};

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
    throw refuseSignature('a parameter is given twice, or there are too many');
  }
  return parameters.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]);
}
