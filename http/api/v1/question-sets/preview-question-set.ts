import { toEtag } from '../../../etag.ts';
import { actOnQuestionSet } from '../../../requisition/act-on-question-set.ts';
import { toQuestionSetVersion } from '../../../views/question-set-view.ts';
import { defineRoute } from '../../../route.ts';

export const previewQuestionSet = defineRoute({
  operationId: 'previewQuestionSet',
  action: 'questionSets.preview',
  handler: async ({ deps, principal, params, body, commit }) =>
    commit(async (tx) => {
      const done = await actOnQuestionSet(deps, tx, principal, params, {
        action: body.outcome === 'approve' ? 'approvePreview' : 'commentPreview',
        comment: body.comment,
      });
      return {
        status: 200,
        headers: { ETag: toEtag(done.revision) },
        body: await toQuestionSetVersion(tx, principal.role, done),
      };
    }),
});
