import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { ApiError, sendError, type ErrorShape } from './api.ts';
import type { Faults } from './faults.ts';
import type { SystemName } from './systems.ts';

const HOLD_MS = 60_000;
const DEFAULT_DELAY_MS = 1_000;

/** Puts the switched-on faults between a system's callers and its API; stands after the token check and before the routes. */
export function injectFaults(faults: Faults, system: SystemName, shape: ErrorShape): RequestHandler {
  return async (req, res, next) => {
    const [path = ''] = req.originalUrl.split('?');
    for (const rule of faults.takeForCall(system, req.method, path)) {
      switch (rule.fault) {
        case 'delay':
          await wait(rule.delayMs ?? DEFAULT_DELAY_MS, undefined, { ref: false });
          break;
        case '429':
          return sendError(
            res,
            shape,
            new ApiError(429, 'rate_limited', 'Too many calls.', undefined, rule.retryAfterSeconds),
          );
        case '429NoRetryAfter':
          return sendError(res, shape, new ApiError(429, 'rate_limited', 'Too many calls.'));
        case '403throttle':
          return sendError(res, shape, new ApiError(403, 'rate_limited', 'Too many calls, try again later.'));
        case '500':
          return sendError(res, shape, new ApiError(500, 'internal', 'Something failed on our side.'));
        case 'errorIn200':
          return sendError(res, shape, new ApiError(200, 'temporarily_unavailable', 'Busy, try again later.'));
        case 'timeoutBeforeCommit':
          return holdOpen(req, res);
        case 'timeoutAfterCommit':
          res.end = () => {
            holdOpen(req, res);
            return res;
          };
          break;
        case 'truncatedJson':
          cutBody(res);
          break;
        default:
          break;
      }
    }
    next();
  };
}

/** Leaves the caller waiting until it hangs up, or for a minute. */
function holdOpen(req: Request, res: Response): void {
  const timer = setTimeout(() => req.socket.destroy(), HOLD_MS);
  timer.unref();
  res.on('close', () => clearTimeout(timer));
}

/** Sends only the first half of the body, under a matching Content-Length: a whole HTTP answer that is not JSON. */
function cutBody(res: Response): void {
  const end = res.end.bind(res) as (chunk: Buffer) => Response;
  res.end = ((chunk?: unknown) => {
    const whole = Buffer.isBuffer(chunk) ? chunk : Buffer.from(typeof chunk === 'string' ? chunk : '{}');
    const cut = whole.subarray(0, Math.max(1, Math.floor(whole.length / 2)));
    res.setHeader('Content-Length', cut.length);
    res.removeHeader('ETag');
    return end(cut);
  }) as typeof res.end;
}
