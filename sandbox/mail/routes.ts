import { Router } from 'express';
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
import { serveLivePage } from '../shared/page.ts';
import type { SandboxSystem, SystemParts } from '../shared/system.ts';
import { withoutAddress } from '../shared/delivery-events.ts';
import { WebhookSender } from '../shared/webhook-sender.ts';
import { signStandardWebhook } from '../shared/webhook-signature.ts';
import { Messages, showMessage } from './messages.ts';
import { mailPage } from './page.ts';
import { BOUNCE_REASONS, type BounceReason, type MessageRequest } from './types.ts';

/** Files come inside the body, in base64. */
const BODY_LIMIT_MIB = 16;

/** Builds the mail catcher "Postroom", mounted at `/mail`. */
export function createMailSystem(parts: SystemParts): SandboxSystem {
  const { journal, settings } = parts;
  const sign = signStandardWebhook(parts.webhookSecret, 'Postroom-Webhooks/1');
  const sender = new WebhookSender({
    journal,
    ledger: parts.ledger,
    faults: parts.faults,
    system: 'mail',
    compose: (event, url, timestamp) => {
      const shown = withoutAddress(event as { id: string });
      const body = JSON.stringify(shown);
      return { url, body, headers: { 'content-type': 'application/json', ...sign(shown.id, timestamp, body) } };
    },
    retryWaitsMs: () => settings.get().webhookRetryWaitsMs,
    vendorNow: () => new Date(),
  });
  const messages = new Messages(journal, parts.ledger, sender, () => settings.get());
  const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));

  const api = Router();
  api.use(
    requireBearer(parts.token, plainErrorShape),
    injectFaults(parts.faults, 'mail', plainErrorShape),
    readJson(BODY_LIMIT_MIB),
  );
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
    res.json({ items: items.map(showMessage), next: found.length > limit ? (items.at(-1)?.messageId ?? null) : null });
  });
  api.get('/messages/:messageId', (req, res) => {
    res.json(showMessage(messages.get(req.params.messageId)));
  });
  api.get('/messages/:messageId/attachments/:index', (req, res) => {
    const attachment = messages.get(req.params.messageId).attachments?.[Number(req.params.index)];
    if (attachment === undefined) throw new ApiError(404, 'not_found', 'There is no attachment of this number.');
    // As a file, whatever it says it is: what was sent must not run as a page of the sandbox.
    res
      .attachment(attachment.fileName)
      .type('application/octet-stream')
      .send(Buffer.from(attachment.content, 'base64'));
  });
  api.get('/events', (req, res) => {
    res.json(messages.events.list(req.query));
  });
  api.use(...apiErrorHandlers(plainErrorShape));

  const control = Router();
  control.put('/addresses', (req, res) => {
    const { address, result, reason = 'mailbox_unavailable' } = (req.body ?? {}) as Record<string, unknown>;
    if (typeof address !== 'string' || !address.includes('@')) {
      throw new ApiError(422, 'invalid_request', 'address must be a mail address.', 'address');
    }
    if (result !== 'deliver' && result !== 'bounce') {
      throw new ApiError(422, 'invalid_request', 'result must be deliver or bounce.', 'result');
    }
    if (typeof reason !== 'string' || !Object.hasOwn(BOUNCE_REASONS, reason)) {
      const names = Object.keys(BOUNCE_REASONS).join(', ');
      throw new ApiError(422, 'invalid_request', `reason must be one of ${names}.`, 'reason');
    }
    messages.setAddress({ address, result, reason: reason as BounceReason });
    res.json({ address, result, reason });
  });

  const router = Router();
  router.use('/v1', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  router.get('/', serveLivePage(mailPage(messages)));
  return {
    router,
    reset: () => messages.reset(),
    control,
    start: () => {
      sender.resume();
      messages.start();
    },
    stop: () => {
      messages.stop();
      sender.stop();
    },
    counts: () => [
      { zh: '邮件', en: 'messages', count: journal.rows('messages').size },
      { zh: '事件', en: 'events', count: journal.rows('events').size },
    ],
    replayWebhooks: (filter) => messages.events.replay(filter),
  };
}
