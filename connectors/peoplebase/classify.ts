import type { Outcome, VendorResponse } from '../contract.ts';
import { classifyByStatus } from '../kit/classify.ts';
import { isObject } from '../kit/json.ts';
import { parseRetryAfter } from '../kit/retry-after.ts';

/**
 * Every answer is `{code, message, field?, data?}`; 0 is success. A refused request comes as HTTP 200 with code 40012, a
 * throttled one as 403 or 429 with 42900, a busy service as 200 with 50001: the code decides, the status only without one.
 */
export function classify(response: VendorResponse): Outcome {
  const body = isObject(response.body) ? response.body : {};
  const number = typeof body['code'] === 'number' && Number.isInteger(body['code']) ? body['code'] : undefined;
  if (number === undefined || number === 0) return classifyByStatus(response);
  const code = String(number);
  const afterMs = parseRetryAfter(response.headers['retry-after'], new Date(response.headers['date'] ?? Date.now()));
  const wait = afterMs === undefined ? {} : { afterMs };
  const group = Math.floor(number / 100);
  if (group === 429) return { kind: 'rateLimited', code, ...wait };
  if (group === 401) return { kind: 'reauth', code };
  if (group === 404) return { kind: 'notFound' };
  if (group === 409) return { kind: 'conflict' };
  if (group >= 500 && group < 600) return { kind: 'retry', code, ...wait };
  return { kind: 'rejected', code, ...(typeof body['field'] === 'string' ? { field: body['field'] } : {}) };
}
