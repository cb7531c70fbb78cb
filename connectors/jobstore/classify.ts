import type { Outcome, VendorResponse } from '../contract.ts';
import { classifyByCode } from '../kit/classify.ts';
import { isObject } from '../kit/json.ts';

/**
 * Errors are problems (RFC 9457) with a `code`. A failed precondition means that somebody was faster and nothing was
 * written: the next attempt reads the posting again.
 */
export function classify(response: VendorResponse): Outcome {
  const problem = isObject(response.body) && 'title' in response.body ? response.body : {};
  const code = typeof problem['code'] === 'string' ? problem['code'] : undefined;
  const field = typeof problem['field'] === 'string' ? problem['field'] : undefined;
  return classifyByCode(
    response,
    { code, field },
    {
      throttled: ['rate_limited'],
      busy: ['temporarily_unavailable', 'precondition_failed'],
      unauthorized: ['unauthorized'],
    },
  );
}
