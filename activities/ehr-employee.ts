import { HubError } from '../domain/errors.ts';
import type { CallOf } from '../domain/process/types.ts';
import { getDepartment } from '../db/repositories/departments.ts';
import { getOffer } from '../db/repositories/offers.ts';
import { getOnboardingPlan } from '../db/repositories/onboarding.ts';
import { callConnector, type CallDeps, type PerformContext } from './call-connector.ts';
import { ehrConnection } from './ehr.ts';
import { inLanguage, keepRemoteId, loadCase, toEhrPerson } from './load-case.ts';

/** The candidate becomes an employee, with the first day and the salary of the offer that was accepted. */
export async function createEmployee(
  deps: CallDeps,
  at: PerformContext,
  call: CallOf<'ehr.createEmployee'>,
): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const { job, key, application } = found;
  const offer = call.offerId === null ? null : await getOffer(deps.db.knex, key, call.offerId);
  const department = await getDepartment(deps.db.knex, job.departmentId);
  const now = deps.now().toISOString();
  await callConnector(deps, {
    ...at,
    operation: 'ehr.createEmployee',
    connectionId: ehrConnection(found),
    input: {
      person: toEhrPerson(found),
      departmentId: job.departmentId,
      departmentName: inLanguage(department?.name ?? {}, application.language),
      startDate: offer?.startDate ?? now.slice(0, 10),
      salary: offer?.salary ?? null,
    },
    keep: async (tx, { remoteId, employeeNumber }) => {
      await keepRemoteId(tx, found, ehrConnection(found), remoteId, now);
      await keepRemoteId(tx, found, `${ehrConnection(found)}:employee`, employeeNumber, now);
    },
  });
}

/** Takes an employee back who never began. */
export async function withdrawEmployee(deps: CallDeps, at: PerformContext): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  await callConnector(deps, {
    ...at,
    operation: 'ehr.withdrawEmployee',
    connectionId: ehrConnection(found),
    input: { person: toEhrPerson(found), reason: found.application.status },
    keep: async () => {},
  });
}

/** Writes the onboarding plan to the EHR. */
export async function writePlan(deps: CallDeps, at: PerformContext, call: CallOf<'ehr.writePlan'>): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const { language } = found.application;
  const plan = await getOnboardingPlan(deps.db.knex, found.key, call.planId);
  if (plan === null) throw new HubError('not_found', 'The onboarding plan is gone.');
  const someDay = plan.startDate ?? plan.createdAt.slice(0, 10);
  await callConnector(deps, {
    ...at,
    operation: 'ehr.writePlan',
    connectionId: ehrConnection(found),
    input: {
      person: toEhrPerson(found),
      planRef: plan.id,
      tasks: plan.tasks.map((t) => ({
        key: t.key,
        title: inLanguage(t.title, language),
        owner: t.owner,
        dueDate: t.dueDate ?? someDay,
      })),
      modules: plan.modules.map((m) => ({
        key: m.key,
        title: inLanguage(m.title, language),
        dueDate: m.dueDate ?? someDay,
      })),
    },
    keep: async () => {},
  });
}
