import { requireQuestionSet } from '../../../requisition/act-on-question-set.ts';
import { defineRoute } from '../../../route.ts';

export const getQuestionSet = defineRoute({
  operationId: 'getQuestionSet',
  action: 'questionSets.read',
  handler: async ({ deps, principal, params }) => ({
    status: 200,
    body: await requireQuestionSet(deps.db.knex, principal, params.id),
  }),
});
