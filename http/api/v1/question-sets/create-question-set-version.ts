import { HubError } from '../../../../domain/errors.ts';
import {
  getQuestionSetVersion,
  insertQuestionSetVersion,
  lockQuestionSet,
} from '../../../../db/repositories/question-sets.ts';
import { toEtag } from '../../../etag.ts';
import { notFound } from '../../../principal.ts';
import { requireQuestionSet, requireSoundQuestions } from '../../../requisition/act-on-question-set.ts';
import { newVersion } from '../../../requisition/new-question-set-version.ts';
import { toQuestionSetVersion } from '../../../views/question-set-view.ts';
import { defineRoute } from '../../../route.ts';

export const createQuestionSetVersion = defineRoute({
  operationId: 'createQuestionSetVersion',
  action: 'questionSets.write',
  handler: async ({ deps, principal, params, body, commit }) =>
    commit(async (tx) => {
      await lockQuestionSet(tx, params.id);
      const set = await requireQuestionSet(tx, principal, params.id);
      const last = await getQuestionSetVersion(tx, set.id, set.latestVersion);
      if (!last) throw notFound('question set');
      if (last.status !== 'published' && last.status !== 'retired')
        throw new HubError(
          'question_set_not_ready',
          `Version ${last.version} is not published yet: change that one instead of beginning another.`,
        );
      const questions = body.questions ?? last.questions;
      requireSoundQuestions(questions, set.kind);
      const now = deps.now().toISOString();
      const version = last.version + 1;
      const draft = newVersion({ questionSetId: set.id, version, questions, actor: principal.id, now });
      await insertQuestionSetVersion(tx, draft);
      return { status: 201, headers: { ETag: toEtag(1) }, body: await toQuestionSetVersion(tx, principal.role, draft) };
    }),
});
