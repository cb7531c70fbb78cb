import type { ErrorObject } from 'ajv';

/** One fault: where (JSON Pointer), a stable code (the keyword of JSON Schema), and a sentence that says what to do. */
export type ErrorItem = { path: string; code: string; message: string };

const formats: { [format: string]: string } = {
  email: 'an e-mail address, for instance name@example.com',
  date: 'a date, for instance 2026-03-31',
  uri: 'an address that begins with http:// or https://',
};
const kinds: { [type: string]: string } = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

/** Ajv's errors as ours, without the noise of unions whose branch was not meant; at most 100. */
export function toErrorItems(errors: readonly ErrorObject[], data: unknown): ErrorItem[] {
  const items = withoutForeignBranches(errors).map((error) => ({
    path: pathOf(error),
    code: error.keyword,
    message: sentence(error, data),
  }));
  const seen = new Set<string>();
  return items.filter(({ path, message }) => !seen.has(path + message) && seen.add(path + message)).slice(0, 100);
}

/**
 * In a union, a branch whose `const` (a stage's type) or type does not fit was not meant: only the meant branch is
 * reported; where none was, or where the branches only ask for fields, the union itself.
 */
function withoutForeignBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  // What is wrong with a name is said once, at the name: not also as a fault of the object around it.
  const dropped = new Set(errors.filter(({ schemaPath }) => schemaPath.includes('/propertyNames/')));
  for (const union of errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf')) {
    const inside = errors.filter((error) => error !== union && branchOf(error, union) !== null);
    const foreign = new Set(inside.filter((error) => isForeign(error, union)).map((error) => branchOf(error, union)));
    const meant = inside.filter((error) => !foreign.has(branchOf(error, union)));
    for (const error of inside) if (foreign.has(branchOf(error, union))) dropped.add(error);
    if (asksForOneOf(union)) for (const error of inside) dropped.add(error);
    else if (meant.length > 0 || isMeantElsewhere(errors, union, foreign.size)) dropped.add(union);
  }
  return errors.filter((error) => !dropped.has(error));
}

/** Whether a fault inside the union came through a `$ref` of the one branch that was meant: its path no longer names the branch. */
function isMeantElsewhere(errors: readonly ErrorObject[], union: ErrorObject, foreignCount: number): boolean {
  return (
    foreignCount < branches(union).length &&
    errors.some((error) => error.instancePath.startsWith(`${union.instancePath}/`) && branchOf(error, union) === null)
  );
}

function isForeign(error: ErrorObject, union: ErrorObject): boolean {
  const below = error.instancePath.slice(union.instancePath.length);
  return error.keyword === 'const' ? /^\/[^/]+$/.test(below) : error.keyword === 'type' && below === '';
}

/** Which branch of the union an error came from; errors from behind a `$ref` carry the other file's path. */
function branchOf(error: ErrorObject, union: ErrorObject): string | null {
  if (!error.instancePath.startsWith(union.instancePath)) return null;
  if (error.schemaPath.startsWith(`${union.schemaPath}/`))
    return error.schemaPath.slice(union.schemaPath.length + 1).split('/')[0] ?? null;
  const index = branches(union).findIndex(({ $ref }) => $ref !== undefined && error.schemaPath.startsWith($ref));
  return index < 0 ? null : String(index);
}

type Branch = { $ref?: string; required?: string[]; properties?: { [name: string]: { const?: unknown } } };
const branches = (union: ErrorObject): Branch[] => (Array.isArray(union.schema) ? (union.schema as Branch[]) : []);

function asksForOneOf(union: ErrorObject): boolean {
  return branches(union).every((branch) => Object.keys(branch).length === 1 && branch.required !== undefined);
}

function unionSentence(union: ErrorObject, where: string): string {
  if (asksForOneOf(union))
    return `Give at least one of: ${branches(union)
      .flatMap(({ required }) => required ?? [])
      .join(', ')}.`;
  const consts = branches(union).flatMap(({ properties }) =>
    Object.entries(properties ?? {}).filter(([, { const: value }]) => value !== undefined),
  );
  const name = consts[0]?.[0];
  if (name === undefined) return `${where} fits none of the allowed forms: see the reference at /docs.`;
  return `"${name}" must be one of: ${consts.map(([, { const: value }]) => String(value)).join(', ')}.`;
}

function pathOf(error: ErrorObject): string {
  const extra =
    error.keyword === 'required'
      ? (error.params['missingProperty'] as string)
      : error.keyword === 'additionalProperties'
        ? (error.params['additionalProperty'] as string)
        : error.keyword === 'propertyNames'
          ? (error.params['propertyName'] as string)
          : undefined;
  if (extra === undefined) return error.instancePath;
  return `${error.instancePath}/${extra.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Never repeats the value that was sent: it may be personal. */
function sentence(error: ErrorObject, data: unknown): string {
  const p = error.params as { [name: string]: unknown };
  const where = placeOf(error.instancePath);
  switch (error.keyword) {
    case 'required':
      return `${p['missingProperty'] as string} is missing: give it.`;
    case 'additionalProperties':
      return `There is no field of this name here: remove it or check its spelling.`;
    case 'propertyNames':
      return `This name is not allowed here: begin with a letter, then letters, digits and _ only.`;
    case 'type':
      return `${where} must be ${listOf(p['type'])}${describe(error, data)}.`;
    case 'enum':
      return `${where} must be one of: ${(p['allowedValues'] as unknown[]).map((v) => String(v)).join(', ')}.`;
    case 'const':
      return `${where} must be ${JSON.stringify(p['allowedValue'])}.`;
    case 'format':
      return `${where} must be ${formats[p['format'] as string] ?? `a ${p['format'] as string}`}.`;
    case 'pattern':
      return patternSentence(where, p['pattern'] as string);
    case 'minLength':
      return `${where} is too short: at least ${String(p['limit'])} characters.`;
    case 'maxLength':
      return `${where} is too long: at most ${String(p['limit'])} characters.`;
    case 'minItems':
      return `${where} must have at least ${String(p['limit'])} entries.`;
    case 'maxItems':
      return `${where} may have at most ${String(p['limit'])} entries.`;
    case 'minProperties':
      return `${where} must name at least ${String(p['limit'])} field.`;
    case 'maxProperties':
      return `${where} may have at most ${String(p['limit'])} fields.`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `${where} must be ${String(p['comparison'])} ${String(p['limit'])}.`;
    case 'anyOf':
    case 'oneOf':
      return unionSentence(error, where);
    case 'uniqueItems':
      return `${where} has the same entry twice: keep one.`;
    default:
      return `${where} ${error.message ?? 'does not fit'}.`;
  }
}

function patternSentence(where: string, pattern: string): string {
  if (pattern === '\\S') return `${where} must hold more than spaces.`;
  if (pattern.includes('\\p{Cc}'))
    return `${where} must hold more than spaces, on one line and without control characters.`;
  if (pattern === '^[A-Za-z0-9_-]+$') return `${where} may hold only letters, digits, _ and -.`;
  if (pattern === '^[a-zA-Z][a-zA-Z0-9_-]{0,63}$')
    return `${where} must begin with a letter, then letters, digits, _ and - only, at most 64 characters.`;
  if (pattern === '^\\d{1,19}$') return `${where} must be a whole number.`;
  if (pattern.startsWith('^\\d{4}-'))
    return `${where} must be an instant in UTC, for instance 2026-03-31T08:00:00.000Z.`;
  if (pattern.startsWith('^P'))
    return `${where} must be an ISO 8601 duration in everyday numbers, for instance P3D or PT30M.`;
  if (pattern.startsWith('^https?')) return `${where} must begin with http:// or https://.`;
  return `${where} must match ${pattern}.`;
}

function listOf(type: unknown): string {
  const types = Array.isArray(type) ? (type as string[]) : String(type).split(',');
  return types.map((t) => kinds[t] ?? t).join(' or ');
}

function describe(error: ErrorObject, data: unknown): string {
  let value: unknown = data;
  for (const part of error.instancePath.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return '';
    value = (value as { [key: string]: unknown })[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (value === undefined) return '';
  if (typeof value === 'number' && !Number.isFinite(value)) return ', not a number beyond all bounds';
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return `, not ${kinds[kind] ?? kind}`;
}

/** `/emails/0` → entry 0 of "emails". */
function placeOf(pointer: string): string {
  const parts = pointer.split('/').slice(1);
  const last = parts.at(-1);
  if (last === undefined) return 'The body';
  const before = parts.at(-2);
  const name = (part: string): string => `"${part.slice(0, 100).replaceAll('~1', '/').replaceAll('~0', '~')}"`;
  return /^\d+$/.test(last) && before !== undefined ? `Entry ${last} of ${name(before)}` : name(last);
}
