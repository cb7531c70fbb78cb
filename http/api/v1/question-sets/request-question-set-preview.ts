import { toEtag } from '../../../etag.ts';
import { actOnQuestionSet } from '../../../requisition/act-on-question-set.ts';
import { toQuestionSetVersion } from '../../../views/question-set-view.ts';
import { defineRoute } from '../../../route.ts';

export const requestQuestionSetPreview = defineRoute({
  operationId: 'requestQuestionSetPreview',
  action: 'questionSets.write',
  handler: async ({ deps, principal, params, commit }) =>
    commit(async (tx) => {
      const done = await actOnQuestionSet(deps, tx, principal, params, { action: 'requestPreview' });
      return {
        status: 200,
        headers: { ETag: toEtag(done.revision) },
        body: await toQuestionSetVersion(tx, principal.role, done),
      };
    }),
});
