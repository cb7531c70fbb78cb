import { Router } from 'express';
import { apiErrorHandlers, ApiError } from '../shared/api.ts';
import { injectFaults } from '../shared/fault-middleware.ts';
import { hashJson } from '../shared/idempotency.ts';
import { OpenApi } from '../shared/openapi.ts';
import { serveAssets, serveLivePage } from '../shared/page.ts';
import type { SandboxSystem, SystemParts } from '../shared/system.ts';
import { WebhookSender } from '../shared/webhook-sender.ts';
import { QuizError, quizErrorShape } from './errors.ts';
import { readForm, readParameters, requireSign } from './guard.ts';
import { imagineAnswers, TestOrders } from './orders.ts';
import { testingPage } from './page.ts';
import { readOrder, readPaper } from './read-order.ts';
import { takeRoutes } from './take-routes.ts';
import type { GivenAnswer, TestEvent, TestOrder } from './types.ts';
import { makeId, signAddress, toBeijing, toXml } from './wire.ts';

/** The vendor sends a webhook again at most this often. */
const RESENDS = 3;

/** Builds the test and interview vendor "Quizmill", mounted at `/testing`. */
export function createTestingSystem(parts: SystemParts): SandboxSystem {
  const { journal, ledger, faults, settings } = parts;
  const vendorNow = (): number => Date.now() + settings.get().clockSkewSeconds * 1000;
  const sender = new WebhookSender({
    journal,
    ledger,
    faults,
    system: 'testing',
    compose: (event, url, timestamp) => {
      const body = toXml('xml', showEvent(event as TestEvent));
      const headers = { 'content-type': 'text/xml; charset=utf-8', 'user-agent': 'Quizmill-Notify/2' };
      return { url: signAddress(url, body, timestamp, parts.webhookSecret), headers, body };
    },
    isDelivered: (status, text) => status === 200 && text.trim() === 'success',
    retryWaitsMs: () => settings.get().webhookRetryWaitsMs.slice(0, RESENDS),
    vendorNow: () => new Date(vendorNow()),
  });
  const orders = new TestOrders({ journal, ledger, sender, settings: () => settings.get(), vendorNow });
  const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));
  const linkOf = (order: TestOrder): string => `${parts.publicUrl}/testing/t/${order.token}`;
  const ok = (data: object) => ({ errcode: 0, errmsg: 'ok', data });

  const api = Router();
  api.use(readForm(), requireSign(parts.token, vendorNow), injectFaults(faults, 'testing', quizErrorShape));
  api.get('/account/get', (_req, res) => {
    res.json(ok({ account: 'Quizmill sandbox', server_time: String(vendorNow()) }));
  });
  api.post('/order/create', (req, res) => {
    const { order, isNew } = orders.create(readOrder(readParameters(req), openapi));
    res.json(ok({ ...showOrder(order, linkOf(order)), duplicate: isNew ? '0' : '1' }));
  });
  api.get('/order/get', (req, res) => {
    const { order_id: orderId, out_trade_no: tradeNo } = readParameters(req);
    const order = orders.expire(orders.get(orderId ?? tradeNo ?? ''));
    res.json(ok(showOrder(order, linkOf(order))));
  });
  api.post('/order/cancel', (req, res) => {
    const { order_id: orderId = '', reason = '' } = readParameters(req);
    const order = orders.cancel(orders.get(orderId), reason);
    res.json(ok(showOrder(order, linkOf(order))));
  });
  api.get('/event/list', (req, res) => {
    const { since_id: sinceId = '0', page_size: pageSize = '100', order_id: orderId } = readParameters(req);
    if (!/^\d{1,19}$/.test(sinceId)) throw new QuizError(40035, 'since_id is no id', 'since_id');
    if (!/^\d{1,3}$/.test(pageSize)) throw new QuizError(40035, 'page_size is no number', 'page_size');
    const found = orders.listEvents(sinceId, Number(pageSize), orderId);
    res.json(ok({ events: found.map(showEvent), next_id: found.at(-1)?.id ?? sinceId }));
  });
  api.post('/paper/save', (req, res) => {
    const parameters = readParameters(req);
    openapi.checkBody('PaperForm', parameters);
    const { paper_ref: ref = '', version = '', name = '', lang = '' } = parameters;
    const paper = readPaper(parameters['paper'] ?? '', openapi);
    const key = JSON.stringify([ref, version]);
    const papers = journal.rows<{ paperId: string; hash: string }>('papers');
    const before = papers.get(key);
    const paperId = before?.paperId ?? makeId(1_000_000_000 + papers.size);
    const hash = hashJson({ name, lang, paper });
    journal.commit([
      { table: 'papers', key, value: { paperId, hash, name, lang, paper } },
      ledger.entry('questionSet.pushed', paperId, ref, { version: Number(version) }, before?.hash !== hash),
    ]);
    res.json(ok({ paper_id: paperId, paper_ref: ref, version }));
  });
  api.use(...apiErrorHandlers(quizErrorShape));

  const control = Router();
  control.post('/orders/:id/complete', (req, res) => {
    const { answers } = (req.body ?? {}) as { answers?: Record<string, { choices?: number[]; text?: string }> };
    const order = getFor(orders, req.params.id);
    if (order.submitMs === null) orders.submit(order, chooseAnswers(order, answers, settings.get()));
    const { status } = orders.get(order.orderId);
    res.json({ orderId: order.orderId, externalId: order.form.outTradeNo, status });
  });
  control.post('/orders/:id/force', (req, res) => {
    const { to } = (req.body ?? {}) as { to?: unknown };
    if (to !== 'expired' && to !== 'failed') {
      throw new ApiError(422, 'invalid_request', 'to must be one of expired, failed.', 'to');
    }
    const { orderId, status } = orders.force(getFor(orders, req.params.id), to);
    res.json({ orderId, status });
  });

  const router = Router();
  router.use('/api', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  router.use('/assets', serveAssets(new URL('./assets/', import.meta.url)));
  router.use('/t', takeRoutes(orders));
  router.get('/', serveLivePage(testingPage(orders, journal, linkOf)));

  return {
    router,
    control,
    reset: () => orders.reset(),
    start: () => {
      sender.resume();
      orders.start();
    },
    stop: () => {
      orders.stop();
      sender.stop();
    },
    counts: () => [
      { zh: '测评订单', en: 'test orders', count: journal.rows('orders').size },
      { zh: '题卷', en: 'papers', count: journal.rows('papers').size },
      { zh: '事件', en: 'events', count: journal.rows('events').size },
    ],
    replayWebhooks: (filter) =>
      sender.replay(
        [...journal.rows<TestEvent>('events').values()]
          .filter(
            (event) =>
              (filter.orderId === undefined || event.order_id === filter.orderId) &&
              (filter.externalId === undefined || event.out_trade_no === filter.externalId) &&
              (filter.eventId === undefined || event.id === filter.eventId) &&
              (filter.type === undefined || event.type === filter.type),
          )
          .map((event) => ({
            key: event.id,
            event,
            lane: event.order_id,
            url: orders.get(event.order_id).form.callbackUrl,
          })),
      ),
  };
}

/** The order for a control call, by the vendor's id or the customer's. @throws ApiError 404 */
function getFor(orders: TestOrders, id: string): TestOrder {
  const order = orders.find(id) ?? orders.findByTradeNo(id);
  if (order === undefined) throw new ApiError(404, 'not_found', 'There is no order with this id.');
  return order;
}

/** The given answers (choices counted from 0), and for the rest what an imagined candidate answers. */
function chooseAnswers(
  order: TestOrder,
  given: Record<string, { choices?: number[]; text?: string }> = {},
  settings: Parameters<typeof imagineAnswers>[1],
): TestOrder['answers'] {
  const answers: Record<string, GivenAnswer> = { ...imagineAnswers(order.form, settings) };
  for (const [id, { choices = [], text = '' }] of Object.entries(given)) {
    answers[id] = { choice: choices.map((at) => String.fromCharCode(65 + at)), text, seconds: 20 };
  }
  return answers;
}

/** An event as webhook and list carry it. */
function showEvent(event: TestEvent): Record<string, unknown> {
  const { id, type, ...rest } = event;
  return { event_id: id, event: type, ...rest };
}

function showOrder(order: TestOrder, link: string): Record<string, unknown> {
  return {
    order_id: order.orderId,
    out_trade_no: order.form.outTradeNo,
    order_type: order.form.orderType,
    status: order.status,
    exam_url: link,
    deadline: toBeijing(order.form.deadlineMs),
    create_time: String(order.createdMs),
  };
}
