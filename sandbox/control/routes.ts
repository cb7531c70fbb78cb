import { Router } from 'express';
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
import type { Effect, Ledger } from '../shared/ledger.ts';
import type { SandboxSystem, WebhookFilter } from '../shared/system.ts';
import { SYSTEMS, WEBHOOK_SYSTEMS, type SystemName } from '../shared/systems.ts';
import type { SettingsStore } from './settings.ts';

/** What the control calls reach. */
export interface ControlParts {
  token: string;
  faults: Faults;
  settings: SettingsStore;
  ledgers: Record<SystemName, Ledger>;
  systems: Record<SystemName, SandboxSystem>;
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
    for (const name of SYSTEMS) parts.systems[name].reset(alsoSettings === true);
    res.json({ reset: true });
  });

  router.post('/webhooks/replay', (req, res) => {
    const body = (req.body ?? {}) as Record<string, unknown>;
    const system = WEBHOOK_SYSTEMS.find((name) => name === (body['system'] ?? 'interview'));
    if (system === undefined) {
      const message = `system must be one of ${WEBHOOK_SYSTEMS.join(', ')}.`;
      throw new ApiError(422, 'invalid_request', message, 'system');
    }
    const filter: WebhookFilter = {};
    for (const name of ['orderId', 'externalId', 'eventId', 'type'] as const) {
      const value = body[name];
      if (typeof value === 'string') filter[name] = value;
    }
    res.json({ replayed: parts.systems[system].replayWebhooks?.(filter) ?? 0 });
  });

  for (const name of SYSTEMS) {
    const { control } = parts.systems[name];
    if (control !== undefined) router.use(`/${name}`, control);
  }

  router.use(...apiErrorHandlers(plainErrorShape));
  return router;
}
