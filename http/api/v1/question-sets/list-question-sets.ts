import { listQuestionSets as list } from '../../../../db/repositories/question-sets.ts';
import { toPageInput } from '../../../paging.ts';
import { departmentScope } from '../../../principal.ts';
import { defineRoute } from '../../../route.ts';

export const listQuestionSets = defineRoute({
  operationId: 'listQuestionSets',
  action: 'questionSets.read',
  handler: async ({ deps, principal, query }) => {
    const departmentId = departmentScope(principal) ?? undefined;
    return { status: 200, body: await list(deps.db.knex, { ...toPageInput(query), kind: query.kind, departmentId }) };
  },
});
