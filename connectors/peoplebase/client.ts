import {
  ConnectorError,
  type ConnectorContext,
  type EhrDecision,
  type EhrPerson,
  type EhrResult,
  type EhrWritten,
  type Operation,
  type VendorRequest,
} from '../contract.ts';
import { pathOf } from '../kit/base-url.ts';
import { answerShapeError, JsonReader } from '../kit/json.ts';
import { KeyedLock } from '../kit/keyed-lock.ts';
import { findDifference, toApplicant, toAssessment, toDecision, toStatus } from './map.ts';

const vendor = 'Peoplebase';
const creating = new KeyedLock();

async function call(ctx: ConnectorContext, request: VendorRequest): Promise<JsonReader> {
  const response = await ctx.http.send(request);
  return new JsonReader(response.body, answerShapeError(vendor, request.method !== 'GET')).object('data');
}

/**
 * The applicant of a person, made when there is none. The vendor has no idempotency and would make a second one, so it
 * is looked up by `externalRef` before every create; of several the oldest is taken, always the same one.
 */
async function ensureApplicant(ctx: ConnectorContext, person: EhrPerson): Promise<string> {
  return creating.run(`${ctx.connectionId}/${person.externalRef}`, async () => {
    const found = await findApplicant(ctx, person.externalRef);
    if (found !== null) return found;
    const made = await call(ctx, { method: 'POST', path: '/api/applicants', body: toApplicant(person) });
    return made.string('id');
  });
}

async function findApplicant(ctx: ConnectorContext, externalRef: string): Promise<string | null> {
  const data = await call(ctx, { method: 'GET', path: '/api/applicants', query: { externalRef, limit: 10 } });
  const items = data.objects('items', 1000);
  const found = items.find((item) => item.raw('externalRef') === externalRef);
  if (found !== undefined) return found.string('id');
  if (items.length === 0) return null;
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
  if (difference === null) return { remoteId: id };
  throw new ConnectorError(
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
    return checkWritten(ctx, input.person, id, body, (applicant) =>
      applicant
        .objects('assessments', 1000)
        .find((one) => one.raw('assessmentRef') === input.assessmentRef)
        ?.all(),
    );
  },
};

/** `PUT …/decision`: says what is to be, so repeating changes nothing; read back and compared. */
export const writeDecision: Operation<EhrDecision, EhrWritten> = {
  safety: 'naturalKey',
  timeoutMs: 90_000,
  async run(ctx, input) {
    const id = await ensureApplicant(ctx, input.person);
    const body = toDecision(input);
    await call(ctx, { method: 'PUT', path: pathOf`/api/applicants/${id}/decision`, body });
    return checkWritten(ctx, input.person, id, body, (applicant) => applicant.raw('decision'));
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

/** `GET /api/me`: whose system it is, and how far the clocks differ. */
export async function readAccount(ctx: ConnectorContext): Promise<{ company: string; serverTime: string | null }> {
  const data = await call(ctx, { method: 'GET', path: '/api/me' });
  return { company: data.string('company'), serverTime: data.instantOrNull('serverTime') };
}
