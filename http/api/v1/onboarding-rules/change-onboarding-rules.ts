import { HubError } from '../../../../domain/errors.ts';
import { checkRules } from '../../../../domain/onboarding/check-rules.ts';
import { getOnboardingRules, insertOnboardingRules } from '../../../../db/repositories/onboarding.ts';
import { hasFact } from '../../../../schemas/fact-names.ts';
import { toEtag } from '../../../etag.ts';
import { defineRoute } from '../../../route.ts';

/** Writes the next version of the rules; plans that were made stay as they are. */
export const changeOnboardingRules = defineRoute({
  operationId: 'changeOnboardingRules',
  action: 'onboarding.write',
  handler: async ({ deps, principal, body, ifMatch }) => {
    const errors = checkRules(body, hasFact);
    if (errors[0]) throw new HubError('validation_failed', errors[0].message, { path: errors[0].path, errors });
    const rules = await deps.db.transaction(async (tx) => {
      const current = (await getOnboardingRules(tx)) ?? deps.defaultRules;
      if (current.version !== ifMatch)
        throw new HubError('version_conflict', 'Somebody changed the rules since you read them: read them again.');
      const next = {
        ...body,
        version: current.version + 1,
        createdBy: principal.id,
        createdAt: deps.now().toISOString(),
      };
      await insertOnboardingRules(tx, next);
      return next;
    });
    return { status: 200, headers: { ETag: toEtag(rules.version) }, body: rules };
  },
});
