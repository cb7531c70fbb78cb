import express, { type Request, type RequestHandler } from 'express';
import { ApiError } from './api.ts';

/**
 * Takes what a form of the sandbox's own pages sends. The pages ask for no password, so a page from elsewhere that posts
 * here through somebody's browser is refused (403): its `Origin` is not ours.
 */
export function readForm(): RequestHandler[] {
  return [
    (req, _res, next) => {
      const origin = req.get('origin');
      const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === req.get('host'));
      next(
        isOwn ? undefined : new ApiError(403, 'foreign_form', 'Forms are taken from the pages of this sandbox only.'),
      );
    },
    express.urlencoded({ extended: false, limit: '64kb' }),
  ];
}

/** A field of the form, trimmed; empty when it is missing. */
export function formField(req: Request, name: string): string {
  const value = ((req.body ?? {}) as Record<string, unknown>)[name];
  return typeof value === 'string' ? value.trim() : '';
}
