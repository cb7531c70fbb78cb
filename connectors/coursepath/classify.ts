import type { Outcome, VendorResponse } from '../contract.ts';
import { classifyByStatus } from '../kit/classify.ts';
import { isObject } from '../kit/json.ts';

const busyCodes: readonly string[] = ['temporarily_unavailable', 'internal'];

/**
 * Errors are `{error_code, error_message, error_param?}`, also under 200: the code decides. Throttling is 429 or 403 with
 * `rate_limited`. `error_param` is put into our words, so that whoever reads it finds the place.
 */
export function classify(response: VendorResponse): Outcome {
  const body = isObject(response.body) ? response.body : {};
  const code = typeof body['error_code'] === 'string' ? body['error_code'] : undefined;
  const param = typeof body['error_param'] === 'string' ? toField(body['error_param']) : undefined;
  if (code === 'bad_credentials') return { kind: 'reauth', code };
  const outcome = classifyByStatus(response, { code, field: param, throttleCodes: ['rate_limited'] });
  if (outcome.kind === 'conflict') {
    const existing = isObject(body['enrolment']) ? body['enrolment']['enrolment_id'] : undefined;
    return { kind: 'conflict', ...(typeof existing === 'string' ? { existingId: existing } : {}) };
  }
  if (outcome.kind !== 'ok' || code === undefined) return outcome;
  return busyCodes.includes(code)
    ? { kind: 'retry', code }
    : { kind: 'rejected', code, ...(param === undefined ? {} : { field: param }) };
}

const fields: { readonly [vendorName: string]: string } = {
  enrolment_ref: 'enrolmentRef',
  external_ref: 'externalRef',
  full_name: 'name',
  email_address: 'email',
  locale: 'language',
  module_key: 'key',
  due_at: 'dueDate',
};

/** `modules[1].module_key` is `modules[1].key` to the hub. */
function toField(param: string): string {
  return param.replaceAll(/[a-z_]+/g, (name) => (Object.hasOwn(fields, name) ? (fields[name] ?? name) : name));
}
