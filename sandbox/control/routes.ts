import { Router } from 'express';
import type { InterviewSystem } from '../interview/routes.ts';
import {
  apiErrorHandlers,
  ApiError,
  isSameSecret,
  plainErrorShape,
  readJson,
  readQuery,
  sendError,
} from '../shared/api.ts';
import type { Faults } from '../shared/faults.ts';
import { SYSTEMS, type Effect, type Ledger, type SystemName } from '../shared/ledger.ts';
import type { SandboxSystem } from '../shared/system.ts';
import type { SettingsStore } from './settings.ts';

/** What the control calls reach. */
export interface ControlParts {
  token: string;
  faults: Faults;
  settings: SettingsStore;
  ledgers: Record<SystemName, Ledger>;
  systems: Record<SystemName, SandboxSystem>;
  interview: InterviewSystem;
}

/** The calls under `/_control`, for tests and demonstrations; each needs the header `X-Control-Token`. */
export function controlRoutes(parts: ControlParts): Router {
  const { faults, settings } = parts;
  const router = Router();
  router.use((req, res, next) => {
    if (isSameSecret(req.get('x-control-token') ?? '', parts.token)) return next();
    sendError(
      res,
      plainErrorShape,
      new ApiError(401, 'unauthorized', 'The header X-Control-Token is missing or wrong.'),
    );
  });
  router.use(readJson());

  router.get('/ledger', (req, res) => {
    const system = readQuery(req.query['system']);
    const kind = readQuery(req.query['kind']);
    const all = SYSTEMS.filter((name) => system === undefined || name === system)
      .flatMap((name) => parts.ledgers[name].list())
      .filter((effect) => kind === undefined || effect.kind === kind)
      .sort((a, b) => a.n - b.n);
    const noops: Partial<Record<Effect['kind'], number>> = {};
    for (const effect of all) if (!effect.changed) noops[effect.kind] = (noops[effect.kind] ?? 0) + 1;
    res.json({ effects: all.filter((effect) => effect.changed), noops });
  });

  router.get('/faults', (_req, res) => {
    res.json({ faults: faults.list() });
  });
  router.put('/faults', (req, res) => {
    res.json({ fault: faults.set(req.body) });
  });
  router.delete('/faults', (req, res) => {
    const [system, fault, id] = ['system', 'fault', 'id'].map((name) => readQuery(req.query[name]));
    res.json({ cleared: faults.clear({ system, fault, id }) });
  });

  router.get('/settings', (_req, res) => {
    res.json({ settings: settings.get() });
  });
  router.put('/settings', (req, res) => {
    res.json({ settings: settings.change(req.body) });
  });

  router.post('/reset', (req, res) => {
    const { settings: alsoSettings } = (req.body ?? {}) as { settings?: unknown };
    faults.clear({});
    if (alsoSettings === true) settings.reset();
    for (const name of SYSTEMS) parts.systems[name].reset();
    res.json({ reset: true });
  });

  router.post('/webhooks/replay', (req, res) => {
    const filter: { orderId?: string; externalId?: string; eventId?: string; type?: string } = {};
    for (const name of ['orderId', 'externalId', 'eventId', 'type'] as const) {
      const value = ((req.body ?? {}) as Record<string, unknown>)[name];
      if (typeof value === 'string') filter[name] = value;
    }
    res.json({ replayed: parts.interview.replayWebhooks(filter) });
  });

  router.post('/interview/orders/:orderId/force', (req, res) => {
    const { to } = (req.body ?? {}) as { to?: unknown };
    if (to !== 'expired' && to !== 'failed' && to !== 'interrupted') {
      throw new ApiError(422, 'invalid_request', 'to must be one of expired, failed, interrupted.', 'to');
    }
    const order = parts.interview.orders.force(req.params.orderId, to);
    res.json({ orderId: order.orderId, status: order.status });
  });

  router.use(...apiErrorHandlers(plainErrorShape));
  return router;
}
