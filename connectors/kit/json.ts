import { ConnectorError } from '../contract.ts';

/** How large and deep a JSON text may be. */
export type JsonLimits = { maxBytes: number; maxDepth: number };

/** 10 MiB and 64 levels: more than any honest answer has. */
export const defaultJsonLimits: JsonLimits = { maxBytes: 10 * 1024 * 1024, maxDepth: 64 };

/** Why a text was not taken as JSON; never quotes the text. */
export type JsonFault = 'too_large' | 'not_utf8' | 'too_deep' | 'not_json';

/** What {@link parseJson} gives. */
export type JsonReading = { ok: true; value: unknown } | { ok: false; fault: JsonFault };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads JSON from bytes, checking size, UTF-8 and depth before it is parsed. Never throws. */
export function parseJson(bytes: Uint8Array, limits: JsonLimits = defaultJsonLimits): JsonReading {
  if (bytes.byteLength > limits.maxBytes) return { ok: false, fault: 'too_large' };
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { ok: false, fault: 'not_utf8' };
  }
  if (isDeeperThan(text, limits.maxDepth)) return { ok: false, fault: 'too_deep' };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    // The parser's own message quotes the text, so it goes no further.
    return { ok: false, fault: 'not_json' };
  }
}

function isDeeperThan(text: string, maxDepth: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 92) at++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 || code === 91) {
      if (++depth > maxDepth) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}

/** A JSON object, its members unchecked. */
export type JsonObject = { readonly [key: string]: unknown };

/** Tells whether a value is a JSON object (not null, not an array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads the members of a vendor's object and says which is wrong without quoting it. `fail` makes the error: after a
 * write it must be `unknown`, for a webhook `payload`.
 */
export class JsonReader {
  readonly #value: JsonObject;
  readonly #path: string;
  readonly #fail: (path: string) => ConnectorError;

  /** @throws what `fail` makes, when `value` is no object */
  constructor(value: unknown, fail: (path: string) => ConnectorError, path = '') {
    if (!isObject(value)) throw fail(path === '' ? '/' : path);
    this.#value = value;
    this.#path = path;
    this.#fail = fail;
  }

  /** The error for a member whose value makes no sense. */
  fault(name: string): ConnectorError {
    return this.#fail(`${this.#path}/${name}`);
  }

  /** A text of 1 to `maxLength` characters. */
  string(name: string, maxLength = 200): string {
    const value = this.#value[name];
    if (typeof value !== 'string' || value === '' || value.length > maxLength) throw this.fault(name);
    return value;
  }

  /** A text, or null where it is absent, null or empty; longer ones are cut. */
  textOrNull(name: string, maxLength: number): string | null {
    const value = this.#value[name];
    if (value === undefined || value === null || value === '') return null;
    if (typeof value !== 'string') throw this.fault(name);
    return cutText(value, maxLength);
  }

  /** A finite number. */
  number(name: string): number {
    const value = this.#value[name];
    if (typeof value !== 'number' || !Number.isFinite(value)) throw this.fault(name);
    return value;
  }

  /** A finite number, or null where it is absent or null. */
  numberOrNull(name: string): number | null {
    return this.#isAbsent(name) ? null : this.number(name);
  }

  /** An instant in any ISO 8601 form with a zone, in UTC with milliseconds. */
  instant(name: string): string {
    const value = this.string(name, 64);
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(value)) throw this.fault(name);
    const at = new Date(value);
    if (Number.isNaN(at.getTime())) throw this.fault(name);
    return at.toISOString();
  }

  /** An instant, or null where it is absent or null. */
  instantOrNull(name: string): string | null {
    return this.#isAbsent(name) ? null : this.instant(name);
  }

  /** An http or https address. */
  url(name: string): string {
    const value = this.string(name, 2000);
    if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) throw this.fault(name);
    return value;
  }

  /** An object inside. */
  object(name: string): JsonReader {
    return new JsonReader(this.#value[name], this.#fail, `${this.#path}/${name}`);
  }

  /** An object inside, or null where it is absent or null. */
  objectOrNull(name: string): JsonReader | null {
    return this.#isAbsent(name) ? null : this.object(name);
  }

  /** The objects of a list; an absent list is empty, one longer than `maxItems` is wrong. */
  objects(name: string, maxItems: number): JsonReader[] {
    return this.list(name, maxItems).map((item, at) => new JsonReader(item, this.#fail, `${this.#path}/${name}/${at}`));
  }

  /** The items of a list, unchecked; an absent list is empty, one longer than `maxItems` is wrong. */
  list(name: string, maxItems: number): unknown[] {
    if (this.#isAbsent(name)) return [];
    const value = this.#value[name];
    if (!Array.isArray(value) || value.length > maxItems) throw this.fault(name);
    return value;
  }

  /** The member as it came. */
  raw(name: string): unknown {
    return this.#value[name];
  }

  /** All members as they came. */
  all(): JsonObject {
    return this.#value;
  }

  #isAbsent(name: string): boolean {
    const value = this.#value[name];
    return value === undefined || value === null;
  }
}

/** Cuts a text to at most `maxLength` UTF-16 units without splitting a surrogate pair. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const last = text.charCodeAt(maxLength - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? maxLength - 1 : maxLength);
}

/** The error for an answer to a read or a write whose JSON lacks what was promised. Nothing is quoted. */
export function answerShapeError(vendor: string, isWrite: boolean): (path: string) => ConnectorError {
  return (path) =>
    new ConnectorError(
      isWrite ? 'unknown' : 'retry',
      'answer_shape',
      `${vendor} answered without a usable ${path}; check that the connection's address is the API described in the connector's README.`,
    );
}

/** The error for a webhook that does not fit the vendor's shape. Nothing is quoted. */
export function webhookShapeError(vendor: string): (path: string) => ConnectorError {
  return (path) =>
    new ConnectorError(
      'payload',
      'webhook_payload_invalid',
      `The event of ${vendor} has no usable ${path}; ask the vendor to send it again in the documented shape.`,
      { field: path },
    );
}
