import type { RequestHandler } from 'express';
import { ApiError, sendError, type ErrorShape } from '../shared/api.ts';

/** Lets at most `max` calls pass in any `perMs` milliseconds of real time; the others get a 429 with `Retry-After`. */
export function limitRate(max: number, perMs: number, shape: ErrorShape): RequestHandler {
  let passed: number[] = [];
  return (_req, res, next) => {
    const nowMs = performance.now();
    passed = passed.filter((atMs) => atMs > nowMs - perMs);
    if (passed.length < max) {
      passed.push(nowMs);
      return next();
    }
    res.set('Retry-After', String(Math.ceil(perMs / 1000)));
    sendError(res, shape, new ApiError(429, 'rate_limited', 'Too many calls.'));
  };
}
