import type { EventSource } from '../contract.ts';
import { JsonReader, webhookShapeError } from '../kit/json.ts';
import { refuseLargeWebhook } from '../kit/webhook.ts';
import { pollEvents } from './client.ts';
import { fromEvent } from './map.ts';
import { verifyQuery } from './sign.ts';
import { parseXml } from './xml.ts';

const vendor = 'Quizmill';
const limits = { vendor, maxBytes: 1024 * 1024 };

/** XML, one event a delivery, at most 1 MiB, signed in the address. The vendor sends again until it reads `success`. */
export const eventSource: EventSource = {
  acknowledgement: { status: 200, mediaType: 'text/plain; charset=utf-8', body: 'success' },
  verify(raw, credentials, now) {
    refuseLargeWebhook(raw, limits);
    verifyQuery(raw, credentials['webhookSecret'], now);
  },
  parse: (raw) => [fromEvent(new JsonReader(parseXml(raw.bytes), webhookShapeError(vendor)))],
  poll: pollEvents,
};
