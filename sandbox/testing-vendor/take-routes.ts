import { Router, type Response } from 'express';
import { setPageHeaders } from '../shared/page.ts';
import { readForm } from './guard.ts';
import { OPEN, type TestOrders } from './orders.ts';
import { renderTake, type TakeView } from './take-page.ts';
import { STATUS, type TestOrder } from './types.ts';

const MAX_IDENTITY_FAILURES = 5;

/** The candidate's pages, mounted at `/testing/t`: plain forms, so that any phone's browser will do. The token is the right to it. */
export function takeRoutes(orders: TestOrders): Router {
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
  const show = (res: Response, order: TestOrder | undefined, view: TakeView): void => {
    res
      .status(order === undefined ? 404 : 200)
      .type('html')
      .send(renderTake(order, view, orders.now()));
  };
  const find = (token: string): TestOrder | undefined => {
    const order = orders.findByToken(token);
    return order && orders.expire(order);
  };

  router.get('/:token', (req, res) => {
    const order = find(req.params.token);
    if (order === undefined || order.status !== STATUS.answering) return show(res, order, { at: 'start' });
    const { questions } = order.form.paper;
    const asked =
      typeof req.query['q'] === 'string' && /^\d{1,3}$/.test(req.query['q']) ? Number(req.query['q']) : null;
    const firstOpen = questions.findIndex((question) => !(question.id in order.answers));
    const index = asked !== null && asked < questions.length ? asked : firstOpen;
    if (index < 0) return show(res, order, { at: 'review' });
    const shown = order.shownMs === null ? orders.save({ ...order, shownMs: orders.now() }) : order;
    show(res, shown, { at: 'question', index });
  });

  router.use(readForm());
  router.post('/:token/:step', (req, res) => {
    const { token, step } = req.params;
    const order = find(token);
    const body = (req.body ?? {}) as Record<string, string | string[] | undefined>;
    if (order === undefined) return show(res, order, { at: 'start' });
    if (OPEN.includes(order.status)) {
      if (step === 'identity') checkIdentity(orders, order, String(body['digits'] ?? ''));
      else if (step === 'begin' && body['agree'] === '1' && order.identity.verified) orders.begin(order);
      else if (step === 'decline') orders.cancel(order, 'declined_by_candidate');
      else if (step === 'answer' && order.status === STATUS.answering) saveAnswer(orders, order, body);
      else if (step === 'submit' && order.status === STATUS.answering) orders.submit(order, {});
    }
    res.redirect(303, `/testing/t/${token}`);
  });
  return router;
}

/** The last four digits of the phone, five tries. */
function checkIdentity(orders: TestOrders, order: TestOrder, digits: string): void {
  if (order.identity.verified || order.identity.failures >= MAX_IDENTITY_FAILURES) return;
  const isRight = order.form.candidate.mobile.replaceAll(/\D/g, '').slice(-4) === digits.trim();
  if (!isRight) {
    orders.save({ ...order, identity: { verified: false, failures: order.identity.failures + 1 } });
    return;
  }
  orders.save({ ...order, identity: { ...order.identity, verified: true }, status: STATUS.opened }, [
    ['order.opened', {}],
  ]);
}

function saveAnswer(orders: TestOrders, order: TestOrder, body: Record<string, string | string[] | undefined>): void {
  const question = order.form.paper.questions.find((candidate) => candidate.id === body['question']);
  if (question === undefined) return;
  const letters = [body['choice'] ?? []].flat();
  const known = (question.options ?? []).map((_option, at) => String.fromCharCode(65 + at));
  const answer = {
    choice: letters.filter((letter) => known.includes(letter)),
    text: question.form === 'text' ? String(body['text'] ?? '').slice(0, 20_000) : '',
    seconds: Math.max(1, Math.round((orders.now() - (order.shownMs ?? orders.now())) / 1000)),
  };
  orders.save({ ...order, shownMs: null, answers: { ...order.answers, [question.id]: answer } });
}
