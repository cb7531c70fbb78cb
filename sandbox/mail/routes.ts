import { Router } from 'express';
import { apiErrorHandlers, plainErrorShape, readJson, readLimit, readQuery, requireBearer } from '../shared/api.ts';
import { injectFaults } from '../shared/fault-middleware.ts';
import { OpenApi } from '../shared/openapi.ts';
import { serveLivePage } from '../shared/page.ts';
import type { SandboxSystem, SystemParts } from '../shared/system.ts';
import { Messages } from './messages.ts';
import { mailPage } from './page.ts';
import type { MessageRequest } from './types.ts';

/** Builds the mail catcher "Postroom", mounted at `/mail`. */
export function createMailSystem(parts: SystemParts): SandboxSystem {
  const { journal, settings } = parts;
  const messages = new Messages(journal, parts.ledger, () => settings.get());
  const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));

  const api = Router();
  api.use(requireBearer(parts.token, plainErrorShape), injectFaults(parts.faults, 'mail', plainErrorShape), readJson());
  api.get('/me', (_req, res) => {
    res.json({ account: 'Postroom sandbox', serverTime: new Date().toISOString() });
  });
  api.post('/messages', (req, res) => {
    const request = openapi.checkBody<MessageRequest>('MessageRequest', req.body);
    const { messageId, replayed } = messages.accept(request, req.get('idempotency-key'));
    if (replayed) res.set('Idempotent-Replayed', 'true');
    res.status(202).json({ messageId, status: 'accepted' });
  });
  api.get('/messages', (req, res) => {
    const to = readQuery(req.query['to'])?.toLowerCase();
    const limit = readLimit(req.query['limit'], 50, 200);
    const before = readQuery(req.query['before']);
    const found = messages
      .list()
      .reverse()
      .filter((message) => before === undefined || message.messageId < before)
      .filter((message) => to === undefined || message.to.some((recipient) => recipient.email.toLowerCase() === to));
    const items = found.slice(0, limit);
    res.json({ items, next: found.length > limit ? (items.at(-1)?.messageId ?? null) : null });
  });
  api.get('/messages/:messageId', (req, res) => {
    res.json(messages.get(req.params.messageId));
  });
  api.use(...apiErrorHandlers(plainErrorShape));

  const router = Router();
  router.use('/v1', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  router.get('/', serveLivePage(mailPage(messages)));
  return {
    router,
    reset: () => messages.reset(),
    start: () => messages.start(),
    stop: () => messages.stop(),
    counts: () => [{ zh: '邮件', en: 'messages', count: journal.rows('messages').size }],
  };
}
