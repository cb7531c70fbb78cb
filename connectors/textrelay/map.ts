import type { InboundEvent } from '../../schemas/types.ts';
import type { JsonReader } from '../kit/json.ts';

const eventTypes: { [state: string]: InboundEvent['eventType'] } = {
  delivered: 'message.delivered',
  undelivered: 'message.bounced',
};

/**
 * A delivery report (posted, or of `GET /2/reports`) as an event. Source: the vendor's `openapi.yaml` (API 2), served at
 * `<baseUrl>/openapi.yaml`, read 2026-11-22.
 */
export function fromReport(report: JsonReader): InboundEvent {
  const state = report.string('state');
  const eventType = Object.hasOwn(eventTypes, state) ? eventTypes[state] : undefined;
  const base = {
    dedupeKey: report.string('report_id'),
    vendorType: state,
    occurredAt: report.instant('done_at'),
    remoteOrderId: null,
    externalRef: report.textOrNull('tag', 200),
  };
  if (eventType === undefined) return { ...base, eventType: 'unsupported' };
  const delivery = { remoteMessageId: report.string('message_id'), reason: report.textOrNull('error', 200) };
  return { ...base, eventType, delivery };
}
