import type { Request, RequestHandler, Response } from 'express';
import { HubError } from '../domain/errors.ts';
import type { Tx } from '../db/connection.ts';
import { can } from '../security/rights.ts';
import { checkOperationRequest, checkOperationResponse, requestMediaTypes } from '../schemas/validate.ts';
import type { Operation } from '../schemas/load.ts';
import { authenticate, requireCsrf } from './authenticate.ts';
import type { HttpDeps } from './deps.ts';
import { requireIfMatch } from './etag.ts';
import { claimKey, hashRequest } from './idempotency.ts';
import { maskAnswer } from './mask-answer.ts';
import { readMultipart, type FormParts, type UploadedFile } from './multipart.ts';
import type { Principal } from './principal.ts';
import { readBody, requireUncompressed } from './read-body.ts';
import type { AnyRoute, OperationId, RawRoute, Reply, RequestContext, Route } from './route.ts';
import { parseStrictJson } from './strict-json.ts';

const mebibyte = 1024 * 1024;

/** Stands in where nobody signed in, on the routes that are for anyone. */
const nobody: Principal = {
  id: 'anyone',
  kind: 'user',
  subjectId: 'anyone',
  role: 'candidate',
  departmentId: null,
  csrfToken: null,
  sessionHash: null,
};

/**
 * Makes an express handler of a route: sign-in, right, body, schema, idempotency, handler, masking, schema of the answer.
 * In this order, so that a stranger's body is never read where it need not be.
 */
export function createEndpoint(deps: HttpDeps, operation: Operation, route: AnyRoute): RequestHandler {
  return async (req, res) => {
    const principal = await requireRight(deps, route, operation, req);
    if ('raw' in route) return handleRaw(deps, route, principal, req, res);
    await handle(deps, route as unknown as Route, operation, principal ?? nobody, req, res);
  };
}

/** The reader when they may do this. @throws HubError unauthenticated, forbidden, csrf_failed */
async function requireRight(
  deps: HttpDeps,
  route: AnyRoute,
  operation: Operation,
  req: Request,
): Promise<Principal | null> {
  if (route.action === 'anyone') return null;
  const principal = await authenticate(deps, req);
  if (operation.method !== 'get') requireCsrf(principal, req.header('x-csrf-token'));
  if (route.action !== 'signedIn' && !can(principal.role, route.action))
    throw new HubError(
      'forbidden',
      `The role ${principal.role} may not do this: ask somebody who may, or use another key.`,
    );
  return principal;
}

async function handleRaw(
  deps: HttpDeps,
  route: RawRoute,
  principal: Principal | null,
  req: Request,
  res: Response,
): Promise<void> {
  const params: { [name: string]: unknown } = { ...req.params };
  const query = readQuery(req);
  requireNoErrors(
    checkOperationRequest(route.operationId, {
      params,
      query: route.hasAnyQuery === true ? {} : query,
      body: requestMediaTypes(route.operationId).length > 0 ? '' : undefined,
      mediaType: '*/*',
    }),
  );
  await route.raw({ deps, principal, params: params as { [name: string]: string }, query, req, res });
}

async function handle(
  deps: HttpDeps,
  route: Route,
  operation: Operation,
  principal: Principal,
  req: Request,
  res: Response,
): Promise<void> {
  const { operationId } = route;
  const read = await readRequest(route, operation, req, res);
  const params: { [name: string]: unknown } = { ...req.params };
  const query = readQuery(req);
  // The file itself was read already; the schema sees that it is there.
  const body =
    read.mediaType === 'multipart/form-data'
      ? { [partsOf(route).json]: read.body, ...(read.file && { [partsOf(route).file]: '' }) }
      : read.body;
  requireNoErrors(checkOperationRequest(operationId, { params, query, body, mediaType: read.mediaType }));
  const idempotencyKey = operation.method === 'post' ? readIdempotencyKey(req, operation) : null;
  const ifMatch = operation.method === 'patch' ? requireIfMatch(req.header('if-match')) : 0;
  const claim =
    idempotencyKey === null
      ? null
      : await claimKey(deps, {
          scope: `${principal.id} ${operationId}`,
          key: idempotencyKey,
          requestHash: hashRequest([req.path, ...read.hashed]),
        });
  if (claim?.replay) {
    res.set('Idempotency-Replayed', 'true');
    send(res, claim.replay.status, claim.replay.headers, claim.replay.body);
    return;
  }
  let isKept = false;
  /** What leaves the hub: masked for the reader, and held against its description. */
  const finish = (reply: Reply<OperationId>): Reply<OperationId> =>
    checkAnswer(deps, operationId, {
      ...reply,
      body: maskAnswer(principal.role, operationId, reply.status, reply.body) as never,
    });
  const keepIn = async (tx: Tx, { keyId, ...reply }: Reply<OperationId>): Promise<void> => {
    await claim?.keepIn(tx, {
      status: reply.status,
      headers: reply.headers ?? {},
      body: reply.body,
      ...(keyId ? { keyId } : {}),
    });
  };
  const ctx: RequestContext<OperationId> = {
    deps,
    principal,
    params: params,
    query: query,
    body: read.body as never,
    file: read.file,
    requestId: res.locals['requestId'] as string,
    ifMatch,
    idempotencyKey,
    commit: async (work) => {
      const done = await deps.db.transaction(async (tx) => {
        const reply = finish(await work(tx));
        await keepIn(tx, reply);
        return reply;
      });
      isKept = true;
      return done;
    },
    clientAddress: req.ip ?? 'unknown',
  };
  let reply: Reply<OperationId>;
  try {
    reply = await route.handler(ctx);
    if (!isKept) {
      reply = finish(reply);
      const answer = reply;
      if (claim) await deps.db.transaction((tx) => keepIn(tx, answer));
    }
  } catch (error) {
    // Nothing was done, or a repeat finds what was done: the key is free again.
    if (!isKept) await claim?.release();
    throw error;
  }
  send(res, reply.status, reply.headers ?? {}, reply.body);
}

/** A body that openapi.yaml does not allow never leaves the hub: it may show more than it should. */
function checkAnswer(deps: HttpDeps, operationId: string, reply: Reply<OperationId>): Reply<OperationId> {
  const errors = checkOperationResponse(operationId, reply.status, reply.body);
  if (errors.length === 0) return reply;
  const places = errors.map(({ path, code }) => `${path} ${code}`);
  deps.log.error({ operation: operationId, status: reply.status, places }, 'An answer does not fit openapi.yaml');
  throw new HubError(
    'internal',
    'The hub made an answer that does not fit its own description; tell its operator the request id.',
  );
}

const partsOf = (route: Route): FormParts => route.multipart ?? { json: 'application', file: 'resume' };

type ReadRequest = { body: unknown; mediaType: string; file: UploadedFile | null; hashed: (string | Uint8Array)[] };

async function readRequest(route: Route, operation: Operation, req: Request, res: Response): Promise<ReadRequest> {
  const takes = Object.keys(operation.operation.requestBody?.content ?? {});
  if (takes.length === 0) return { body: undefined, mediaType: '', file: null, hashed: [] };
  const mediaType = (req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!takes.includes(mediaType)) {
    const given = mediaType === '' ? 'Content-Type is missing' : `${mediaType.slice(0, 100)} is not taken here`;
    throw new HubError('media_type_unsupported', `${given}: send ${takes.join(' or ')}.`, {
      path: 'header/Content-Type',
    });
  }
  requireUncompressed(req);
  if (mediaType === 'multipart/form-data') return { ...(await readMultipart(req, res, partsOf(route))), mediaType };
  const bytes = await readBody(req, route.bodyLimit ?? mebibyte);
  if (bytes.length === 0) return { body: undefined, mediaType, file: null, hashed: [] };
  return { body: parseStrictJson(bytes), mediaType, file: null, hashed: [bytes] };
}

/** Each parameter once, as a text. */
function readQuery(req: Request): { [name: string]: unknown } {
  // Without a prototype: `?__proto__=` is a name like any other, and unknown.
  const query = Object.create(null) as { [name: string]: unknown };
  for (const [name, value] of new URL(req.originalUrl, 'http://hub').searchParams) {
    if (Object.hasOwn(query, name))
      throw new HubError('validation_failed', 'A query parameter is given twice: give it once.', {
        path: `query/${name.slice(0, 100)}`,
      });
    if (value.includes('\0'))
      throw new HubError('validation_failed', 'A query parameter holds NUL: remove it.', {
        path: `query/${name.slice(0, 100)}`,
      });
    query[name] = value;
  }
  return query;
}

function readIdempotencyKey(req: Request, operation: Operation): string | null {
  const key = req.header('idempotency-key');
  const isTaken =
    operation.operation.parameters?.some((p) => p['$ref'] === '#/components/parameters/IdempotencyKey') === true;
  if (key === undefined || !isTaken) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new HubError('validation_failed', 'Idempotency-Key must be 1 to 255 visible ASCII characters: use a UUID.', {
      path: 'header/Idempotency-Key',
    });
  return key;
}

function requireNoErrors(errors: { path: string; code: string; message: string }[]): void {
  const first = errors[0];
  if (!first) return;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : '';
  throw new HubError('validation_failed', `${first.message}${more}`, { path: first.path, errors });
}

function send(res: Response, status: number, headers: { [name: string]: string | string[] }, body: unknown): void {
  res.status(status).set(headers);
  if (body === undefined) res.end();
  else res.type('application/json').send(JSON.stringify(body));
}
