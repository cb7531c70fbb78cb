import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './types.gen.ts';

/** Every shape of the API by its name, for instance `Entities['Candidate']`. */
export type Entities = components['schemas'];
export type { components, paths } from './types.gen.ts';

/** The hub's API: `client.GET('/api/v1/jobs')`, `client.POST('/api/v1/applications', { body })`, … */
export type HubClient = Client<paths>;

export type HubClientOptions = {
  /** Where the hub is, for instance `http://127.0.0.1:8700`. */
  baseUrl: string;
  /** An API key, `tl_…`. */
  apiKey: string;
  /** The runtime's own by default. */
  fetch?: (request: Request) => Promise<Response>;
};

/**
 * Makes a client. Each POST carries an Idempotency-Key of its own unless one is given in `headers`: give your own, and the
 * same at each try, to repeat a request safely after an answer was lost.
 */
export function createHubClient(options: HubClientOptions): HubClient {
  const { baseUrl, apiKey } = options;
  const client = createClient<paths>({ baseUrl, ...(options.fetch ? { fetch: options.fetch } : {}) });
  client.use({
    onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${apiKey}`);
      if (request.method === 'POST' && !request.headers.has('Idempotency-Key'))
        request.headers.set('Idempotency-Key', globalThis.crypto.randomUUID());
      return request;
    },
  });
  return client;
}

/** What the hub answered when it did not work: `code` is stable, `message` says what to do. */
export class HubProblem extends Error {
  readonly code: string;
  readonly status: number;
  /** Where in the request: a JSON Pointer into the body, or `query/…`, `path/…`, `header/…`. */
  readonly path: string | undefined;
  /** Names the request in the hub's log. */
  readonly requestId: string | undefined;
  readonly errors: readonly { path: string; code: string; message: string }[];

  constructor(problem: Partial<Entities['Problem']>, status: number) {
    super(problem.detail ?? `The hub answered ${status}.`);
    this.name = 'HubProblem';
    this.code = problem.code ?? 'unknown';
    this.status = status;
    this.path = problem.path;
    this.requestId = problem.requestId;
    this.errors = problem.errors ?? [];
  }
}

type Result<T> = { data?: T; error?: unknown; response: Response };

/**
 * The answer of a call, or its problem as an exception: `const job = await ask(client.GET('/api/v1/jobs/{id}', …))`.
 * @throws HubProblem when the hub said no; what `fetch` throws when it was not reached
 */
export async function ask<T>(call: Promise<Result<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  throw new HubProblem(typeof error === 'object' && error !== null ? error : {}, response.status);
}
