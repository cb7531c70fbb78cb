import { toEtag } from '../../../etag.ts';
import { toCandidate } from '../../../views/candidate-view.ts';
import { requireCandidate } from '../../../views/load-candidate.ts';
import { defineRoute } from '../../../route.ts';

export const getCandidate = defineRoute({
  operationId: 'getCandidate',
  action: 'candidates.read',
  handler: async ({ deps, principal, params }) => {
    const candidate = await requireCandidate(deps.db.knex, deps.vault, principal, params.id);
    return {
      status: 200,
      headers: { ETag: toEtag(candidate.version) },
      body: await toCandidate(deps.db.knex, candidate),
    };
  },
});
