import { randomUUID } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Express, Request, RequestHandler } from 'express';
import { isUniqueViolation } from '../db/constraints.ts';
import { HubError } from '../domain/errors.ts';
import { listOperations } from '../schemas/load.ts';
import type { Operation } from '../schemas/load.ts';
import type { HttpDeps } from './deps.ts';
import { createDocs } from './docs/docs.ts';
import { createEndpoint } from './endpoint.ts';
import { toHubError, toProblem } from './problem.ts';
import { measureRequests } from './request-metrics.ts';
import type { AnyRoute } from './route.ts';
import { routes as allRoutes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { createWeb } from './web.ts';

/**
 * The hub's HTTP side: API, webhooks, docs, built console.
 * @throws Error at once when an operation of openapi.yaml has no route, or a route no operation or no rule
 */
export function createApp(deps: HttpDeps, routes: readonly AnyRoute[] = allRoutes): Express {
  const pairs = pairRoutes(routes);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Query strings are read strictly by the endpoints themselves.
  app.set('query parser', false);
  app.set('trust proxy', deps.config.trustProxy);
  app.set('case sensitive routing', true);
  app.use(nameRequest);
  app.use(securityHeaders(deps.config));
  app.use(['/api', '/webhooks', '/healthz', '/readyz', '/metrics'], forbidCaching);
  const measure = measureRequests(deps.metrics.registry);
  for (const [operation, route] of pairs) {
    const address = operation.path.replace(/\{(\w+)\}/g, ':$1');
    app[operation.method as 'get' | 'post' | 'patch' | 'delete'](
      address,
      measure(operation.operationId),
      createEndpoint(deps, operation, route),
    );
  }
  for (const [address, methods] of methodsByPath(pairs.map(([operation]) => operation)))
    app.all(address, (_req, res) => {
      res.set('Allow', methods.join(', '));
      throw new HubError('method_not_allowed', `This address takes ${methods.join(', ')} only.`);
    });
  app.use('/docs', createDocs());
  app.use(['/api', '/webhooks'], () => {
    throw new HubError('not_found', 'There is no such address: see /docs.');
  });
  app.use(createWeb());
  app.use(() => {
    throw new HubError('not_found', 'There is no such address: see /docs.');
  });
  app.use(handleError(deps));
  return app;
}

/** Every operation with its route. More specific paths come first: `/events/stream` before `/events/{id}`. */
export function pairRoutes(routes: readonly AnyRoute[]): [Operation, AnyRoute][] {
  const byId = new Map<string, AnyRoute>(routes.map((route) => [route.operationId, route]));
  const operations = listOperations();
  const faults = [
    ...operations
      .filter(({ operationId }) => !byId.has(operationId))
      .map(({ operationId }) => `the operation ${operationId} has no route: add one to http/routes.ts`),
    ...routes
      .filter(({ operationId }) => !operations.some((o) => o.operationId === operationId))
      .map(({ operationId }) => `the route ${operationId} is not in openapi.yaml: describe it there`),
    ...routes
      .filter(({ action }) => typeof action !== 'string' || (action as string) === '')
      .map(({ operationId }) => `the route ${operationId} has no rule: give it an action`),
    ...routes
      .filter((route, index) => routes.findIndex((other) => other.operationId === route.operationId) !== index)
      .map(({ operationId }) => `the route ${operationId} is there twice`),
  ];
  if (faults.length > 0) throw new Error(`The routes have faults:\n- ${faults.join('\n- ')}`);
  const parameters = (path: string) => (path.match(/\{/g) ?? []).length;
  return operations
    .toSorted((a, b) => parameters(a.path) - parameters(b.path))
    .map((operation) => [operation, byId.get(operation.operationId) as AnyRoute]);
}

function methodsByPath(operations: Operation[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of operations) {
    const address = path.replace(/\{(\w+)\}/g, ':$1');
    methods.set(address, [...(methods.get(address) ?? []), method.toUpperCase()]);
  }
  return methods;
}

/** Every answer carries its request's id, which the log has too. */
const nameRequest: RequestHandler = (_req, res, next) => {
  const requestId = randomUUID();
  res.locals['requestId'] = requestId;
  res.set('X-Request-Id', requestId);
  next();
};

const forbidCaching: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store');
  next();
};

function handleError(deps: HttpDeps): ErrorRequestHandler {
  // Express knows an error handler by its four arguments.
  return (error: unknown, req, res, _next) => {
    const requestId = res.locals['requestId'] as string;
    const hubError = toHubError(toExpressError(error));
    if (hubError.status >= 500)
      deps.log.error(
        { err: hubError.cause ?? hubError, requestId, code: hubError.code, operation: res.locals['operationId'] },
        'A request failed',
      );
    else if (isUniqueViolation(hubError.cause))
      deps.log.warn(
        { err: hubError.cause, requestId, code: hubError.code, operation: res.locals['operationId'] },
        'A row was there already',
      );
    if (res.headersSent) {
      res.destroy();
      return;
    }
    if (!req.complete) drain(req);
    if (hubError.retryAfterSeconds !== undefined) res.set('Retry-After', String(hubError.retryAfterSeconds));
    if (hubError.status === 401 && hubError.code === 'unauthenticated')
      res.set('WWW-Authenticate', 'Bearer realm="throughline"');
    res
      .status(hubError.status)
      .type('application/problem+json')
      .send(JSON.stringify(toProblem(hubError, requestId, deps.config.publicUrl)));
  };
}

const drainBytes = 64 * 1024 * 1024;

/**
 * Reads away what is left of a refused body: whoever still sends would otherwise see a broken connection and no answer.
 * Nothing is kept, and there is an end to it.
 */
function drain(req: Request): void {
  let length = 0;
  req.on('data', (part: Buffer) => {
    length += part.length;
    if (length > drainBytes) req.destroy();
  });
  req.on('error', () => req.destroy());
  req.resume();
}

/** Express throws its own for an address it can't decode. */
function toExpressError(error: unknown): unknown {
  if (error instanceof HubError) return error;
  if (error instanceof URIError || (error as { status?: unknown } | null)?.status === 400)
    return new HubError('not_found', 'The address is not valid: check its percent signs.', { cause: error });
  if ((error as { code?: unknown } | null)?.code === 'ECONNRESET' || (error as Error | null)?.message === 'aborted')
    return new HubError('json_invalid', 'The body ended early: send it again.', { cause: error });
  return error;
}
