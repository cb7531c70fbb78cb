import type { Outcome, VendorResponse } from '../contract.ts';
import { classifyByStatus } from '../kit/classify.ts';
import { isObject } from '../kit/json.ts';
import { parseRetryAfter } from '../kit/retry-after.ts';

/** The vendor's codes (API v2, `openapi.yaml`, read 2026-11-22) that mean something else than a refusal. */
const codes: { readonly [errcode: number]: (afterMs: number | undefined) => Outcome } = {
  0: () => ({ kind: 'ok' }),
  [-1]: () => ({ kind: 'retry', code: 'busy' }),
  40001: () => ({ kind: 'reauth', code: 'sign_invalid' }),
  // Both are of this one request: the next has another time and another nonce.
  40002: () => ({ kind: 'retry', code: 'timestamp_expired' }),
  40003: () => ({ kind: 'retry', code: 'nonce_used' }),
  40404: () => ({ kind: 'notFound' }),
  40903: () => ({ kind: 'conflict' }),
  45009: (afterMs) => ({ kind: 'rateLimited', code: 'rate_limited', ...(afterMs === undefined ? {} : { afterMs }) }),
  50000: () => ({ kind: 'unknown', code: 'failed' }),
};

/** The status is 200 whatever happened and `errcode` says what; another status comes from a gateway in between. */
export function classify(response: VendorResponse): Outcome {
  const byStatus = classifyByStatus(response);
  if (byStatus.kind !== 'ok' || !isObject(response.body)) return byStatus;
  const { errcode, field } = response.body;
  if (typeof errcode !== 'number') return { kind: 'unknown', code: 'no_errcode' };
  const known = codes[errcode];
  if (known === undefined) {
    return { kind: 'rejected', code: String(errcode), ...(typeof field === 'string' ? { field } : {}) };
  }
  return known(parseRetryAfter(response.headers['retry-after'], new Date(response.headers['date'] ?? Date.now())));
}
