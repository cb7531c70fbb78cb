import { getRubric as get } from '../../../../db/repositories/rubrics.ts';
import { toEtag } from '../../../etag.ts';
import { notFound } from '../../../principal.ts';
import { defineRoute } from '../../../route.ts';

export const getRubric = defineRoute({
  operationId: 'getRubric',
  action: 'rubrics.read',
  handler: async ({ deps, params }) => {
    const rubric = await get(deps.db.knex, params.id);
    if (!rubric) throw notFound('rubric');
    return { status: 200, headers: { ETag: toEtag(rubric.version) }, body: rubric };
  },
});
