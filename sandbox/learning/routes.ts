import { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
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
import { EnrolmentCancelled, Enrolments } from './enrolments.ts';
import { learningForms } from './forms.ts';
import { MODULES } from './modules.ts';
import { learningPage } from './page.ts';
import type { Enrolment, EnrolmentRequest } from './types.ts';

/** The one account of the API; its password is the system's token. */
export const ACCOUNT = 'throughline';

/** Errors as this vendor writes them: flat, in snake_case. */
const learningErrorShape: ErrorShape = (status, code, message, field) => ({
  status,
  body: { error_code: code, error_message: message, ...(field === undefined ? {} : { error_param: field }) },
});

/** Builds the learning platform "Coursepath", mounted at `/learning`. */
export function createLearningSystem(parts: SystemParts): SandboxSystem {
  const { journal } = parts;
  const enrolments = new Enrolments(journal, parts.ledger);
  const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));
  const readRequest = (body: unknown): EnrolmentRequest => openapi.checkBody('EnrolmentRequest', body);

  const api = Router();
  api.use(requireBasic(parts.token), injectFaults(parts.faults, 'learning', learningErrorShape), readJson());
  api.get('/whoami', (_req, res) => {
    res.json({ organisation_name: 'Coursepath sandbox', server_time: toSeconds(Math.floor(Date.now() / 1000)) });
  });
  api.get('/modules', (req, res) => {
    const { shown, nextPage } = pageOf(MODULES, req.query);
    const modules = shown.map(({ key, title, minutes }) => ({
      module_key: key,
      title_zh: title.zh,
      title_en: title.en,
      duration_minutes: String(minutes),
    }));
    res.json({ modules, next_page: nextPage });
  });
  api.get('/enrolments', (req, res) => {
    const learnerRef = readQuery(req.query['learner_ref']);
    const found = enrolments
      .list()
      .filter((one) => learnerRef === undefined || one.learner.external_ref === learnerRef);
    const { shown, nextPage } = pageOf(found, req.query);
    res.json({ enrolments: shown.map(showEnrolment), next_page: nextPage });
  });
  api.post('/enrolments', (req, res) => {
    const { enrolment_ref: ref, ...body } = (req.body ?? {}) as Record<string, unknown>;
    if (typeof ref !== 'string' || ref === '') {
      throw new ApiError(422, 'invalid_param', 'enrolment_ref is missing.', 'enrolment_ref');
    }
    const request = readRequest(body);
    const existing = enrolments.find(ref);
    if (existing) {
      const error_message = 'There is an enrolment with this reference already.';
      res.status(409).json({ error_code: 'enrolment_exists', error_message, enrolment: showEnrolment(existing) });
      return;
    }
    res.status(201).json({ enrolment: showEnrolment(enrolments.put(ref, request).enrolment) });
  });
  api.get('/enrolments/:ref', (req, res) => {
    res.json({ enrolment: showEnrolment(enrolments.get(req.params.ref)) });
  });
  api.put('/enrolments/:ref', (req, res) => {
    const { enrolment, created } = enrolments.put(req.params.ref, readRequest(req.body));
    res.status(created ? 201 : 200).json({ enrolment: showEnrolment(enrolment) });
  });
  api.post('/enrolments/:ref/reactivation', (req, res) => {
    const { cancelled_at: cancelledAt, ...body } = (req.body ?? {}) as Record<string, unknown>;
    if (typeof cancelledAt !== 'string' || !/^\d{1,12}$/.test(cancelledAt)) {
      throw new ApiError(422, 'invalid_param', 'cancelled_at is missing.', 'cancelled_at');
    }
    const enrolment = enrolments.reactivate(req.params.ref, readRequest(body), Number(cancelledAt));
    res.json({ enrolment: showEnrolment(enrolment) });
  });
  api.delete('/enrolments/:ref', (req, res) => {
    res.json({ enrolment: showEnrolment(enrolments.cancel(req.params.ref)) });
  });
  api.use(showCancelled, ...apiErrorHandlers(learningErrorShape));

  const control = Router();
  control.get('/', (_req, res) => {
    res.json({ enrolments: enrolments.list(), modules: MODULES });
  });
  control.post('/complete', (req, res) => {
    const { ref, moduleKey, done = true } = (req.body ?? {}) as { ref?: string; moduleKey?: string; done?: boolean };
    res.json({ enrolment: enrolments.complete(ref ?? '', moduleKey ?? '', done) });
  });

  const router = Router();
  router.use('/api', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  router.use('/edit', learningForms(enrolments));
  router.get('/', serveLivePage(learningPage(enrolments)));
  return {
    router,
    control,
    reset: () => enrolments.reset(),
    start: () => undefined,
    stop: () => undefined,
    counts: () => [
      { zh: '课程模块', en: 'modules', count: MODULES.length },
      { zh: '学习登记', en: 'enrolments', count: journal.rows('enrolments').size },
    ],
  };
}

function requireBasic(password: string): RequestHandler {
  const expected = Buffer.from(`${ACCOUNT}:${password}`).toString('base64');
  return (req, res, next) => {
    const [scheme = '', given = ''] = (req.get('authorization') ?? '').split(' ');
    if (scheme.toLowerCase() === 'basic' && isSameSecret(given, expected)) return next();
    res.set('WWW-Authenticate', 'Basic realm="Coursepath"');
    sendError(res, learningErrorShape, new ApiError(401, 'bad_credentials', 'User or password is wrong.'));
  };
}

/** The 409 of a cancelled enrolment carries it, as that of an existing one does. */
const showCancelled: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (!(error instanceof EnrolmentCancelled)) return next(error);
  const { status, code, message, enrolment } = error;
  res.status(status).json({ error_code: code, error_message: message, enrolment: showEnrolment(enrolment) });
};

function pageOf<T>(all: readonly T[], query: Record<string, unknown>): { shown: T[]; nextPage: number | null } {
  const page = readLimit(readQuery(query['page']), 1, 100_000);
  const size = readLimit(readQuery(query['per_page']), 20, 100);
  return {
    shown: all.slice((page - 1) * size, page * size),
    nextPage: all.length > page * size ? page + 1 : null,
  };
}

/** Times are seconds since 1970, as text. */
function toSeconds(seconds: number): string {
  return String(seconds);
}

function toSecondsOrNull(seconds: number | null): string | null {
  return seconds === null ? null : toSeconds(seconds);
}

function showEnrolment(enrolment: Enrolment): unknown {
  const done = enrolment.modules.filter((one) => one.completedAt !== null).length;
  return {
    enrolment_id: enrolment.id,
    enrolment_ref: enrolment.ref,
    enrolment_state: enrolment.state,
    learner: enrolment.learner,
    modules: enrolment.modules.map((one) => ({
      module_key: one.moduleKey,
      due_at: toSeconds(one.dueAt),
      completion_state: one.completedAt === null ? 'not_completed' : 'completed',
      completed_at: toSecondsOrNull(one.completedAt),
    })),
    progress_percent: enrolment.modules.length === 0 ? 0 : Math.round((100 * done) / enrolment.modules.length),
    created_at: toSeconds(enrolment.createdAt),
    updated_at: toSeconds(enrolment.updatedAt),
    cancelled_at: toSecondsOrNull(enrolment.cancelledAt),
  };
}
