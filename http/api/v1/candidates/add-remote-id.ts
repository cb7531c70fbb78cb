import { addRemoteId as add, listRemoteIdsOfCandidates } from '../../../../db/repositories/remote-ids.ts';
import { toRemoteIds } from '../../../views/candidate-view.ts';
import { requireCandidate } from '../../../views/load-candidate.ts';
import { defineRoute } from '../../../route.ts';

export const addRemoteId = defineRoute({
  operationId: 'addRemoteId',
  action: 'candidates.write',
  handler: async ({ deps, principal, params, body, commit }) =>
    commit(async (tx) => {
      const { id } = await requireCandidate(tx, deps.vault, principal, params.id);
      const { connectionId = null, system, id: remoteId } = body;
      await add(tx, {
        candidateId: id,
        applicationId: null,
        connectionId,
        system,
        remoteId,
        createdAt: deps.now().toISOString(),
      });
      const ids = await listRemoteIdsOfCandidates(tx, [id]);
      return { status: 201, body: { items: toRemoteIds(ids.get(id)) } };
    }),
});
