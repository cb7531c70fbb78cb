import {
  getQuestionSetVersion,
  insertQuestionSet,
  insertQuestionSetVersion,
} from '../../../../db/repositories/question-sets.ts';
import { toEtag } from '../../../etag.ts';
import { notFound } from '../../../principal.ts';
import { requireKnownDepartment } from '../../../references.ts';
import { requireSoundQuestions } from '../../../requisition/act-on-question-set.ts';
import { newVersion } from '../../../requisition/new-question-set-version.ts';
import { toQuestionSetVersion } from '../../../views/question-set-view.ts';
import { defineRoute } from '../../../route.ts';

export const createQuestionSet = defineRoute({
  operationId: 'createQuestionSet',
  action: 'questionSets.write',
  handler: async ({ deps, principal, body, commit }) =>
    commit(async (tx) => {
      await requireKnownDepartment(tx, body.departmentId);
      requireSoundQuestions(body.questions, body.kind);
      const id = deps.newId();
      const createdAt = deps.now().toISOString();
      const { name, departmentId, kind, questions } = body;
      await insertQuestionSet(tx, { id, name, departmentId, kind, createdAt });
      const draft = newVersion({ questionSetId: id, version: 1, questions, actor: principal.id, now: createdAt });
      await insertQuestionSetVersion(tx, draft);
      const made = await getQuestionSetVersion(tx, id, 1);
      if (!made) throw notFound('question set');
      return { status: 201, headers: { ETag: toEtag(1) }, body: await toQuestionSetVersion(tx, principal.role, made) };
    }),
});
