import express, { Router, type Response } from 'express';
import { apiErrorHandlers, readJson, readLimit, readQuery, requireBearer, type ErrorShape } from '../shared/api.ts';
import { injectFaults } from '../shared/fault-middleware.ts';
import { OpenApi } from '../shared/openapi.ts';
import { serveLivePage } from '../shared/page.ts';
import type { SandboxSystem, SystemParts } from '../shared/system.ts';
import { Applicants } from './applicants.ts';
import { Employees } from './employees.ts';
import { ehrPage } from './page.ts';
import type {
  ApplicantRequest,
  ApplicantStatus,
  AssessmentRequest,
  DecisionRequest,
  DocumentRequest,
  EmploymentRequest,
  PlanRequest,
} from './types.ts';

/** The EHR's own numbers for what went wrong; 0 is success. */
const CODES: Record<string, number> = {
  invalid_request: 40012,
  invalid_json: 40012,
  too_large: 40012,
  unauthorized: 40100,
  not_found: 40400,
  conflict: 40900,
  rate_limited: 42900,
  internal: 50000,
  temporarily_unavailable: 50001,
};

/** Like many HR systems: what was wrong with a request comes as HTTP 200 with a code. */
const ehrErrorShape: ErrorShape = (status, code, message, field) => {
  const number = CODES[code] ?? 50000;
  return {
    status: number === 40012 ? 200 : status,
    body: { code: number, message, ...(field === undefined ? {} : { field }) },
  };
};

/** Builds the EHR "Peoplebase", mounted at `/ehr`. */
export function createEhrSystem(parts: SystemParts): SandboxSystem {
  const { journal } = parts;
  const applicants = new Applicants(journal, parts.ledger);
  const employees = new Employees(journal, parts.ledger);
  const openapi = new OpenApi(new URL('./openapi.yaml', import.meta.url));
  const answer = (res: Response, data: unknown): void => void res.json({ code: 0, message: 'ok', data });

  const api = Router();
  api.use(requireBearer(parts.token, ehrErrorShape), injectFaults(parts.faults, 'ehr', ehrErrorShape));
  // Documents come within the JSON and are larger than everything else.
  api.use('/applicants/:id/documents', express.json({ limit: '28mb' }));
  api.use(readJson());
  api.get('/me', (_req, res) => answer(res, { company: 'Peoplebase sandbox', serverTime: new Date().toISOString() }));
  api.post('/applicants', (req, res) => {
    answer(res, applicants.create(openapi.checkBody<ApplicantRequest>('ApplicantRequest', req.body)));
  });
  api.get('/applicants', (req, res) => {
    const externalRef = readQuery(req.query['externalRef']);
    const limit = readLimit(req.query['limit'], 50, 200);
    const after = Number(readQuery(req.query['after'])?.slice('EMP-A-'.length) ?? 0);
    const all = externalRef === undefined ? applicants.list() : applicants.listByExternalRef(externalRef);
    const rest = all.filter((applicant) => Number(applicant.id.slice('EMP-A-'.length)) > after);
    const items = rest.slice(0, limit);
    answer(res, { items, total: all.length, next: rest.length > limit ? (items.at(-1)?.id ?? null) : null });
  });
  api.get('/applicants/:id', (req, res) => answer(res, applicants.get(req.params.id)));
  api.patch('/applicants/:id', (req, res) => {
    const body = openapi.checkBody<{ status: ApplicantStatus; reason?: string | null }>('StatusRequest', req.body);
    answer(res, applicants.setStatus(req.params.id, body.status, body.reason ?? null));
  });
  api.put('/applicants/:id/assessments/:assessmentRef', (req, res) => {
    const body = openapi.checkBody<AssessmentRequest>('AssessmentRequest', req.body);
    const { id, assessmentRef } = req.params;
    const applicant = applicants.putAssessment(id, assessmentRef, body);
    answer(
      res,
      applicant.assessments.find((assessment) => assessment.assessmentRef === assessmentRef),
    );
  });
  api.put('/applicants/:id/decisions/:decisionRef', (req, res) => {
    const body = openapi.checkBody<DecisionRequest>('DecisionRequest', req.body);
    const { id, decisionRef } = req.params;
    const { decisions } = applicants.putDecision(id, decisionRef, body);
    answer(
      res,
      decisions.find((decision) => decision.decisionRef === decisionRef),
    );
  });
  api.put('/applicants/:id/plans/:planRef', (req, res) => {
    const body = openapi.checkBody<PlanRequest>('PlanRequest', req.body);
    const { id, planRef } = req.params;
    const { plans } = applicants.putPlan(id, planRef, body);
    answer(
      res,
      plans.find((plan) => plan.planRef === planRef),
    );
  });
  api.put('/applicants/:id/documents/:documentRef', (req, res) => {
    const body = openapi.checkBody<DocumentRequest>('DocumentRequest', req.body);
    const { id, documentRef } = req.params;
    const { documents } = applicants.putDocument(id, documentRef, body);
    answer(
      res,
      documents.find((document) => document.documentRef === documentRef),
    );
  });
  api.get('/applicants/:id/documents/:documentRef', (req, res) => {
    const { id, documentRef } = req.params;
    const content = applicants.readDocument(id, documentRef).toString('base64');
    const document = applicants.get(id).documents.find((one) => one.documentRef === documentRef);
    answer(res, { ...document, content });
  });
  api.post('/employees', (req, res) => {
    const body = openapi.checkBody<EmploymentRequest & { applicantId: string }>('EmployeeRequest', req.body);
    answer(res, employees.create(applicants.get(body.applicantId), body));
  });
  api.get('/employees', (req, res) => {
    const externalRef = readQuery(req.query['externalRef']);
    const limit = readLimit(req.query['limit'], 50, 200);
    const after = readQuery(req.query['after']) ?? '';
    const all = externalRef === undefined ? employees.list() : employees.listByExternalRef(externalRef);
    const rest = all.filter((employee) => employee.id > after);
    const items = rest.slice(0, limit);
    answer(res, { items, total: all.length, next: rest.length > limit ? (items.at(-1)?.id ?? null) : null });
  });
  api.get('/employees/:id', (req, res) => answer(res, employees.get(req.params.id)));
  api.put('/employees/:id', (req, res) => {
    const body = openapi.checkBody<EmploymentRequest>('EmploymentRequest', req.body);
    answer(res, employees.change(req.params.id, body));
  });
  api.post('/employees/:id/withdraw', (req, res) => {
    const { reason } = openapi.checkBody<{ reason: string }>('WithdrawRequest', req.body);
    answer(res, employees.withdraw(req.params.id, reason));
  });
  api.use(...apiErrorHandlers(ehrErrorShape));

  const router = Router();
  router.use('/api', api);
  router.get('/openapi.yaml', (_req, res) => res.type('application/yaml').send(openapi.yaml));
  // For the page, which asks for no password; nothing that was sent becomes a page of its own.
  router.get('/documents/:id/:documentRef', (req, res) => {
    const { id, documentRef } = req.params;
    const bytes = applicants.readDocument(id, documentRef);
    const document = applicants.get(id).documents.find((one) => one.documentRef === documentRef);
    const isPdf = document?.mediaType === 'application/pdf';
    res.set({
      'Content-Type': isPdf ? 'application/pdf' : 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(document?.fileName ?? 'document')}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    res.send(bytes);
  });
  router.get('/', serveLivePage(ehrPage(applicants, employees)));
  router.use(...apiErrorHandlers(ehrErrorShape));
  return {
    router,
    reset: () => applicants.reset([employees.counter()]),
    start: () => undefined,
    stop: () => undefined,
    counts: () => [
      { zh: '应聘者', en: 'applicants', count: journal.rows('applicants').size },
      { zh: '员工', en: 'employees', count: employees.list().filter((one) => one.status !== 'withdrawn').length },
    ],
  };
}
