import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';

/** An answer that says no. `code` is the system's own word for it, `field` the place in the request. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  /** When the caller may come again, for an answer that asks to slow down. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, code: string, message: string, field?: string, retryAfterSeconds?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** How one system writes an error: HTTP status and body. */
export type ErrorShape = (status: number, code: string, message: string, field?: string) => ErrorAnswer;
/** What an {@link ErrorShape} gives. */
export interface ErrorAnswer {
  status: number;
  body: Record<string, unknown>;
  /** Names the header that says when to come again, where it isn't `Retry-After` in seconds; gets the seconds. */
  retryHeader?: (seconds: number) => [name: string, value: string];
}

/** The shape of the interview vendor and of the mail system: `{error: {code, message, field?}}` under the plain status. */
export const plainErrorShape: ErrorShape = (status, code, message, field) => ({
  status,
  body: { error: { code, message, ...(field === undefined ? {} : { field }) } },
});

/** Writes an error in the system's own shape. */
export function sendError(res: Response, shape: ErrorShape, error: ApiError): void {
  const answer = shape(error.status, error.code, error.message, error.field);
  if (error.retryAfterSeconds !== undefined) {
    const [name, value] = answer.retryHeader?.(error.retryAfterSeconds) ?? [
      'Retry-After',
      String(error.retryAfterSeconds),
    ];
    res.set(name, value);
  }
  res.status(answer.status).json(answer.body);
}

/** Compares two secrets without telling by the time it takes how far they agree. */
export function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Lets only calls with `Authorization: Bearer <token>` pass; others get the system's own 401. */
export function requireBearer(token: string, shape: ErrorShape): RequestHandler {
  return (req, res, next) => {
    const [scheme = '', given = ''] = (req.get('authorization') ?? '').split(' ');
    if (scheme.toLowerCase() === 'bearer' && isSameSecret(given, token)) return next();
    res.set('WWW-Authenticate', 'Bearer');
    sendError(res, shape, new ApiError(401, 'unauthorized', 'The bearer token is missing or wrong.'));
  };
}

/** Reads JSON bodies of at most `limitMiB` (default 1); what is wrong with them comes out of {@link apiErrorHandler}. */
export function readJson(limitMiB = 1): RequestHandler {
  return express.json({ limit: `${limitMiB}mb`, type: ['application/json', 'text/plain'] });
}

/** The last handlers of an API: unknown paths and every error thrown, in the system's own shape. */
export function apiErrorHandlers(shape: ErrorShape): [RequestHandler, ErrorRequestHandler] {
  return [
    (req, res) => sendError(res, shape, new ApiError(404, 'not_found', `There is no ${req.method} ${req.path} here.`)),
    (error, _req, res, next) => {
      if (res.headersSent) return next(error);
      sendError(res, shape, toApiError(error));
    },
  ];
}

function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  if (type === 'entity.parse.failed') return new ApiError(400, 'invalid_json', 'The body is not JSON.');
  if (type === 'entity.too.large') return new ApiError(413, 'too_large', 'The body is larger than what is taken here.');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new ApiError(
      status,
      'invalid_request',
      error instanceof Error ? error.message : 'The request is not valid.',
    );
  }
  process.stderr.write(`sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return new ApiError(500, 'internal', 'Something failed on our side.');
}

/** Reads `?limit=` and returns a whole number from 1 to `max`. */
export function readLimit(value: unknown, fallback: number, max: number): number {
  if (value === undefined) return fallback;
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1) {
    throw new ApiError(422, 'invalid_request', 'limit must be a whole number of at least 1.', 'limit');
  }
  return Math.min(limit, max);
}

/** Reads a query parameter that may be given once, else undefined. */
export function readQuery(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
