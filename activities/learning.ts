import { HubError } from '../domain/errors.ts';
import type { CallOf } from '../domain/process/types.ts';
import { getOnboardingPlan } from '../db/repositories/onboarding.ts';
import { callConnector, finishWithoutCall, type CallDeps, type PerformContext } from './call-connector.ts';
import { inLanguage, loadCase } from './load-case.ts';

/** The day that stands where a plan has no first day: trainings want a date. */
const withoutDateDays = 30;

/** Enrols the newcomer in the modules of their plan; a plan without modules needs no call. */
export async function enrol(deps: CallDeps, at: PerformContext, call: CallOf<'learning.enrol'>): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const { application, candidate, job, key } = found;
  const plan = await getOnboardingPlan(deps.db.knex, key, call.planId);
  if (plan === null) throw new HubError('not_found', 'The onboarding plan is gone.');
  if (plan.modules.length === 0) {
    await finishWithoutCall(deps, at.applicationId, at.callKey, call.op, async () => {});
    return;
  }
  const someDay = new Date(Date.parse(plan.createdAt) + withoutDateDays * 86_400_000).toISOString().slice(0, 10);
  const email = candidate.emails[0];
  await callConnector(deps, {
    ...at,
    operation: 'learning.enrol',
    connectionId: job.connections.learning ?? '',
    input: {
      enrolmentRef: plan.id,
      learner: {
        externalRef: application.id,
        name: candidate.formattedName,
        language: application.language,
        ...(email === undefined ? {} : { email }),
      },
      modules: plan.modules.map((m) => ({
        key: m.key,
        title: inLanguage(m.title, application.language),
        dueDate: m.dueDate ?? someDay,
      })),
    },
    keep: async () => {},
  });
}

/** Takes the enrolment back; one that is not there is fine. */
export async function cancelEnrolment(
  deps: CallDeps,
  at: PerformContext,
  call: CallOf<'learning.cancel'>,
): Promise<void> {
  const { job } = await loadCase(deps, at.applicationId);
  await callConnector(deps, {
    ...at,
    operation: 'learning.cancel',
    connectionId: job.connections.learning ?? '',
    input: { enrolmentRef: call.planId },
    keep: async () => {},
  });
}
