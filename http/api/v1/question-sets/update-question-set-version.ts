import { toEtag } from '../../../etag.ts';
import { actOnQuestionSet } from '../../../requisition/act-on-question-set.ts';
import { toQuestionSetVersion } from '../../../views/question-set-view.ts';
import { defineRoute } from '../../../route.ts';

export const updateQuestionSetVersion = defineRoute({
  operationId: 'updateQuestionSetVersion',
  action: 'questionSets.write',
  handler: async ({ deps, principal, params, body, ifMatch, commit }) =>
    commit(async (tx) => {
      const done = await actOnQuestionSet(deps, tx, principal, params, {
        action: 'edit',
        questions: body.questions,
        revision: ifMatch,
      });
      return {
        status: 200,
        headers: { ETag: toEtag(done.revision) },
        body: await toQuestionSetVersion(tx, principal.role, done),
      };
    }),
});
