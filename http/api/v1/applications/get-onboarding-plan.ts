import { getPlanOfApplication } from '../../../../db/repositories/onboarding.ts';
import { notFound } from '../../../principal.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const getOnboardingPlan = defineRoute({
  operationId: 'getOnboardingPlan',
  action: 'onboarding.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const { application, key } = await requireApplicationKey(knex, deps.vault, principal, params.id);
    const plan = await getPlanOfApplication(knex, key, application.id);
    if (!plan) throw notFound('onboarding plan');
    return { status: 200, body: plan };
  },
});
