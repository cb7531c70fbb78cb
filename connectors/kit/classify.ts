import { ConnectorError, type Outcome, type VendorResponse } from '../contract.ts';
import { parseRetryAfter } from './retry-after.ts';

/**
 * What a plain REST answer means by its status alone. `code` is the vendor's own word when it has one; `throttleCodes`
 * are those that mean "too fast" under any status (some vendors throttle with 403 or 200).
 */
export function classifyByStatus(
  response: VendorResponse,
  vendor: { code?: string | undefined; field?: string | undefined; throttleCodes?: readonly string[] } = {},
): Outcome {
  const { status } = response;
  const code = vendor.code ?? `http_${status}`;
  const afterMs = parseRetryAfter(response.headers['retry-after'], new Date(response.headers['date'] ?? Date.now()));
  const wait = afterMs === undefined ? {} : { afterMs };
  if (status === 429 || vendor.throttleCodes?.includes(code)) return { kind: 'rateLimited', code, ...wait };
  if (status >= 200 && status < 300) return { kind: 'ok' };
  if (status === 401) return { kind: 'reauth', code };
  if (status === 404 || status === 410) return { kind: 'notFound' };
  if (status === 409) return { kind: 'conflict' };
  if (status === 408 || status === 425 || status >= 500) return { kind: 'retry', code, ...wait };
  return { kind: 'rejected', code, ...(vendor.field === undefined ? {} : { field: vendor.field }) };
}

/**
 * Makes the error of an outcome that is not ok. A 5xx after a write is `unknown`: the vendor may have written before it
 * failed. Codes and fields that do not look like names are dropped, since they could quote the input.
 */
export function errorOf(vendor: string, outcome: Outcome, status: number, isWrite: boolean): ConnectorError | null {
  const code = 'code' in outcome ? readName(outcome.code, 64) : undefined;
  const afterMs = 'afterMs' in outcome && outcome.afterMs !== undefined ? { afterMs: outcome.afterMs } : {};
  const make = (kind: ConnectorError['kind'], fallback: string, sentence: string, field?: string): ConnectorError =>
    new ConnectorError(kind, code ?? fallback, sentence, {
      status,
      ...afterMs,
      ...(field === undefined ? {} : { field }),
    });
  const says = code === undefined ? `HTTP ${status}` : `HTTP ${status}, ${code}`;
  switch (outcome.kind) {
    case 'ok':
      return null;
    case 'retry':
      return status >= 500 && isWrite
        ? make('unknown', 'server_error', `${vendor} failed (${says}); whether it was done is not known.`)
        : make('retry', 'server_error', `${vendor} could not answer (${says}); try again later.`);
    case 'rateLimited':
      return make('rateLimited', 'rate_limited', `${vendor} asks to slow down (${says}).`);
    case 'reauth':
      return make('reauth', 'unauthorized', `${vendor} refuses the credential (${says}); renew it in the connection.`);
    case 'rejected': {
      const field = outcome.field === undefined ? undefined : readName(outcome.field, 100);
      const where = field === undefined ? '' : `; it dislikes ${field}`;
      return make('rejected', 'rejected', `${vendor} refuses the request (${says})${where}.`, field);
    }
    case 'notFound':
      return make('notFound', 'not_found', `${vendor} has no such thing (${says}).`);
    case 'conflict':
      return make('conflict', 'conflict', `${vendor} says this conflicts with what it has (${says}).`);
    case 'unknown':
      return make('unknown', 'unknown', `${vendor} gave no clear answer (${says}); whether it was done is not known.`);
  }
}

/** A vendor's code or field as a name, or undefined when it is something else (a sentence may quote a person's data). */
function readName(value: string, maxLength: number): string | undefined {
  return value.length <= maxLength && /^[A-Za-z][A-Za-z0-9_.[\]/-]*$|^\d{1,10}$/.test(value) ? value : undefined;
}
