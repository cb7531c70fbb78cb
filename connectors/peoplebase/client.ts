import {
  ConnectorError,
  type ConnectorContext,
  type EhrDecision,
  type EhrDocument,
  type EhrPerson,
  type EhrPlan,
  type EhrResult,
  type EhrWritten,
  type Operation,
  type VendorRequest,
} from '../contract.ts';
import { pathOf } from '../kit/base-url.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
import { KeyedLock } from '../kit/keyed-lock.ts';
import {
  findDifference,
  toApplicant,
  toAssessment,
  toDecision,
  toDocument,
  toFiledDocument,
  toPlan,
  toStatus,
} from './map.ts';

const vendor = 'Peoplebase';
const creating = new KeyedLock();

/** Sends a request and gives the `data` of its answer. */
export async function call(ctx: ConnectorContext, request: VendorRequest): Promise<JsonReader> {
  const response = await ctx.http.send(request);
  return new JsonReader(response.body, answerShapeError(vendor, request.method !== 'GET')).object('data');
}

/** Runs what looks and then creates for one person after the other within this process. */
export function inTurn<T>(ctx: ConnectorContext, externalRef: string, task: () => Promise<T>): Promise<T> {
  return creating.run(`${ctx.connectionId}/${externalRef}`, task);
}

/**
 * The applicant of a person, made when there is none. The vendor has no idempotency and would make a second one, so it
 * is looked up by `externalRef` before every create; of several the oldest is taken, always the same one.
 */
export async function ensureApplicant(ctx: ConnectorContext, person: EhrPerson): Promise<string> {
  return inTurn(ctx, person.externalRef, async () => {
    const found = await findApplicant(ctx, person.externalRef);
    if (found !== null) return found;
    const made = await call(ctx, { method: 'POST', path: '/api/applicants', body: toApplicant(person) });
    return made.string('id');
  });
}

async function findApplicant(ctx: ConnectorContext, externalRef: string): Promise<string | null> {
  const found = (await search(ctx, '/api/applicants', externalRef))[0];
  return found === undefined ? null : found.string('id');
}

/** Everything under one external reference, oldest first. */
export async function search(ctx: ConnectorContext, path: string, externalRef: string): Promise<JsonReader[]> {
  const data = await call(ctx, { method: 'GET', path, query: { externalRef, limit: 200 } });
  const items = data.objects('items', 1000);
  const found = items.filter((item) => item.raw('externalRef') === externalRef);
  if (found.length > 0 || items.length === 0) return found;
  // Writing into whoever came back would put one person's results into another's record.
  throw new ConnectorError(
    'rejected',
    'lookup_not_filtered',
    `${vendor} answers a search by externalRef with other people; check that baseUrl is the API described in the connector's README.`,
  );
}

/** Reads an applicant back and compares a part of it with what was written. */
async function checkWritten(
  ctx: ConnectorContext,
  person: EhrPerson,
  id: string,
  written: { [key: string]: unknown },
  pick: (applicant: JsonReader) => unknown,
): Promise<EhrWritten> {
  const applicant = await call(ctx, { method: 'GET', path: pathOf`/api/applicants/${id}` });
  const isSamePerson = applicant.raw('externalRef') === person.externalRef;
  const difference = isSamePerson ? findDifference(written, pick(applicant)) : '/externalRef';
  if (difference !== null) throw readBackError(difference);
  return { remoteId: id };
}

/** The error for a record that does not say what was written; the write is tried again. */
export function readBackError(difference: string): ConnectorError {
  return new ConnectorError(
    'retry',
    'readback_mismatch',
    `${vendor} does not show what was written (${difference === '' ? 'nothing is there' : difference}); it is written again.`,
    { outcomeUnknown: true, ...(difference === '' ? {} : { field: difference }) },
  );
}

/** `PUT …/assessments/{ref}`: says what is to be, so repeating changes nothing; read back and compared. */
export const writeResult: Operation<EhrResult, EhrWritten> = {
  safety: 'naturalKey',
  timeoutMs: 90_000,
  async run(ctx, input) {
    const id = await ensureApplicant(ctx, input.person);
    const body = toAssessment(input);
    const path = pathOf`/api/applicants/${id}/assessments/${input.assessmentRef}`;
    await call(ctx, { method: 'PUT', path, body });
    return checkWritten(ctx, input.person, id, body, pickByRef('assessments', 'assessmentRef', input.assessmentRef));
  },
};

/** What was put under a reference, found again in a list of the applicant. */
function pickByRef(list: string, refName: string, ref: string): (applicant: JsonReader) => unknown {
  return (applicant) =>
    applicant
      .objects(list, 1000)
      .find((one) => one.raw(refName) === ref)
      ?.all();
}

/** `PUT …/decisions/{decisionRef}`: says what is to be, so repeating changes nothing; read back and compared. */
export const writeDecision: Operation<EhrDecision, EhrWritten> = {
  safety: 'naturalKey',
  timeoutMs: 90_000,
  async run(ctx, input) {
    const id = await ensureApplicant(ctx, input.person);
    const body = toDecision(input);
    const { decisionRef } = input;
    await call(ctx, { method: 'PUT', path: pathOf`/api/applicants/${id}/decisions/${decisionRef}`, body });
    return checkWritten(ctx, input.person, id, body, pickByRef('decisions', 'decisionRef', decisionRef));
  },
};

/** `PATCH /api/applicants/{id}`: sets the status; repeating changes nothing; the answer is compared. */
export const writeStatus: Operation<{ person: EhrPerson; status: string }, EhrWritten> = {
  safety: 'naturalKey',
  timeoutMs: 90_000,
  async run(ctx, input) {
    const body = toStatus(input.status);
    const id = await ensureApplicant(ctx, input.person);
    await call(ctx, { method: 'PATCH', path: pathOf`/api/applicants/${id}`, body });
    return checkWritten(ctx, input.person, id, body, (applicant) => applicant.all());
  },
};

/** `PUT …/documents/{documentRef}`: says what is to be, so repeating changes nothing; its digest is read back and compared. */
export const fileDocument: Operation<EhrDocument, EhrWritten> = {
  safety: 'naturalKey',
  timeoutMs: 120_000,
  async run(ctx, input) {
    const id = await ensureApplicant(ctx, input.person);
    const { documentRef } = input;
    const path = pathOf`/api/applicants/${id}/documents/${documentRef}`;
    await call(ctx, { method: 'PUT', path, body: toDocument(input) });
    const filed = toFiledDocument(input);
    return checkWritten(ctx, input.person, id, filed, pickByRef('documents', 'documentRef', documentRef));
  },
};

/** `PUT …/plans/{planRef}`: says what is to be, so repeating changes nothing; read back and compared. */
export const writePlan: Operation<EhrPlan, EhrWritten> = {
  safety: 'naturalKey',
  timeoutMs: 90_000,
  async run(ctx, input) {
    const id = await ensureApplicant(ctx, input.person);
    const body = toPlan(input);
    await call(ctx, { method: 'PUT', path: pathOf`/api/applicants/${id}/plans/${input.planRef}`, body });
    return checkWritten(ctx, input.person, id, body, pickByRef('plans', 'planRef', input.planRef));
  },
};

/** `GET /api/me`: whose system it is, and how far the clocks differ. */
export async function readAccount(ctx: ConnectorContext): Promise<{ company: string; serverTime: string | null }> {
  const data = await call(ctx, { method: 'GET', path: '/api/me' });
  return { company: data.string('company'), serverTime: data.instantOrNull('serverTime') };
}
