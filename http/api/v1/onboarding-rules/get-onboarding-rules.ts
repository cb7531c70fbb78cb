import { getOnboardingRules as get } from '../../../../db/repositories/onboarding.ts';
import { toEtag } from '../../../etag.ts';
import { defineRoute } from '../../../route.ts';

export const getOnboardingRules = defineRoute({
  operationId: 'getOnboardingRules',
  action: 'onboarding.read',
  handler: async ({ deps }) => {
    const rules = (await get(deps.db.knex)) ?? deps.defaultRules;
    return { status: 200, headers: { ETag: toEtag(rules.version) }, body: rules };
  },
});
