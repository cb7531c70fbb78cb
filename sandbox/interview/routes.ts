import { Router, type Request, type Response } from 'express';
import {
  apiErrorHandlers,
  ApiError,
  plainErrorShape,
  readJson,
  readLimit,
  readQuery,
  requireBearer,
} from '../shared/api.ts';
import { injectFaults } from '../shared/fault-middleware.ts';
import { OpenApi } from '../shared/openapi.ts';
import { serveAssets, serveLivePage } from '../shared/page.ts';
import type { SandboxSystem, SystemParts } from '../shared/system.ts';
import { WebhookSender } from '../shared/webhook-sender.ts';
import { InterviewOrders } from './orders.ts';
import { interviewPage } from './page.ts';
import { makeRecording, recordingSeconds } from './recording.ts';
import { takeRoutes } from './take-routes.ts';
import type { InterviewEvent, Order, OrderRequest } from './types.ts';

/** What the control calls of the interview vendor. */
export interface InterviewSystem extends SandboxSystem {
  orders: InterviewOrders;
  /** Sends webhooks again, of all events or of those that match; returns how many. */
  replayWebhooks(filter: { orderId?: string; externalId?: string; eventId?: string; type?: string }): number;
}

/** Builds the AI interview vendor "Clearvoice", mounted at `/interview`. */
export function createInterviewSystem(parts: SystemParts & { webhookSecret: string }): InterviewSystem {
  const { journal, ledger, faults, settings } = parts;
  const baseUrl = `${parts.publicUrl}/interview`;
  const vendorNow = (): Date => new Date(Date.now() + settings.get().clockSkewSeconds * 1000);
  const retryWaitsMs = (): readonly number[] => settings.get().webhookRetryWaitsMs;
  const sender = new WebhookSender({ journal, ledger, faults, secret: parts.webhookSecret, retryWaitsMs, vendorNow });
  const orders = new InterviewOrders({ journal, ledger, sender, settings: () => settings.get(), baseUrl, vendorNow });
  const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));

  const api = Router();
  api.use((_req, res, next) => {
    // The HTTP date is the vendor's clock too: it is how a caller can notice the skew.
    res.set('Date', vendorNow().toUTCString());
    next();
  });
  api.use(requireBearer(parts.token, plainErrorShape), injectFaults(faults, 'interview', plainErrorShape), readJson());
  api.get('/me', (_req, res) => {
    res.json({ account: 'Clearvoice sandbox', apiVersion: 'v1', serverTime: vendorNow().toISOString() });
  });
  api.post('/orders', (req, res) => {
    const key = req.get('idempotency-key');
    const { order, replayed } = orders.create(openapi.checkBody<OrderRequest>('OrderRequest', req.body), key);
    if (replayed) res.set('Idempotent-Replayed', 'true');
    // Made only of what never changes, so that a repeated call gets the very same answer.
    res.status(replayed ? 200 : 201).json({
      orderId: order.orderId,
      externalId: order.request.externalId,
      status: 'invited',
      inviteUrl: orders.inviteUrl(order),
      expiresAt: order.request.expiresAt,
      createdAt: order.createdAt,
    });
  });
  api.get('/orders', (req, res) => {
    const externalId = readQuery(req.query['externalId']);
    const status = readQuery(req.query['status']);
    const limit = readLimit(req.query['limit'], 100, 500);
    const after = readQuery(req.query['after']) ?? '';
    const found = (externalId === undefined ? orders.list() : orders.listByExternalId(externalId))
      .filter((order) => order.orderId > after && (status === undefined || order.status === status))
      .slice(0, limit + 1);
    const items = found.slice(0, limit);
    const next = found.length > limit ? (items.at(-1)?.orderId ?? null) : null;
    res.json({ items: items.map((order) => showOrder(orders, order)), next });
  });
  api.get('/orders/:orderId', (req, res) => {
    res.json(showOrder(orders, orders.sweepOne(orders.get(req.params.orderId))));
  });
  api.get('/orders/:orderId/report', (req, res) => {
    const report = orders.findReport(orders.get(req.params.orderId).orderId);
    if (!report) throw new ApiError(404, 'report_not_ready', 'The report is not ready yet.');
    res.json(report);
  });
  api.post('/orders/:orderId/cancel', (req, res) => {
    const { reason } = openapi.checkBody<{ reason?: string }>('CancelRequest', req.body ?? {});
    res.json(showOrder(orders, orders.cancel(req.params.orderId, 'customer', reason ?? 'cancelled_by_customer')));
  });
  api.get('/events', (req, res) => {
    const cursor = readQuery(req.query['after']) ?? '0';
    if (!/^\d{1,15}$/.test(cursor)) throw new ApiError(422, 'invalid_request', 'after is not a cursor.', 'after');
    const limit = readLimit(req.query['limit'], 100, 500);
    const found = orders.listEvents(Number(cursor), limit, readQuery(req.query['orderId']));
    res.json({ items: found.map(({ event }) => event), next: String(found.at(-1)?.position ?? cursor) });
  });
  api.use(...apiErrorHandlers(plainErrorShape));

  const router = Router();
  router.use('/v1', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  router.use('/assets', serveAssets(new URL('./assets/', import.meta.url)));
  router.get('/recordings/:token/:file', (req, res) => sendRecording(orders, req, res));
  router.use('/take', takeRoutes(orders, openapi));
  router.get('/', serveLivePage(interviewPage(orders, journal)));

  return {
    router,
    orders,
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
      { zh: '面试订单', en: 'interview orders', count: journal.rows('orders').size },
      { zh: '事件', en: 'events', count: journal.rows('events').size },
    ],
    replayWebhooks: (filter) => {
      const matching = [...journal.rows<InterviewEvent>('events')].filter(
        ([, event]) =>
          (filter.orderId === undefined || event.orderId === filter.orderId) &&
          (filter.externalId === undefined || event.externalId === filter.externalId) &&
          (filter.eventId === undefined || event.id === filter.eventId) &&
          (filter.type === undefined || event.type === filter.type),
      );
      return sender.replay(
        matching.map(([key, event]) => {
          const { request } = orders.get(event.orderId);
          return { key, event, lane: event.orderId, url: request.notifyUrl };
        }),
      );
    },
  };
}

function showOrder(orders: InterviewOrders, order: Order): Record<string, unknown> {
  return {
    orderId: order.orderId,
    externalId: order.request.externalId,
    status: order.status,
    inviteUrl: orders.inviteUrl(order),
    expiresAt: order.request.expiresAt,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    startedAt: order.startedAt,
    completedAt: order.completedAt,
    recording: order.recording,
    cancel: order.cancel,
  };
}

/** Plays a recording; whoever has the address may listen, as with signed addresses. Answers single byte ranges. */
function sendRecording(orders: InterviewOrders, req: Request, res: Response): void {
  const orderId = String(req.params['file']).replace(/\.wav$/, '');
  const order = orders.find(orderId);
  if (!order?.recording || order.token.slice(0, 16) !== req.params['token']) {
    res.status(404).type('text').send('No such recording.');
    return;
  }
  const texts = order.request.questions.map((question) => order.answers[question.id]?.text ?? '');
  const wav = makeRecording([orderId, ...texts].join('\n'), recordingSeconds(texts));
  res.set({ 'Accept-Ranges': 'bytes', 'Cache-Control': 'private, max-age=3600' }).type('audio/wav');
  const range = req.range(wav.length);
  const part = Array.isArray(range) && range.length === 1 ? range[0] : undefined;
  if (range === -1) res.status(416).set('Content-Range', `bytes */${wav.length}`).end();
  else if (!part) res.send(wav);
  else {
    res.status(206).set('Content-Range', `bytes ${part.start}-${part.end}/${wav.length}`);
    res.send(wav.subarray(part.start, part.end + 1));
  }
}
