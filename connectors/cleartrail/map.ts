import type { BackgroundResult, InboundEvent } from '../../schemas/types.ts';
import type { BackgroundOrder } from '../contract.ts';
import { cutText, type JsonReader } from '../kit/json.ts';

/**
 * Both ways between the hub's words and Cleartrail's. Source: the vendor's `openapi.yaml` (API v2), served at
 * `<baseUrl>/openapi.yaml`, read 2026-11-22: `OrderRequest`, `Event`, `Report`.
 */
const eventTypes: { readonly [vendorType: string]: InboundEvent['eventType'] } = {
  'order.accepted': 'backgroundCheck.started',
  'order.completed': 'backgroundCheck.reportReady',
  'order.cancelled': 'backgroundCheck.cancelled',
  'order.failed': 'backgroundCheck.failed',
};
const checkTypes: { readonly [check in BackgroundOrder['checks'][number]]: string } = {
  identity: 'identity_verification',
  education: 'education_verification',
  employment: 'employment_verification',
  criminalRecord: 'criminal_record',
  reference: 'professional_reference',
};
type Check = BackgroundResult['checks'][number];
const ourChecks = new Map(Object.entries(checkTypes).map(([ours, theirs]) => [theirs, ours as Check['check']]));
const statuses: { readonly [vendorStatus: string]: Check['status'] } = {
  verified: 'clear',
  discrepancy: 'consider',
  unable_to_verify: 'unverified',
};

/** The body of `POST /v2/check-orders`. */
export function toOrderRequest(order: BackgroundOrder): { [key: string]: unknown } {
  const { candidate, claims } = order;
  const attributes = {
    reference: order.externalId,
    subject: {
      full_name: candidate.name,
      ...(candidate.email === undefined ? {} : { email: candidate.email }),
      ...(candidate.phone === undefined ? {} : { phone: candidate.phone }),
      ...(candidate.nationalId === undefined ? {} : { national_id: candidate.nationalId }),
      locale: candidate.language === 'zh' ? 'zh-CN' : 'en',
    },
    checks: [...new Set(order.checks)].map((check) => checkTypes[check]),
    employers: claims.employers.map(({ name, from, to }) => ({ name, from, to })),
    schools: claims.schools.map(({ name }) => ({ name })),
    consent_given_at: order.consentAt,
    callback_url: order.notifyUrl,
  };
  return { data: { type: 'check_order', attributes } };
}

/** An event of a webhook or of `GET /v2/events`; the vendor's event id is the dedupe key of both. */
export function fromEvent(event: JsonReader): InboundEvent {
  const vendorType = event.string('type', 1000);
  const eventType = Object.hasOwn(eventTypes, vendorType) ? eventTypes[vendorType] : undefined;
  const base = {
    dedupeKey: event.string('id'),
    vendorType: cutText(vendorType, 200),
    occurredAt: event.instant('stage_time'),
    remoteOrderId: event.textOrNull('order_id', 200),
    externalRef: event.textOrNull('reference', 200),
  };
  // Single checks done on the way (`check.completed`) are news for nobody: the report has them all.
  if (eventType === undefined) return { ...base, eventType: 'unsupported' };
  const known = { ...base, eventType, remoteOrderId: event.string('order_id'), externalRef: event.string('reference') };
  if (eventType !== 'backgroundCheck.reportReady') return known;
  return { ...known, backgroundResult: fromReport(event.object('detail').object('report')) };
}

/**
 * A report in the hub's words. The outcome is made of the checks, never of the vendor's colour alone: a report is clear only
 * where the vendor says GREEN and every check is verified; a word the hub does not know is for a person to look at.
 */
export function fromReport(report: JsonReader): BackgroundResult {
  const checks = report.objects('checks', 30).map((check): Check => {
    const status = check.string('status');
    return {
      check: ourChecks.get(check.string('type')) ?? 'other',
      status: Object.hasOwn(statuses, status) ? (statuses[status] ?? 'consider') : 'consider',
      detail: check.textOrNull('note', 4000),
    };
  });
  const rating = report.string('rating');
  return {
    outcome: judge(rating, checks),
    checks,
    reportUrl: report.textOrNull('report_url', 2000) === null ? null : report.url('report_url'),
    completedAt: report.instantOrNull('completed_at'),
  };
}

function judge(rating: string, checks: readonly Check[]): BackgroundResult['outcome'] {
  if (checks.some((check) => check.status === 'consider')) return 'consider';
  if (rating !== 'GREEN' && rating !== 'GREY') return 'consider';
  const isAllClear = checks.length > 0 && checks.every((check) => check.status === 'clear');
  return rating === 'GREEN' && isAllClear ? 'clear' : 'incomplete';
}
