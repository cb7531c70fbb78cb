import { createHmac } from 'node:crypto';
import express, { Router } from 'express';
import {
  apiErrorHandlers,
  ApiError,
  isSameSecret,
  readJson,
  readLimit,
  readQuery,
  sendError,
  type ErrorShape,
} from '../shared/api.ts';
import { injectFaults } from '../shared/fault-middleware.ts';
import { OpenApi } from '../shared/openapi.ts';
import { serveLivePage } from '../shared/page.ts';
import type { SandboxSystem, SystemParts } from '../shared/system.ts';
import { WebhookSender } from '../shared/webhook-sender.ts';
import { CheckOrders } from './orders.ts';
import { backgroundPage } from './page.ts';
import { OUTCOMES, type CheckEvent, type CheckOrder, type OrderAttributes, type Outcome } from './types.ts';

/** Errors as JSON:API has them. */
const errorShape: ErrorShape = (status, code, message, field) => ({
  status,
  body: {
    errors: [
      { status: String(status), code, title: message, ...(field === undefined ? {} : { source: { pointer: field } }) },
    ],
  },
});

/** Builds the background checker "Cleartrail", mounted at `/background`. */
export function createBackgroundSystem(parts: SystemParts): SandboxSystem {
  const { journal, ledger, faults, settings } = parts;
  const baseUrl = `${parts.publicUrl}/background`;
  const vendorNow = (): Date => new Date(Date.now() + settings.get().clockSkewSeconds * 1000);
  const sender = new WebhookSender({
    journal,
    ledger,
    faults,
    system: 'background',
    sign: (_eventId, timestamp, body) => ({
      'user-agent': 'Cleartrail/2',
      'x-cleartrail-timestamp': String(timestamp),
      'x-cleartrail-signature': createHmac('sha256', parts.webhookSecret).update(`${timestamp}.${body}`).digest('hex'),
    }),
    retryWaitsMs: () => settings.get().webhookRetryWaitsMs,
    vendorNow,
  });
  const orders = new CheckOrders({ journal, ledger, sender, settings: () => settings.get(), baseUrl, vendorNow });
  const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));

  const api = Router();
  api.use((req, res, next) => {
    const [scheme = '', given = ''] = (req.get('authorization') ?? '').split(' ');
    if (scheme === 'Token' && isSameSecret(given, parts.token)) return next();
    sendError(res, errorShape, new ApiError(401, 'unauthorized', 'Send Authorization: Token with the right token.'));
  });
  api.use(injectFaults(faults, 'background', errorShape), readJson());
  api.get('/account', (_req, res) => {
    const attributes = { name: 'Cleartrail sandbox', server_time: vendorNow().toISOString() };
    res.json({ data: { type: 'account', id: '1', attributes } });
  });
  api.post('/check-orders', (req, res) => {
    type Body = { data: { attributes: OrderAttributes } };
    const { data } = openapi.checkBody<Body>('OrderRequest', req.body);
    const { order, isNew } = orders.create(data.attributes, req.get('idempotency-key'));
    res
      .status(isNew ? 201 : 200)
      .json({ data: { type: 'check_order', id: order.id, attributes: { stage: 'received' } } });
  });
  api.get('/check-orders', (req, res) => {
    const reference = readQuery(req.query['filter[reference]']);
    const found = reference === undefined ? orders.list() : orders.listByReference(reference);
    res.json({ data: found.slice(0, readLimit(req.query['page[size]'], 100, 500)).map(showOrder) });
  });
  api.get('/check-orders/:id', (req, res) => {
    res.json({ data: showOrder(orders.get(req.params.id)) });
  });
  api.post('/check-orders/:id/cancel', (req, res) => {
    res.json({ data: showOrder(orders.cancel(req.params.id)) });
  });
  api.get('/events', (req, res) => {
    const after = readQuery(req.query['page[after]']) ?? '0';
    if (!/^\d{1,15}$/.test(after))
      throw new ApiError(422, 'invalid_request', 'page[after] is no cursor.', 'page[after]');
    const limit = readLimit(req.query['page[size]'], 100, 500);
    const found = orders.listEvents(Number(after), limit, readQuery(req.query['filter[order]']));
    res.json({ data: found.map(({ event }) => event), meta: { next: String(found.at(-1)?.position ?? after) } });
  });
  api.use(...apiErrorHandlers(errorShape));

  const control = Router();
  control.put('/default', (req, res) => {
    orders.setDefaultOutcome(readOutcome(req.body));
    res.json({ outcome: orders.defaultOutcome() });
  });
  control.put('/orders/:id/outcome', (req, res) => {
    const { note } = (req.body ?? {}) as { note?: unknown };
    const outcome = readOutcome(req.body);
    const order = orders.setOutcome(orders.getByAnyId(req.params.id), outcome, typeof note === 'string' ? note : null);
    res.json({ orderId: order.id, outcome });
  });
  control.post('/orders/:id/finish', (req, res) => {
    const order = orders.finish(orders.getByAnyId(req.params.id));
    res.json({ orderId: order.id, stage: order.stage, report: order.report });
  });
  control.post('/orders/:id/fail', (req, res) => {
    const order = orders.fail(orders.getByAnyId(req.params.id));
    res.json({ orderId: order.id, stage: order.stage });
  });

  const router = Router();
  router.use('/v2', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  // The clerk's buttons, on a page that asks for no password: forms of this page alone.
  router.post('/clerk/:id', express.urlencoded({ extended: false, limit: '10kb' }), (req, res) => {
    const origin = req.get('origin');
    if (origin !== undefined && origin !== 'null' && new URL(origin).host !== req.get('host')) {
      res.status(403).type('text').send('Forms of this page alone.');
      return;
    }
    const order = orders.get(req.params.id);
    if (order.stage === 'received' || order.stage === 'in_progress') {
      const body = req.body as { outcome?: string; note?: string };
      orders.finish(orders.setOutcome(order, readOutcome(body), body.note?.slice(0, 1000) || null));
    }
    res.redirect(303, '/background/');
  });
  router.get('/', serveLivePage(backgroundPage(orders, journal)));
  router.use(...apiErrorHandlers(errorShape));

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
      { zh: '背调订单', en: 'check orders', count: journal.rows('orders').size },
      { zh: '事件', en: 'events', count: journal.rows('events').size },
    ],
    replayWebhooks: (filter) =>
      sender.replay(
        [...journal.rows<CheckEvent>('events')]
          .filter(
            ([, event]) =>
              (filter.orderId === undefined || event.order_id === filter.orderId) &&
              (filter.externalId === undefined || event.reference === filter.externalId) &&
              (filter.eventId === undefined || event.id === filter.eventId) &&
              (filter.type === undefined || event.type === filter.type),
          )
          .map(([key, event]) => ({
            key,
            event,
            lane: event.order_id,
            url: orders.get(event.order_id).attributes.callback_url,
          })),
      ),
  };
}

function readOutcome(body: unknown): Outcome {
  const { outcome } = (body ?? {}) as { outcome?: unknown };
  const known = OUTCOMES.find((name) => name === outcome);
  if (known === undefined) {
    throw new ApiError(422, 'invalid_request', `outcome must be one of ${OUTCOMES.join(', ')}.`, 'outcome');
  }
  return known;
}

function showOrder(order: CheckOrder): Record<string, unknown> {
  return {
    type: 'check_order',
    id: order.id,
    attributes: {
      reference: order.attributes.reference,
      stage: order.stage,
      created_at: order.createdAt,
      updated_at: order.updatedAt,
      checks: order.attributes.checks,
      report: order.report,
    },
  };
}
