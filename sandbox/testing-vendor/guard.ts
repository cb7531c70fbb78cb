import express, { type Request, type RequestHandler } from 'express';
import { isSameSecret, sendError } from '../shared/api.ts';
import { QuizError, quizErrorShape } from './errors.ts';
import { signParameters } from './wire.ts';

const WINDOW_MS = 5 * 60 * 1000;

/** Reads form bodies of at most 2 MiB. */
export const readForm = (): RequestHandler =>
  express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 100 });

/** The parameters of a call, each given once. @throws QuizError 40035 */
export function readParameters(req: Request): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...req.query, ...(req.body as Record<string, unknown> | undefined) })) {
    if (typeof value !== 'string') throw new QuizError(40035, `${name} is given twice`, name);
    parameters[name] = value;
  }
  return parameters;
}

/** Lets only signed calls pass: right `sign`, `timestamp` within five minutes of the vendor's clock, `nonce` never used. */
export function requireSign(secret: string, vendorNow: () => number): RequestHandler {
  const used = new Map<string, number>();
  return (req, res, next) => {
    const refuse = (code: number, message: string): void =>
      sendError(res, quizErrorShape, new QuizError(code, message));
    const parameters = readParameters(req);
    const { sign = '', timestamp = '', nonce = '' } = parameters;
    if (!isSameSecret(sign, signParameters(parameters, secret))) return refuse(40001, 'invalid sign');
    const now = vendorNow();
    if (!/^\d{1,15}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > WINDOW_MS) {
      return refuse(40002, 'timestamp expired');
    }
    for (const [old, atMs] of used) if (Math.abs(now - atMs) > 2 * WINDOW_MS) used.delete(old);
    if (!/^[A-Za-z0-9]{8,64}$/.test(nonce) || used.has(nonce)) return refuse(40003, 'nonce used');
    used.set(nonce, now);
    next();
  };
}
