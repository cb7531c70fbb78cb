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
  const afterMs = readRetryAfter(response);
  const wait = afterMs === undefined ? {} : { afterMs };
  if (status === 429 || vendor.throttleCodes?.includes(code)) return { kind: 'rateLimited', code, ...wait };
  if (status >= 200 && status < 300) return { kind: 'ok' };
  if (status === 401) return { kind: 'reauth', code };
  if (status === 404 || status === 410) return { kind: 'notFound' };
  if (status === 409) return { kind: 'conflict' };
  if (status === 408 || status === 425 || status >= 500) return { kind: 'retry', code, ...wait };
  return { kind: 'rejected', code, ...(vendor.field === undefined ? {} : { field: vendor.field }) };
}

/** The vendor's own words for what matters under any status. */
export type VendorCodes = {
  throttled?: readonly string[];
  busy?: readonly string[];
  unauthorized?: readonly string[];
  notFound?: readonly string[];
  conflict?: readonly string[];
};

/**
 * What an answer means where the vendor gives every error a code: the code decides, whatever the status (an error under 200,
 * throttling under 403); an error under 2xx with a code that is not listed is a refusal. Without a code the status decides.
 */
export function classifyByCode(
  response: VendorResponse,
  said: { code?: string | undefined; field?: string | undefined },
  codes: VendorCodes,
): Outcome {
  const { code } = said;
  if (code === undefined) return classifyByStatus(response);
  const byStatus = classifyByStatus(response, { ...said, ...(codes.throttled && { throttleCodes: codes.throttled }) });
  if (byStatus.kind === 'rateLimited') return byStatus;
  if (codes.busy?.includes(code)) {
    const afterMs = readRetryAfter(response);
    return { kind: 'retry', code, ...(afterMs === undefined ? {} : { afterMs }) };
  }
  if (codes.unauthorized?.includes(code)) return { kind: 'reauth', code };
  if (codes.notFound?.includes(code)) return { kind: 'notFound' };
  if (codes.conflict?.includes(code)) return { kind: 'conflict' };
  if (byStatus.kind !== 'ok') return byStatus;
  return { kind: 'rejected', code, ...(said.field === undefined ? {} : { field: said.field }) };
}

function readRetryAfter(response: VendorResponse): number | undefined {
  return parseRetryAfter(response.headers['retry-after'], new Date(response.headers['date'] ?? Date.now()));
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
