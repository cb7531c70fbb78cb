import { createHash } from 'node:crypto';
import {
  ConnectorError,
  type EhrDecision,
  type EhrDocument,
  type EhrEmployee,
  type EhrPerson,
  type EhrPlan,
  type EhrResult,
} from '../contract.ts';
import { isObject } from '../kit/json.ts';

/**
 * Both ways between the hub's words and Peoplebase's. Source: the vendor's `openapi.yaml`, served at
 * `<baseUrl>/openapi.yaml`, read 2026-11-22: `ApplicantRequest`, `AssessmentRequest`,
 * `DecisionRequest`, `EmploymentRequest`, `DocumentRequest`, `PlanRequest`.
 */
export function toApplicant(person: EhrPerson): { [key: string]: unknown } {
  return omitAbsent({
    externalRef: person.externalRef,
    name: person.name,
    email: person.email,
    phone: person.phone,
    nationalId: person.nationalId,
    jobCode: person.jobCode,
    jobTitle: person.jobTitle,
  });
}

/**
 * The body of `PUT /api/applicants/{id}/assessments/{assessmentRef}`. The vendor wants a total and both times; what is
 * not known is never made up.
 * @throws ConnectorError kind `rejected` when one of them is missing
 */
export function toAssessment(result: EhrResult): { [key: string]: unknown } {
  for (const name of ['total', 'startedAt', 'completedAt'] as const) {
    if (result[name] !== null) continue;
    throw new ConnectorError(
      'rejected',
      'result_incomplete',
      `Peoplebase takes no result without ${name}, and the interview vendor gave none; enter it there, then skip this call.`,
      { field: name },
    );
  }
  return omitAbsent({
    provider: result.provider,
    total: result.total,
    dimensions: result.dimensions,
    comments: result.comments,
    recordingUrl: result.recordingUrl ?? undefined,
    startedAt: result.startedAt,
    completedAt: result.completedAt,
    interviewer: result.interviewer,
    result: result.result,
  });
}

/** The body of `PUT /api/applicants/{id}/decisions/{decisionRef}`. */
export function toDecision(decision: EhrDecision): { [key: string]: unknown } {
  return omitAbsent({
    result: decision.result,
    comments: decision.comments,
    decidedBy: decision.decidedBy,
    decidedAt: decision.decidedAt,
    scorecard: decision.scorecard,
    // The vendor wants a word here; this is the hub's own for "none given".
    recommendation: decision.recommendation ?? 'noDecision',
  });
}

/** The body of `PUT /api/employees/{id}`, and with `applicantId` of `POST /api/employees`. */
export function toEmployment(employee: EhrEmployee): { [key: string]: unknown } {
  const { departmentId, departmentName, startDate, salary } = employee;
  return { departmentId, departmentName, startDate, salary };
}

/** The body of `PUT /api/applicants/{id}/documents/{documentRef}`. */
export function toDocument(document: EhrDocument): { [key: string]: unknown } {
  const { documentType, title, fileName, mediaType, content } = document;
  return { documentType, title, fileName, mediaType, content };
}

/** How the vendor shows a document that was filed: with the digest of its bytes instead of them. */
export function toFiledDocument(document: EhrDocument): { [key: string]: unknown } {
  const { content: _content, ...about } = toDocument(document);
  const bytes = Buffer.from(document.content, 'base64');
  return { ...about, sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The body of `PUT /api/applicants/{id}/plans/{planRef}`. */
export function toPlan(plan: EhrPlan): { [key: string]: unknown } {
  return { tasks: plan.tasks, modules: plan.modules };
}

const statuses: { readonly [hubStatus: string]: string } = {
  active: 'in_progress',
  onHold: 'on_hold',
  hired: 'hired',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  expired: 'expired',
};

/**
 * The body of `PATCH /api/applicants/{id}` for an application's status.
 * @throws ConnectorError kind `rejected` for a status the vendor has no word for
 */
export function toStatus(status: string): { [key: string]: unknown } {
  const known = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  if (known !== undefined) return { status: known };
  throw new ConnectorError('rejected', 'status_unknown', 'Peoplebase has no word for this status; skip this call.', {
    field: 'status',
  });
}

/**
 * Where what was read back differs from what was written, as a JSON pointer, or null. Members the vendor adds do not
 * matter, numbers are equal within 1e-9, instants by the moment they name.
 */
export function findDifference(written: unknown, readBack: unknown, path = ''): string | null {
  if (Array.isArray(written)) {
    if (!Array.isArray(readBack) || readBack.length !== written.length) return path;
    return firstOf(written.map((item, at) => () => findDifference(item, readBack[at], `${path}/${at}`)));
  }
  if (isObject(written)) {
    if (!isObject(readBack)) return path;
    return firstOf(
      Object.entries(written).map(
        ([name, value]) =>
          () =>
            findDifference(value, readBack[name], `${path}/${name}`),
      ),
    );
  }
  return isSameValue(written, readBack) ? null : path;
}

function firstOf(checks: (() => string | null)[]): string | null {
  for (const check of checks) {
    const found = check();
    if (found !== null) return found;
  }
  return null;
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9;
  if (typeof a === 'string' && typeof b === 'string' && /At$|^\d{4}-\d\d-\d\dT/.test(a)) {
    return a === b || Date.parse(a) === Date.parse(b);
  }
  return a === b;
}

function omitAbsent(members: { [key: string]: unknown }): { [key: string]: unknown } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
