import type { components } from '../../../../clients/typescript/src/types.gen.ts';

type Problem = components['schemas']['Problem'];

/** One place that is wrong: `path` is a JSON Pointer into what was sent. */
export type Fault = { path: string; code: string; message: string };

/** Answers after which nobody knows yet whether the request was carried out; sending it again with its key is safe. */
const unconfirmedCodes = new Set(['not_confirmed', 'temporal_unavailable', 'idempotency_in_flight', 'unreachable']);

/**
 * A request that failed. `code` is the hub's stable code, or `unreachable` when no answer of the hub came at all
 * (no network, a proxy's page, time-out).
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | null;
  readonly errors: Fault[];
  /** Every place that is wrong, as far as the hub names places. */
  readonly faults: Fault[];

  constructor(status: number, problem: Partial<Problem> | null) {
    const code = problem?.code ?? 'unreachable';
    super(problem?.detail ?? code);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.detail = problem?.detail ?? null;
    this.errors = problem?.errors ?? [];
    this.faults =
      this.errors.length > 0 || problem?.path === undefined
        ? this.errors
        : [{ path: problem.path, code, message: problem.detail ?? code }];
  }

  /** The hub may have done what was asked, or not. */
  get isUnconfirmed(): boolean {
    return unconfirmedCodes.has(this.code) || this.status >= 500;
  }

  /** Likely gone after a while. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/**
 * Tells a failure from an answer.
 * @throws {ApiProblem} when the answer is not 2xx, or none came
 */
export async function unwrap<T>(request: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let result;
  try {
    result = await request;
  } catch (error) {
    // fetch rejects only when no answer came (or it was cut off): the code says so.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, null);
  }
  if (!result.response.ok) throw new ApiProblem(result.response.status, readProblem(result.error));
  return result.data as T;
}

function readProblem(body: unknown): Partial<Problem> | null {
  return typeof body === 'object' && body !== null && 'code' in body ? (body as Partial<Problem>) : null;
}
