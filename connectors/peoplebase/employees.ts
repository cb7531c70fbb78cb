import type { ConnectorContext, EhrEmployee, EhrPerson, EhrWritten, Operation } from '../contract.ts';
import { pathOf } from '../kit/base-url.ts';
import type { JsonReader } from '../kit/json.ts';
import { call, ensureApplicant, inTurn, readBackError, search } from './client.ts';
import { findDifference, toEmployment } from './map.ts';

/** The employee of a person, withdrawn ones left out; of several the oldest, always the same one. */
async function findEmployee(ctx: ConnectorContext, externalRef: string): Promise<JsonReader | null> {
  const all = await search(ctx, '/api/employees', externalRef);
  return all.find((employee) => employee.raw('status') !== 'withdrawn') ?? null;
}

/**
 * `POST /api/employees`, which always creates: so the employee is looked up by `externalRef` before every create, at the
 * first attempt too. One who is there already is made as the hub says with `PUT`. The answer is compared.
 */
export const createEmployee: Operation<EhrEmployee, { remoteId: string; employeeNumber: string }> = {
  safety: 'naturalKey',
  timeoutMs: 90_000,
  async run(ctx, input) {
    const { externalRef } = input.person;
    const applicantId = await ensureApplicant(ctx, input.person);
    const body = toEmployment(input);
    const employee = await inTurn(ctx, externalRef, async () => {
      const found = await findEmployee(ctx, externalRef);
      if (found === null) {
        return call(ctx, { method: 'POST', path: '/api/employees', body: { applicantId, ...body } });
      }
      if (findDifference(body, found.all()) === null) return found;
      return call(ctx, { method: 'PUT', path: pathOf`/api/employees/${found.string('id')}`, body });
    });
    const difference = findDifference({ ...body, externalRef }, employee.all());
    if (difference !== null) throw readBackError(difference);
    return { remoteId: employee.string('id'), employeeNumber: employee.string('employeeNumber') };
  },
};

/**
 * `POST /api/employees/{id}/withdraw`: the record stays, its status changes; again changes nothing. Where there is nobody to
 * withdraw, nothing is done. The vendor refuses (`conflict`) once the first day is over. The remote id is the employee's, of
 * nobody it is the applicant's, and empty where the EHR does not know the person at all.
 */
export const withdrawEmployee: Operation<{ person: EhrPerson; reason: string }, EhrWritten> = {
  safety: 'naturalKey',
  timeoutMs: 90_000,
  undoes: 'ehr.createEmployee',
  async run(ctx, input) {
    const { externalRef } = input.person;
    const all = await search(ctx, '/api/employees', externalRef);
    const present = all.filter((employee) => employee.raw('status') !== 'withdrawn');
    // Several are duplicates somebody made: none of them begins.
    for (const employee of present) {
      const path = pathOf`/api/employees/${employee.string('id')}/withdraw`;
      await call(ctx, { method: 'POST', path, body: { reason: input.reason } });
    }
    const last = present.at(-1) ?? all.at(-1) ?? (await search(ctx, '/api/applicants', externalRef))[0];
    return { remoteId: last?.string('id') ?? '' };
  },
};
