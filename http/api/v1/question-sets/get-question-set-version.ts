import { toEtag } from '../../../etag.ts';
import { requireQuestionSetVersion } from '../../../requisition/act-on-question-set.ts';
import { toQuestionSetVersion } from '../../../views/question-set-view.ts';
import { defineRoute } from '../../../route.ts';

export const getQuestionSetVersion = defineRoute({
  operationId: 'getQuestionSetVersion',
  action: 'questionSets.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const { version } = await requireQuestionSetVersion(knex, principal, params);
    return {
      status: 200,
      headers: { ETag: toEtag(version.revision) },
      body: await toQuestionSetVersion(knex, principal.role, version),
    };
  },
});
