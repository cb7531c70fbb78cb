import { Router, type Request, type Response } from 'express';
import { apiErrorHandlers, readJson, readLimit, readQuery, requireBearer, type ErrorShape } from '../shared/api.ts';
import { injectFaults } from '../shared/fault-middleware.ts';
import { OpenApi } from '../shared/openapi.ts';
import { serveLivePage } from '../shared/page.ts';
import type { SandboxSystem, SystemParts } from '../shared/system.ts';
import { jobsPage } from './page.ts';
import { etagOf, Postings, type Condition } from './postings.ts';
import { limitRate } from './rate-gate.ts';
import type { Posting, PostingRequest } from './types.ts';

const CALLS_A_SECOND = 25;

/** Errors are RFC 9457 problems with a `code` of the system's own. */
const problemShape: ErrorShape = (status, code, message, field) => ({
  status,
  body: { type: 'about:blank', title: message, status, code, ...(field === undefined ? {} : { field }) },
});

/** Builds the job database "Jobstore", mounted at `/jobs`. */
export function createJobsSystem(parts: SystemParts): SandboxSystem {
  const postings = new Postings(parts.journal, parts.ledger);
  const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));
  const answer = (res: Response, posting: Posting): void => void res.set('ETag', etagOf(posting)).json(posting);

  const api = Router();
  api.use(
    requireBearer(parts.token, problemShape),
    limitRate(CALLS_A_SECOND, 1000, problemShape),
    injectFaults(parts.faults, 'jobs', problemShape),
    readJson(),
  );
  api.get('/account', (_req, res) => {
    res.json({ account: 'Jobstore sandbox', server_time: new Date().toISOString() });
  });
  api.get('/postings', (req, res) => {
    const status = readQuery(req.query['status']);
    const after = readQuery(req.query['after']) ?? '';
    const limit = readLimit(req.query['limit'], 50, 200);
    const rest = postings
      .list()
      .filter((posting) => (status === undefined || posting.status === status) && posting.posting_id > after);
    const items = rest.slice(0, limit);
    res.json({ items, next: rest.length > limit ? (items.at(-1)?.posting_id ?? null) : null });
  });
  api.get('/postings/:ref', (req, res) => answer(res, postings.get(req.params.ref)));
  api.put('/postings/:ref', (req, res) => {
    const body = openapi.checkBody<PostingRequest>('PostingRequest', req.body);
    answer(res, postings.put(req.params.ref, body, readCondition(req)));
  });
  api.post('/postings/:ref/close', (req, res) => answer(res, postings.close(req.params.ref, readCondition(req))));
  api.use(...apiErrorHandlers(problemShape));

  const router = Router();
  router.use('/v2', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  router.get('/', serveLivePage(jobsPage(postings)));
  return {
    router,
    reset: () => postings.reset(),
    start: () => undefined,
    stop: () => undefined,
    counts: () => [
      { zh: '在招职位', en: 'open positions', count: postings.list().filter((one) => one.status === 'open').length },
    ],
  };
}

function readCondition(req: Request): Condition {
  return { ifMatch: req.get('if-match'), ifNoneMatch: req.get('if-none-match') };
}
