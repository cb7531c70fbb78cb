import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { ApiError } from './api.ts';

type Paths = Record<string, Record<string, { responses?: Record<string, { $ref?: string }> }>>;

/** One system's OpenAPI document: served as it stands, and the only place that says what a valid request is. */
export class OpenApi {
  /** The document's own text. */
  readonly yaml: string;
  readonly #ajv: Ajv2020;
  readonly #paths: Paths;

  /** Reads `openapi.yaml` at `url`. */
  constructor(url: URL) {
    this.yaml = readFileSync(url, 'utf8');
    const document = parse(this.yaml) as Record<string, unknown>;
    this.#paths = (document['paths'] ?? {}) as Paths;
    this.#ajv = new Ajv2020({ strict: false, allErrors: false, verbose: false });
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ ...document, $id: 'openapi' });
  }

  /** Returns `body` when it fits the named schema, else throws a 422 `invalid_request` that names the field. */
  checkBody<T>(schemaName: string, body: unknown): T {
    const validate = this.#at(`/components/schemas/${schemaName}`);
    if (validate(body ?? null)) return body as T;
    const error = validate.errors?.[0];
    throw new ApiError(422, 'invalid_request', describe(error), fieldOf(error));
  }

  /** The path template that a path under the server's URL belongs to, such as `/v1/orders/{orderId}`; undefined for none. */
  findPath(path: string): string | undefined {
    const fits = (template: string): boolean => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path);
    return path in this.#paths ? path : Object.keys(this.#paths).find(fits);
  }

  /** What keeps a value from fitting the named schema, as one sentence, or null. */
  findProblem(schemaName: string, value: unknown): string | null {
    const validate = this.#at(`/components/schemas/${schemaName}`);
    return validate(value) ? null : describe(validate.errors?.[0]);
  }

  /** What is wrong with a response, as one sentence, or null; `path` is the template, such as `/v1/orders/{orderId}`. */
  findResponseProblem(method: string, path: string, status: number, body: unknown): string | null {
    const responses = this.#paths[path]?.[method.toLowerCase()]?.responses;
    const reference = responses?.[String(status)]?.$ref?.slice('#'.length);
    const place = reference ?? `/paths/${escapePointer(path)}/${method.toLowerCase()}/responses/${status}`;
    const validate = this.#at(`${place}/content/application~1json/schema`);
    return validate(body) ? null : `${fieldOf(validate.errors?.[0])}: ${describe(validate.errors?.[0])}`;
  }

  #at(pointer: string): ValidateFunction {
    const validate = this.#ajv.getSchema(`openapi#${pointer}`);
    if (!validate) throw new Error(`openapi.yaml has nothing at ${pointer}`);
    return validate;
  }
}

function escapePointer(text: string): string {
  return encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function fieldOf(error: ErrorObject | undefined): string {
  if (!error) return '';
  const missing = error.keyword === 'required' ? `/${String(error.params['missingProperty'])}` : '';
  return `${error.instancePath}${missing}`
    .slice(1)
    .replaceAll(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.');
}

function describe(error: ErrorObject | undefined): string {
  if (!error) return 'The body is not valid.';
  return `${fieldOf(error) || 'The body'} ${error.message ?? 'is not valid'}.`;
}
