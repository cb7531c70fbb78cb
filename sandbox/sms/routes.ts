import express, { Router } from 'express';
import {
  apiErrorHandlers,
  ApiError,
  readJson,
  readLimit,
  readQuery,
  requireBearer,
  type ErrorShape,
} from '../shared/api.ts';
import { withoutAddress } from '../shared/delivery-events.ts';
import { injectFaults } from '../shared/fault-middleware.ts';
import { OpenApi } from '../shared/openapi.ts';
import { serveLivePage } from '../shared/page.ts';
import type { SandboxSystem, SystemParts } from '../shared/system.ts';
import { WebhookSender } from '../shared/webhook-sender.ts';
import { SmsMessages } from './messages.ts';
import { smsPage } from './page.ts';
import { signForm } from './signature.ts';
import { SMS_ERRORS, type SmsError, type SmsReport, type SmsRequest } from './types.ts';

/** How Textrelay writes an error. */
const smsErrorShape: ErrorShape = (status, code, message, field) => ({
  status,
  body: { result: 'error', error_code: code, error_text: message, parameter: field ?? null },
});

/** Builds the SMS catcher "Textrelay", mounted at `/sms`. */
export function createSmsSystem(parts: SystemParts): SandboxSystem {
  const { journal, ledger, settings } = parts;
  const sender = new WebhookSender({
    journal,
    ledger,
    faults: parts.faults,
    system: 'sms',
    compose: (event, url, timestamp) => {
      const body = toForm(withoutAddress(event as SmsReport));
      return {
        url,
        body: body.toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'user-agent': 'Textrelay-Reports/2',
          'x-textrelay-signature': signForm(parts.webhookSecret, timestamp, body),
        },
      };
    },
    retryWaitsMs: () => settings.get().webhookRetryWaitsMs,
    vendorNow: () => new Date(),
  });
  const messages = new SmsMessages({ journal, ledger, sender, settings: () => settings.get() });
  const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));

  const api = Router();
  api.use(requireBearer(parts.token, smsErrorShape), injectFaults(parts.faults, 'sms', smsErrorShape));
  api.use(express.urlencoded({ extended: false, limit: '64kb' }), readJson());
  api.get('/account', (_req, res) => {
    res.json({ result: 'ok', account: 'Textrelay sandbox' });
  });
  api.post('/messages', (req, res) => {
    const { message, replayed } = messages.accept(openapi.checkBody<SmsRequest>('MessageRequest', req.body));
    const { message_id, encoding, parts: count } = message;
    res.status(replayed ? 200 : 201).json({ result: 'ok', message_id, encoding, parts: count });
  });
  api.get('/messages', (req, res) => {
    const reference = readQuery(req.query['client_ref']);
    const to = readQuery(req.query['to']);
    const limit = readLimit(req.query['limit'], 50, 200);
    const found = messages
      .list()
      .reverse()
      .filter((message) => reference === undefined || message.client_ref === reference)
      .filter((message) => to === undefined || message.to === to);
    res.json({ result: 'ok', messages: found.slice(0, limit) });
  });
  api.get('/messages/:messageId', (req, res) => {
    res.json({ result: 'ok', message: messages.get(req.params.messageId) });
  });
  api.get('/reports', (req, res) => {
    const { items, next } = messages.reports.list(req.query);
    res.json({ result: 'ok', reports: items.map((report) => Object.fromEntries(toForm(report))), next });
  });
  api.use(...apiErrorHandlers(smsErrorShape));

  const control = Router();
  control.put('/numbers', (req, res) => {
    const { number, result, error = 'absent_subscriber' } = (req.body ?? {}) as Record<string, unknown>;
    if (typeof number !== 'string' || !/^\+\d{7,15}$/.test(number)) {
      throw new ApiError(422, 'invalid_request', 'number must be in E.164, such as +8613800138000.', 'number');
    }
    if (result !== 'deliver' && result !== 'fail') {
      throw new ApiError(422, 'invalid_request', 'result must be deliver or fail.', 'result');
    }
    if (!(SMS_ERRORS as readonly unknown[]).includes(error)) {
      throw new ApiError(422, 'invalid_request', `error must be one of ${SMS_ERRORS.join(', ')}.`, 'error');
    }
    messages.setNumber({ number, result, error: error as SmsError });
    res.json({ number, result, error });
  });

  const router = Router();
  router.use('/2', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  router.get('/', serveLivePage(smsPage(messages)));
  return {
    router,
    control,
    reset: () => messages.reset(),
    start: () => {
      sender.resume();
      messages.start();
    },
    stop: () => {
      messages.stop();
      sender.stop();
    },
    counts: () => [
      { zh: '短信', en: 'SMS', count: journal.rows('messages').size },
      { zh: '回执', en: 'reports', count: journal.rows('events').size },
    ],
    replayWebhooks: (filter) => messages.reports.replay(filter),
  };
}

/** A report as it is sent and listed; what is absent is left out. */
function toForm(report: SmsReport): URLSearchParams {
  const { id, messageId, type, occurredAt, error, tag } = report;
  return new URLSearchParams({
    report_id: id,
    message_id: messageId,
    state: type,
    done_at: occurredAt,
    ...(error === null ? {} : { error }),
    ...(tag === null ? {} : { tag }),
  });
}
