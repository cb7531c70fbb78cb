import { Router, type ErrorRequestHandler } from 'express';
import { ApiError } from '../shared/api.ts';
import { formField, readForm } from '../shared/forms.ts';
import type { Opportunities } from './opportunities.ts';
import type { Stage } from './types.ts';

/** The form of the page; answers by going back to it, with `?problem=<field>` when it was not taken. */
export function crmForms(opportunities: Opportunities): Router {
  const router = Router();
  router.use(...readForm());
  router.post('/opportunity', (req, res) => {
    const id = formField(req, 'id');
    const value = formField(req, 'amount');
    const input = {
      team: formField(req, 'team'),
      name: formField(req, 'name'),
      stage: formField(req, 'stage') as Stage,
      amount: value === '' ? null : { value, currency: formField(req, 'currency').toUpperCase() },
      closeDate: formField(req, 'closeDate') || null,
      customer: formField(req, 'customer'),
      owner: { name: formField(req, 'ownerName'), email: formField(req, 'ownerEmail') || null },
    };
    if (formField(req, 'remove') !== '') opportunities.remove(id);
    else opportunities.put(input, id === '' ? undefined : id);
    res.redirect(303, '/crm/?saved=1');
  });
  const sendBack: ErrorRequestHandler = (error, _req, res, next) => {
    if (!(error instanceof ApiError) || error.status === 403) return next(error);
    res.redirect(303, `/crm/?problem=${encodeURIComponent(error.field ?? error.code)}`);
  };
  router.use(sendBack);
  return router;
}
