import { toEtag } from '../../../etag.ts';
import { actOnQuestionSet } from '../../../requisition/act-on-question-set.ts';
import { toQuestionSetVersion } from '../../../views/question-set-view.ts';
import { defineRoute } from '../../../route.ts';

export const publishQuestionSet = defineRoute({
  operationId: 'publishQuestionSet',
  action: 'questionSets.publish',
  handler: async ({ deps, principal, params, commit }) =>
    commit(async (tx) => {
      const done = await actOnQuestionSet(deps, tx, principal, params, { action: 'publish' });
      return {
        status: 200,
        headers: { ETag: toEtag(done.revision) },
        body: await toQuestionSetVersion(tx, principal.role, done),
      };
    }),
});
