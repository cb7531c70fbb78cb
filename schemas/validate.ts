import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import type { Ajv } from 'ajv';
import { listOperations, loadOpenApi, loadSchemas } from './load.ts';
import type { JsonObject, Operation } from './load.ts';
import { toErrorItems } from './sentences.ts';
import type { ErrorItem } from './sentences.ts';

export type { ErrorItem } from './sentences.ts';

const addFormats = addFormatsModule as unknown as (ajv: Ajv | Ajv2020) => void;
const base = 'https://throughline.dev/schemas/';

/** Thrown where a value does not fit its schema; `errors` says where and what to do. */
export class SchemaError extends Error {
  readonly schemaName: string;
  readonly errors: ErrorItem[];

  constructor(schemaName: string, errors: ErrorItem[]) {
    const first = errors[0];
    super(`${schemaName}${first ? `${first.path}: ${first.message}` : ' does not fit its schema.'}`);
    this.name = 'SchemaError';
    this.schemaName = schemaName;
    this.errors = errors;
  }
}

/** `coerceTypes` is for query and path parameters alone, which are always texts. */
function createAjv(coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    // Unions of types and `required` beside `$ref` are how the entities are written.
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    validateSchema: true,
    verbose: true,
    coerceTypes,
    useDefaults: coerceTypes,
    // Only hub code and connector manifests write schemas; what begins with x- is a note for the hub.
    keywords: ['x-dataClass', 'x-secret', 'example'],
  });
  addFormats(ajv);
  for (const schema of loadSchemas().values()) ajv.addSchema(schema);
  return ajv;
}

let bodies: Ajv2020 | undefined;
let parameters: Ajv2020 | undefined;
const bodyAjv = (): Ajv2020 => (bodies ??= createAjv(false));
const parameterAjv = (): Ajv2020 => (parameters ??= createAjv(true));

function run(validate: ValidateFunction, value: unknown): ErrorItem[] {
  return validate(value) ? [] : toErrorItems(validate.errors ?? [], value);
}

/**
 * Faults of `value` against `schemas/<name>.schema.json`; empty when it fits.
 * @throws Error when there is no such schema
 */
export function checkValid(name: string, value: unknown): ErrorItem[] {
  const validate = bodyAjv().getSchema(`${base}${name}.schema.json`);
  if (!validate) throw new Error(`There is no schema ${name}.schema.json`);
  return run(validate, value);
}

/** @throws SchemaError when `value` does not fit `schemas/<name>.schema.json` */
export function assertValid(name: string, value: unknown): void {
  const errors = checkValid(name, value);
  if (errors.length > 0) throw new SchemaError(name, errors);
}

const ownSchemas = new WeakMap<object, ValidateFunction>();

/** Faults of `value` against a schema that came with a connector (its settings or credentials). */
export function checkAgainst(schema: { [key: string]: unknown }, value: unknown): ErrorItem[] {
  let validate = ownSchemas.get(schema);
  if (!validate) {
    const { $id: _id, ...rest } = schema;
    validate = bodyAjv().compile(rest);
    ownSchemas.set(schema, validate);
  }
  return run(validate, value);
}

type Compiled = {
  operation: Operation;
  parameters: { path: ValidateFunction; query: ValidateFunction };
  bodies: Map<string, ValidateFunction | null>;
  responses: Map<string, ValidateFunction | null>;
};
const compiled = new Map<string, Compiled>();

function operationOf(operationId: string): Compiled {
  let entry = compiled.get(operationId);
  if (!entry) {
    const operation = listOperations().find((candidate) => candidate.operationId === operationId);
    if (!operation) throw new Error(`openapi.yaml has no operation ${operationId}`);
    entry = compileOperation(operation);
    compiled.set(operationId, entry);
  }
  return entry;
}

function compileOperation(operation: Operation): Compiled {
  const content = (of: { [mediaType: string]: { schema?: JsonObject } } | undefined) =>
    Object.entries(of ?? {}).map(([mediaType, { schema }]): [string, ValidateFunction | null] => [
      mediaType,
      schema ? bodyAjv().compile(rebase(schema) as JsonObject) : null,
    ]);
  const responses = new Map<string, ValidateFunction | null>();
  for (const [status, response] of Object.entries(operation.operation.responses)) {
    if (status === 'default') continue;
    const [first] = content(response.content);
    responses.set(status, first?.[0] === 'application/json' ? first[1] : null);
  }
  return {
    operation,
    parameters: { path: compileParameters(operation, 'path'), query: compileParameters(operation, 'query') },
    bodies: new Map(content(operation.operation.requestBody?.content)),
    responses,
  };
}

function compileParameters(operation: Operation, place: 'path' | 'query'): ValidateFunction {
  const list = (operation.operation.parameters ?? []).map(resolveParameter).filter((p) => p['in'] === place);
  const properties = Object.fromEntries(list.map((p) => [p['name'] as string, rebase(p['schema'])]));
  const required = list.filter((p) => p['required'] === true).map((p) => p['name'] as string);
  return parameterAjv().compile({ type: 'object', properties, required, additionalProperties: false });
}

function resolveParameter(parameter: JsonObject): JsonObject {
  const name = /^#\/components\/parameters\/(\w+)$/.exec(String(parameter['$ref']))?.[1];
  return name ? (loadOpenApi().components['parameters']?.[name] ?? parameter) : parameter;
}

/** Ajv can't look into an OpenAPI document: its own `$ref`s are put in place, those to files made absolute. */
function rebase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rebase);
  if (typeof value !== 'object' || value === null) return value;
  const ref = (value as JsonObject)['$ref'];
  const component = typeof ref === 'string' ? /^#\/components\/schemas\/(\w+)$/.exec(ref)?.[1] : undefined;
  if (component) return rebase(loadOpenApi().components['schemas']?.[component]);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' ? new URL(inner, base).toString() : rebase(inner),
    ]),
  );
}

/** A request's parts. `params` and `query` are changed in place: numbers made of texts, defaults filled in. */
export type OperationRequest = {
  params: { [name: string]: unknown };
  query: { [name: string]: unknown };
  /** Absent where there is no body. */
  body?: unknown;
  mediaType?: string;
};

/** Faults of a request; paths are JSON Pointers into the body, or begin with `query/` or `path/`. */
export function checkOperationRequest(operationId: string, request: OperationRequest): ErrorItem[] {
  const { parameters: own, bodies: takes, operation } = operationOf(operationId);
  const inPlace = (place: string, items: ErrorItem[]) =>
    items.map((item) => ({ ...item, path: `${place}${item.path}` }));
  const errors = [
    ...inPlace('path', run(own.path, request.params)),
    ...inPlace('query', run(own.query, request.query)),
  ];
  if (takes.size === 0) return errors;
  if (request.body === undefined) {
    const needed = operation.operation.requestBody?.required === true;
    return needed ? [...errors, { path: '', code: 'required', message: 'The body is missing: send JSON.' }] : errors;
  }
  const validate = takes.get(request.mediaType ?? 'application/json');
  return validate ? [...errors, ...run(validate, request.body)] : errors;
}

/** The media types an operation takes; empty when it takes no body. */
export function requestMediaTypes(operationId: string): string[] {
  return [...operationOf(operationId).bodies.keys()];
}

/** Faults of an answer: a status that is not described, or a body that does not fit. Problems are checked as `problem`. */
export function checkOperationResponse(operationId: string, status: number, body: unknown): ErrorItem[] {
  if (status >= 400 && !operationOf(operationId).responses.has(String(status))) return checkValid('problem', body);
  const validate = operationOf(operationId).responses.get(String(status));
  if (validate === undefined)
    return [
      { path: '', code: 'status', message: `openapi.yaml does not describe the status ${status} of ${operationId}.` },
    ];
  return validate === null ? [] : run(validate, body);
}
