import { HubError } from '../../../../domain/errors.ts';
import { insertRubric } from '../../../../db/repositories/rubrics.ts';
import { toEtag } from '../../../etag.ts';
import { defineRoute } from '../../../route.ts';

export const createRubric = defineRoute({
  operationId: 'createRubric',
  action: 'rubrics.write',
  handler: async ({ deps, body, commit }) =>
    commit(async (tx) => {
      const keys = body.dimensions.map(({ key }) => key);
      const double = keys.findIndex((key, index) => keys.indexOf(key) !== index);
      if (double >= 0)
        throw new HubError('validation_failed', 'Two dimensions have the same key: give each its own.', {
          path: `/dimensions/${double}/key`,
        });
      const now = deps.now().toISOString();
      const rubric = { ...body, id: deps.newId(), createdAt: now, updatedAt: now, version: 1 };
      await insertRubric(tx, rubric);
      return { status: 201, headers: { ETag: toEtag(1) }, body: rubric };
    }),
});
