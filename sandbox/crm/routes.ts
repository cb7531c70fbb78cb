import { Router, type RequestHandler } from 'express';
import { apiErrorHandlers, ApiError, isSameSecret, readJson, sendError, type ErrorShape } from '../shared/api.ts';
import { injectFaults } from '../shared/fault-middleware.ts';
import { OpenApi } from '../shared/openapi.ts';
import { serveLivePage } from '../shared/page.ts';
import type { SandboxSystem, SystemParts } from '../shared/system.ts';
import { crmControl } from './control.ts';
import { crmForms } from './forms.ts';
import { Opportunities } from './opportunities.ts';
import { crmPage } from './page.ts';
import type { Opportunity } from './types.ts';

const CODES: Record<string, string> = {
  rate_limited: 'REQUEST_LIMIT_EXCEEDED',
  temporarily_unavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
  invalid_json: 'BAD_USER_INPUT',
  too_large: 'BAD_USER_INPUT',
  invalid_request: 'BAD_USER_INPUT',
  not_found: 'NOT_FOUND',
};

/**
 * As GraphQL services do: what went wrong is in `errors` under HTTP 200. Two things come under a status of their own: too
 * many calls (403, with the wait in milliseconds in a header of the vendor's own) and a failure of the server (500).
 */
const crmErrorShape: ErrorShape = (status, code, message, field) => {
  const name = CODES[code] ?? code.toUpperCase();
  const extensions = { code: name, ...(field === undefined ? {} : { argument: field }) };
  return {
    status: name === 'REQUEST_LIMIT_EXCEEDED' ? 403 : status >= 500 ? status : 200,
    body: { data: null, errors: [{ message, extensions }] },
    retryHeader: (seconds) => ['X-Dealbook-Retry-In-Ms', String(Math.ceil(seconds * 1000))],
  };
};

interface Call {
  operation: 'Viewer' | 'OpenOpportunities';
  variables?: { team?: string; first?: number; after?: string | null };
}

/** Builds the CRM "Dealbook", mounted at `/crm`. */
export function createCrmSystem(parts: SystemParts): SandboxSystem {
  const opportunities = new Opportunities(parts.journal, () => new Date());
  const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));

  const requireKey: RequestHandler = (req, res, next) => {
    if (isSameSecret(req.get('x-dealbook-key') ?? '', parts.token)) return next();
    sendError(res, crmErrorShape, new ApiError(200, 'UNAUTHENTICATED', 'X-Dealbook-Key is missing or wrong.'));
  };
  const api = Router();
  api.use(requireKey, injectFaults(parts.faults, 'crm', crmErrorShape), readJson());
  api.post('/', (req, res) => {
    const { operation, variables = {} } = openapi.checkBody<Call>('Call', req.body);
    if (operation === 'Viewer') {
      res.json({ data: { viewer: { organisation: 'Dealbook sandbox', serverTime: new Date().toISOString() } } });
      return;
    }
    if (variables.team === undefined) {
      throw new ApiError(200, 'BAD_USER_INPUT', 'team is missing.', 'variables.team');
    }
    res.json({ data: { opportunities: connectionOf(opportunities.listOpen(variables.team), variables) } });
  });
  api.use(...apiErrorHandlers(crmErrorShape));

  const router = Router();
  router.use('/query', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  router.use('/edit', crmForms(opportunities));
  router.get('/', serveLivePage(crmPage(opportunities)));
  return {
    router,
    control: crmControl(opportunities),
    reset: () => opportunities.reset(),
    start: () => opportunities.start(),
    stop: () => undefined,
    counts: () => [{ zh: '商机', en: 'opportunities', count: opportunities.list().length }],
  };
}

/** A page as a Relay connection has it; a cursor is the id of the last one seen. */
function connectionOf(found: Opportunity[], { first = 10, after = null }: NonNullable<Call['variables']>): unknown {
  const at = after === null ? 0 : found.findIndex((one) => one.id === after) + 1;
  if (after !== null && at === 0) {
    throw new ApiError(200, 'CURSOR_EXPIRED', 'The cursor is of a list that has changed; begin again.', 'after');
  }
  const shown = found.slice(at, at + first);
  return {
    edges: shown.map((one) => ({ cursor: one.id, node: showNode(one) })),
    pageInfo: { hasNextPage: found.length > at + first, endCursor: shown.at(-1)?.id ?? null },
  };
}

function showNode(one: Opportunity): unknown {
  const { id, name, stage, amount, closeDate, customer, owner } = one;
  return { id, name, stage, amount, closeDate, account: { name: customer }, owner, ...one.broken };
}
