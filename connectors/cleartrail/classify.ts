import type { Outcome, VendorResponse } from '../contract.ts';
import { classifyByStatus } from '../kit/classify.ts';
import { isObject, type JsonObject } from '../kit/json.ts';

/** Errors are `{errors: [{status, code, title, source?}]}`, also under 200 (busy); throttling comes as 403 as well as 429. */
export function classify(response: VendorResponse): Outcome {
  const error = firstError(response.body);
  const code = typeof error?.['code'] === 'string' ? error['code'] : undefined;
  const source = error?.['source'];
  const pointer = isObject(source) && typeof source['pointer'] === 'string' ? source['pointer'] : undefined;
  const field = pointer?.replace(/^\//, '');
  const isErrorIn200 = error !== undefined && response.status >= 200 && response.status < 300;
  if (!isErrorIn200) return classifyByStatus(response, { code, field, throttleCodes: ['rate_limited'] });
  if (code === 'temporarily_unavailable') return { kind: 'retry', code };
  if (code === 'rate_limited') return { kind: 'rateLimited', code };
  if (code === 'unauthorized') return { kind: 'reauth', code };
  return { kind: 'rejected', code: code ?? 'error_in_200', ...(field === undefined ? {} : { field }) };
}

function firstError(body: unknown): JsonObject | undefined {
  if (!isObject(body) || !Array.isArray(body['errors'])) return undefined;
  const [first] = body['errors'] as unknown[];
  return isObject(first) ? first : {};
}
