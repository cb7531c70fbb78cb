import { versionConflict } from '../../../../db/constraints.ts';
import { isRubricInUse, takeRubricVersion } from '../../../../db/repositories/jobs.ts';
import { getRubric, updateRubric as update } from '../../../../db/repositories/rubrics.ts';
import { HubError } from '../../../../domain/errors.ts';
import { findDoubleKey } from '../../../../domain/rubric/weights.ts';
import { toEtag } from '../../../etag.ts';
import { notFound } from '../../../principal.ts';
import { defineRoute } from '../../../route.ts';

export const updateRubric = defineRoute({
  operationId: 'updateRubric',
  action: 'rubrics.write',
  handler: async ({ deps, params, body, ifMatch, commit }) =>
    commit(async (tx) => {
      const rubric = await getRubric(tx, params.id);
      if (!rubric) throw notFound('rubric');
      if (rubric.version !== ifMatch) throw versionConflict('rubric');
      const { name = rubric.name, dimensions = rubric.dimensions, passAt = rubric.passAt } = body;
      const double = findDoubleKey(dimensions);
      if (double >= 0)
        throw new HubError('validation_failed', 'Two dimensions have the same key: give each its own.', {
          path: `/dimensions/${double}/key`,
        });
      const judgesAnew = body.dimensions !== undefined || body.passAt !== undefined;
      if (judgesAnew && (await isRubricInUse(tx, rubric.id)))
        throw new HubError(
          'change_request_required',
          'Somebody is judged by these dimensions and weights: propose the change with POST /api/v1/jobs/{id}/change-requests.',
          { path: body.dimensions === undefined ? '/passAt' : '/dimensions' },
        );
      const changed = await update(tx, { ...rubric, name, dimensions, passAt }, deps.now().toISOString());
      await takeRubricVersion(tx, changed.id, changed.version);
      return { status: 200, headers: { ETag: toEtag(changed.version) }, body: changed };
    }),
});
