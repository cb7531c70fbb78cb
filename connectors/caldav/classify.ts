import type { Outcome, VendorResponse } from '../contract.ts';
import { classifyByStatus } from '../kit/classify.ts';

/**
 * CalDAV (RFC 4791) by status. 412: a precondition (If-Match, If-None-Match) did not hold. 409: the calendar is not there
 * (5.3.2.1), or the UID is used by another object (`no-uid-conflict`). A 200 that is neither a calendar nor XML comes from
 * something that stands before the server. Gateways throttle with 403 and Retry-After.
 */
export function classify(response: VendorResponse): Outcome {
  const { status, headers } = response;
  const mediaType = (headers['content-type'] ?? '').toLowerCase();
  if (status === 200 && response.bytes.byteLength > 0 && !/calendar|xml|^text\/plain/.test(mediaType)) {
    return { kind: 'unknown', code: 'answer_not_caldav' };
  }
  if (status === 412) return { kind: 'conflict' };
  if (status === 409) {
    return new TextDecoder().decode(response.bytes).includes('no-uid-conflict')
      ? { kind: 'conflict' }
      : { kind: 'rejected', code: 'calendar_missing', field: 'calendar' };
  }
  if (status === 423) return { kind: 'retry', code: 'locked' };
  if (status === 507) return { kind: 'rejected', code: 'storage_full' };
  if (status === 403 && headers['retry-after'] !== undefined) {
    return { ...classifyByStatus({ ...response, status: 429 }), code: 'http_403' } as Outcome;
  }
  return classifyByStatus(response);
}
