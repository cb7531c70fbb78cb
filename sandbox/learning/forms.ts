import { Router, type ErrorRequestHandler } from 'express';
import { ApiError } from '../shared/api.ts';
import { formField, readForm } from '../shared/forms.ts';
import type { Enrolments } from './enrolments.ts';

/** The form of the page that marks a module as done or not done. */
export function learningForms(enrolments: Enrolments): Router {
  const router = Router();
  router.use(...readForm());
  router.post('/completion', (req, res) => {
    enrolments.complete(formField(req, 'ref'), formField(req, 'moduleKey'), formField(req, 'done') === '1');
    res.redirect(303, '/learning/');
  });
  const sendBack: ErrorRequestHandler = (error, _req, res, next) => {
    if (!(error instanceof ApiError) || error.status === 403) return next(error);
    res.redirect(303, '/learning/');
  };
  router.use(sendBack);
  return router;
}
