import type { Outcome, VendorResponse } from '../contract.ts';
import { classifyByStatus } from '../kit/classify.ts';
import { isObject } from '../kit/json.ts';

const MAX_WAIT_MS = 24 * 60 * 60 * 1000;
const againCodes: readonly string[] = ['SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'CURSOR_EXPIRED'];

/**
 * What went wrong stands in `errors[0].extensions` under any status, 200 included; with `errors` the data is not to be
 * trusted, even where some is there. Too many calls are a 403 with `REQUEST_LIMIT_EXCEEDED` and, at times,
 * `X-Dealbook-Retry-In-Ms`.
 */
export function classify(response: VendorResponse): Outcome {
  const body = isObject(response.body) ? response.body : {};
  const errors = Array.isArray(body['errors']) ? (body['errors'] as unknown[]) : [];
  if (errors.length === 0) return classifyByStatus(response);
  const first = errors[0];
  const extensions = isObject(first) && isObject(first['extensions']) ? first['extensions'] : {};
  const code = typeof extensions['code'] === 'string' ? extensions['code'] : 'errors';
  const argument = extensions['argument'];
  const outcome = classifyByStatus(response, { code, throttleCodes: ['REQUEST_LIMIT_EXCEEDED'] });
  if (outcome.kind === 'rateLimited') {
    const waitMs = readWait(response.headers['x-dealbook-retry-in-ms']);
    return waitMs === undefined ? outcome : { ...outcome, afterMs: waitMs };
  }
  if (code === 'UNAUTHENTICATED') return { kind: 'reauth', code };
  if (code === 'NOT_FOUND') return { kind: 'notFound' };
  if (againCodes.includes(code) || outcome.kind === 'retry') return { kind: 'retry', code };
  return { kind: 'rejected', code, ...(typeof argument === 'string' ? { field: argument } : {}) };
}

function readWait(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,12}$/.test(value) ? Math.min(MAX_WAIT_MS, Number(value)) : undefined;
}
