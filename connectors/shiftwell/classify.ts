import type { Outcome, VendorResponse } from '../contract.ts';
import { classifyByStatus } from '../kit/classify.ts';
import { isObject } from '../kit/json.ts';

const busyCodes: readonly string[] = ['TEMPORARILY_UNAVAILABLE', 'INTERNAL'];
const credentialCodes: readonly string[] = ['TOKEN_EXPIRED', 'TOKEN_INVALID', 'INVALID_CLIENT'];

/**
 * Errors are `{errors: [{status, code, detail, source?: {parameter}}]}`, also under 200: the first code decides. Throttling
 * is 429 or 403 with `RATE_LIMITED`.
 */
export function classify(response: VendorResponse): Outcome {
  const errors = isObject(response.body) && Array.isArray(response.body['errors']) ? response.body['errors'] : [];
  const error: unknown = errors[0];
  if (!isObject(error)) return classifyByStatus(response);
  const code = typeof error['code'] === 'string' ? error['code'] : undefined;
  const source = isObject(error['source']) ? error['source']['parameter'] : undefined;
  const outcome = classifyByStatus(response, {
    code,
    ...(typeof source === 'string' ? { field: source } : {}),
    throttleCodes: ['RATE_LIMITED'],
  });
  if (code !== undefined && credentialCodes.includes(code)) return { kind: 'reauth', code };
  if (outcome.kind !== 'ok') return outcome;
  return code !== undefined && busyCodes.includes(code)
    ? { kind: 'retry', code }
    : { kind: 'rejected', code: code ?? 'error_in_200' };
}
