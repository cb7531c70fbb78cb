import { listRemoteIdsOfCandidates } from '../../../../db/repositories/remote-ids.ts';
import { toRemoteIds } from '../../../views/candidate-view.ts';
import { requireCandidate } from '../../../views/load-candidate.ts';
import { defineRoute } from '../../../route.ts';

export const listRemoteIds = defineRoute({
  operationId: 'listRemoteIds',
  action: 'candidates.read',
  handler: async ({ deps, principal, params }) => {
    const { id } = await requireCandidate(deps.db.knex, deps.vault, principal, params.id);
    const ids = await listRemoteIdsOfCandidates(deps.db.knex, [id]);
    return { status: 200, body: { items: toRemoteIds(ids.get(id)) } };
  },
});
