import type { Outcome, VendorResponse } from '../contract.ts';
import { classifyByStatus } from '../kit/classify.ts';
import { isObject } from '../kit/json.ts';

/**
 * Errors are `{result: "error", error_code, error_text, parameter}`, some under 200 (the service is busy), and throttling
 * comes as 403 as well as 429; so the code is looked at before the status.
 */
export function classify(response: VendorResponse): Outcome {
  const body = isObject(response.body) && response.body['result'] === 'error' ? response.body : undefined;
  const code = typeof body?.['error_code'] === 'string' ? body['error_code'] : undefined;
  const field = typeof body?.['parameter'] === 'string' ? body['parameter'] : undefined;
  const isErrorIn200 = body !== undefined && response.status >= 200 && response.status < 300;
  if (!isErrorIn200) return classifyByStatus(response, { code, field, throttleCodes: ['rate_limited'] });
  if (code === 'temporarily_unavailable' || code === 'internal') return { kind: 'retry', code };
  if (code === 'rate_limited') return { kind: 'rateLimited', code };
  if (code === 'unauthorized') return { kind: 'reauth', code };
  return { kind: 'rejected', code: code ?? 'error_in_200', ...(field === undefined ? {} : { field }) };
}
