import type { Outcome, VendorResponse } from '../contract.ts';
import { classifyByStatus } from '../kit/classify.ts';
import { isObject } from '../kit/json.ts';

const throttleCodes = ['rate_limited'];

/**
 * Errors are `{error: {code, message, field?}}`. Some come under 200 (the service is busy), and throttling comes as 403 as
 * well as 429, so the code is looked at before the status.
 */
export function classify(response: VendorResponse): Outcome {
  const error = isObject(response.body) && isObject(response.body['error']) ? response.body['error'] : undefined;
  const code = typeof error?.['code'] === 'string' ? error['code'] : undefined;
  const field = typeof error?.['field'] === 'string' ? error['field'] : undefined;
  const isErrorIn200 = error !== undefined && response.status >= 200 && response.status < 300;
  if (!isErrorIn200) return classifyByStatus(response, { code, field, throttleCodes });
  if (code === 'temporarily_unavailable' || code === 'internal') return { kind: 'retry', code };
  if (code === 'rate_limited') return { kind: 'rateLimited', code };
  if (code === 'unauthorized') return { kind: 'reauth', code };
  return { kind: 'rejected', code: code ?? 'error_in_200', ...(field === undefined ? {} : { field }) };
}
