import { HubError } from '../../../../domain/errors.ts';
import { getRubric } from '../../../../db/repositories/rubrics.ts';
import { toEtag } from '../../../etag.ts';
import { requireKnownRubric } from '../../../references.ts';
import { requireQuestionSetVersion } from '../../../requisition/act-on-question-set.ts';
import { askForSetPush, takesQuestionSets } from '../../../requisition/push-question-sets.ts';
import { toQuestionSetVersion } from '../../../views/question-set-view.ts';
import { defineRoute } from '../../../route.ts';

/** The wish is a row; the call is made by the delivery loop, so that neither a crash nor a vendor that hangs loses it. */
export const pushQuestionSet = defineRoute({
  operationId: 'pushQuestionSet',
  action: 'questionSets.push',
  handler: async ({ deps, principal, params, body, commit }) =>
    commit(async (tx) => {
      const { version } = await requireQuestionSetVersion(tx, principal, params);
      const { connectionId, rubricId } = body;
      if (version.status !== 'published' && version.status !== 'retired')
        throw new HubError('question_set_not_published', 'Only a published version is pushed: publish it first.');
      const isTaken = await takesQuestionSets(deps, tx, connectionId);
      if (isTaken === null)
        throw new HubError(
          'reference_unknown',
          'There is no such connection: take an id from GET /api/v1/connections.',
          { path: '/connectionId' },
        );
      if (!isTaken)
        throw new HubError(
          'operation_unsupported',
          'This vendor takes no question sets: its interviews are ordered with the questions, so nothing needs to be pushed.',
          { path: '/connectionId' },
        );
      await requireKnownRubric(tx, rubricId);
      const rubric = rubricId === undefined ? null : await getRubric(tx, rubricId);
      const pushed = rubric === null ? {} : { rubricId: rubric.id, rubricVersion: rubric.version };
      await askForSetPush(deps, tx, version, { connectionId, body: pushed, again: true });
      return {
        status: 202,
        headers: { ETag: toEtag(version.revision) },
        body: await toQuestionSetVersion(tx, principal.role, version),
      };
    }),
});
