import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tx } from '../db/connection.ts';
import type { Action } from '../security/rights.ts';
import type { operations } from '../schemas/types.gen.ts';
import type { HttpDeps } from './deps.ts';
import type { FormParts, UploadedFile } from './multipart.ts';
import type { Principal } from './principal.ts';

export type OperationId = keyof operations;
type JsonIn<T> = T extends { content: { 'application/json': infer B } } ? B : undefined;

/** The JSON body an operation takes. */
export type BodyOf<K extends OperationId> = operations[K] extends { requestBody: infer R } ? JsonIn<R> : undefined;
/** Its path parameters. */
export type ParamsOf<K extends OperationId> = operations[K]['parameters'] extends { path: infer P } ? P : object;
/** Its query parameters. */
export type QueryOf<K extends OperationId> = operations[K]['parameters'] extends { query?: infer Q }
  ? NonNullable<Q>
  : object;
/** The JSON body it answers with when all went well. */
export type AnswerOf<K extends OperationId> = {
  [S in keyof operations[K]['responses']]: S extends 200 | 201 | 202 | 204 | 503
    ? JsonIn<operations[K]['responses'][S]>
    : never;
}[keyof operations[K]['responses']];

/** All a handler is told. Everything in it was checked against openapi.yaml. */
export type RequestContext<K extends OperationId> = {
  deps: HttpDeps;
  principal: Principal;
  params: ParamsOf<K>;
  query: QueryOf<K>;
  body: BodyOf<K>;
  file: UploadedFile | null;
  requestId: string;
  /** The version named by If-Match; on operations that take it. */
  ifMatch: number;
  idempotencyKey: string | null;
  /**
   * Does the work in one transaction and keeps the answer for repeats of the request in the same one. `work` may run again
   * after a deadlock, so it touches nothing but the database.
   */
  commit: (work: (tx: Tx) => Promise<Reply<K>>) => Promise<Reply<K>>;
  /** Address of the client, for limits. */
  clientAddress: string;
};

export type Reply<K extends OperationId> = {
  status: number;
  body: AnswerOf<K>;
  headers?: { [name: string]: string | string[] };
  /** Data key that a kept copy of the answer is sealed with; needed where it holds personal data. */
  keyId?: string;
};

/**
 * One endpoint. `action` is its rule: a right of `security/rights.ts`, `anyone` (no sign-in) or `signedIn` (any role).
 * There is no default: a route without a rule does not compile, and does not start.
 */
export type Route<K extends OperationId = OperationId> = {
  operationId: K;
  action: Action | 'anyone' | 'signedIn';
  /** Largest body in bytes; 1 MiB by default. */
  bodyLimit?: number;
  /** The parts of its form, where it takes one; `application` and `resume` by default. */
  multipart?: FormParts;
  handler: (ctx: RequestContext<K>) => Promise<Reply<K>>;
};

/** A route that reads the request or writes the answer itself: raw bytes, a stream, plain text. */
export type RawRoute = {
  operationId: OperationId;
  action: Action | 'anyone' | 'signedIn';
  /** Takes parameters that its description does not name; default false. */
  hasAnyQuery?: boolean;
  raw: (ctx: RawContext) => Promise<void>;
};
export type RawContext = {
  deps: HttpDeps;
  principal: Principal | null;
  params: { [name: string]: string };
  query: { [name: string]: unknown };
  req: IncomingMessage;
  res: ServerResponse;
};

export type AnyRoute = { [K in OperationId]: Route<K> }[OperationId] | RawRoute;

/** Ties a handler's types to its operation in openapi.yaml. */
export function defineRoute<K extends OperationId>(route: Route<K>): Route<K> {
  return route;
}
