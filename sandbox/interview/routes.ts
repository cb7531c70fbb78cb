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
import { signStandardWebhook } from '../shared/webhook-signature.ts';
import { InterviewOrders } from './orders.ts';
import { interviewPage } from './page.ts';
import { QuestionLibrary, type QuestionSetRequest } from './question-library.ts';
import { makeRecording, recordingSeconds } from './recording.ts';
import { takeRoutes } from './take-routes.ts';
import type { InterviewEvent, Order, OrderRequest } from './types.ts';

/** Builds the AI interview vendor "Clearvoice", mounted at `/interview`. */
export function createInterviewSystem(parts: SystemParts): SandboxSystem {
  const { journal, ledger, faults, settings } = parts;
  const baseUrl = `${parts.publicUrl}/interview`;
  const vendorNow = (): Date => new Date(Date.now() + settings.get().clockSkewSeconds * 1000);
  const retryWaitsMs = (): readonly number[] => settings.get().webhookRetryWaitsMs;
  const sign = signStandardWebhook(parts.webhookSecret, 'Clearvoice-Webhooks/1');
  const sender = new WebhookSender({ journal, ledger, faults, system: 'interview', sign, retryWaitsMs, vendorNow });
  const orders = new InterviewOrders({ journal, ledger, sender, settings: () => settings.get(), baseUrl, vendorNow });
  const library = new QuestionLibrary(journal, ledger, vendorNow);
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
  api.put('/question-sets/:ref/versions/:version', (req, res) => {
    const content = openapi.checkBody<QuestionSetRequest>('QuestionSetRequest', req.body);
    res.json(library.put(req.params.ref, readVersion(req.params.version), content));
  });
  api.get('/question-sets/:ref/versions/:version', (req, res) => {
    res.json(library.get(req.params.ref, readVersion(req.params.version)));
  });
  api.get('/events', (req, res) => {
    const cursor = readQuery(req.query['after']) ?? '0';
    if (!/^\d{1,15}$/.test(cursor)) throw new ApiError(422, 'invalid_request', 'after is not a cursor.', 'after');
    const limit = readLimit(req.query['limit'], 100, 500);
    const found = orders.listEvents(Number(cursor), limit, readQuery(req.query['orderId']));
    res.json({ items: found.map(({ event }) => event), next: String(found.at(-1)?.position ?? cursor) });
  });
  api.use(...apiErrorHandlers(plainErrorShape));

  const control = Router();
  control.post('/maintenance', (req, res) => {
    const { from, to, note = null, notifyUrl } = (req.body ?? {}) as Record<string, string | undefined>;
    if (!Date.parse(from ?? '') || !Date.parse(to ?? '') || Date.parse(to ?? '') <= Date.parse(from ?? '')) {
      throw new ApiError(422, 'invalid_request', 'from and to must be instants, to the later one.', 'from');
    }
    const window = { from: new Date(from ?? '').toISOString(), to: new Date(to ?? '').toISOString(), note };
    res.json({ event: orders.announceMaintenance(window, notifyUrl) });
  });
  control.post('/orders/:orderId/force', (req, res) => {
    const { to } = (req.body ?? {}) as { to?: unknown };
    if (to !== 'expired' && to !== 'failed' && to !== 'interrupted') {
      throw new ApiError(422, 'invalid_request', 'to must be one of expired, failed, interrupted.', 'to');
    }
    const order = orders.force(req.params.orderId, to);
    res.json({ orderId: order.orderId, status: order.status });
  });

  const router = Router();
  router.use('/v1', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  router.use('/assets', serveAssets(new URL('./assets/', import.meta.url)));
  router.get('/recordings/:token/:file', (req, res) => sendRecording(orders, req, res));
  router.use('/take', takeRoutes(orders, openapi));
  router.get('/', serveLivePage(interviewPage(orders, journal)));

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
      { zh: '面试订单', en: 'interview orders', count: journal.rows('orders').size },
      { zh: '题库题集', en: 'question sets', count: journal.rows('questionSets').size },
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
        matching.flatMap(([key, event]) => {
          if (event.orderId === null) return [];
          const { request } = orders.get(event.orderId);
          return [{ key, event, lane: event.orderId, url: request.notifyUrl }];
        }),
      );
    },
  };
}

function readVersion(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) {
    throw new ApiError(422, 'invalid_request', 'version must be a whole number from 1.', 'version');
  }
  return Number(text);
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
