import { listQuestionSetVersions as list } from '../../../../db/repositories/question-sets.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { requireQuestionSet } from '../../../requisition/act-on-question-set.ts';
import { toQuestionSetVersions } from '../../../views/question-set-view.ts';
import { defineRoute } from '../../../route.ts';

export const listQuestionSetVersions = defineRoute({
  operationId: 'listQuestionSetVersions',
  action: 'questionSets.read',
  handler: async ({ deps, principal, params, query }) => {
    const { knex } = deps.db;
    const { id: questionSetId } = await requireQuestionSet(knex, principal, params.id);
    const page = await list(knex, { ...toPageInput(query), questionSetId });
    return { status: 200, body: mapPage(page, await toQuestionSetVersions(knex, principal.role, page.items)) };
  },
});
