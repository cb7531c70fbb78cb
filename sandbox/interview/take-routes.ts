import { Router } from 'express';
import { apiErrorHandlers, plainErrorShape, readJson } from '../shared/api.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { setPageHeaders } from '../shared/page.ts';
import type { InterviewOrders } from './orders.ts';
import { renderTakePage } from './take-page.ts';
import { TakeSession, type AnswersRequest } from './take-session.ts';
import type { Order } from './types.ts';

/** The candidate's page and the calls it makes, mounted at `/interview/take`; the token in the path is the whole right to it. */
export function takeRoutes(orders: InterviewOrders, openapi: OpenApi): Router {
  const session = new TakeSession(orders);
  const router = Router();
  router.use((_req, res, next) => {
    setPageHeaders(res);
    res.set({
      'X-Robots-Tag': 'noindex',
      'Cache-Control': 'no-store',
      'X-Frame-Options': 'DENY',
      // The address is the right to the page.
      'Referrer-Policy': 'no-referrer',
    });
    next();
  });
  router.get('/:token', (req, res) => {
    const order = orders.findByToken(req.params.token);
    const view = order && session.view(orders.sweepOne(order));
    res
      .status(view ? 200 : 404)
      .type('html')
      .send(renderTakePage(req, view));
  });

  router.use(readJson());
  const call = (path: string, act: (order: Order, params: Record<string, string>, body: unknown) => Order): void => {
    router.post(`/:token/${path}`, (req, res) => {
      const params = req.params as Record<string, string>;
      res.json(session.view(act(session.find(params['token'] ?? ''), params, req.body)));
    });
  };
  call('open', (order) => session.open(order));
  call('consent', (order) => session.consent(order));
  call('decline', (order) => session.decline(order));
  call('leave', (order) => session.leave(order));
  call('alive', (order) => session.keepAlive(order));
  call('questions/:questionId/start', (order, { questionId = '' }) => session.startQuestion(order, questionId));
  call('questions/:questionId/extend', (order, { questionId = '' }) => session.extend(order, questionId));
  call('questions/:questionId/draft', (order, { questionId = '' }, body) =>
    session.saveDraft(order, questionId, openapi.checkBody<{ text: string }>('DraftRequest', body).text),
  );
  call('answers', (order, _params, body) => {
    const request = openapi.checkBody<AnswersRequest & { page?: boolean }>('AnswersRequest', body);
    return session.submit(order, request, request.page === true);
  });
  router.use(...apiErrorHandlers(plainErrorShape));
  return router;
}
