import { updateCandidate as update } from '../../../../db/repositories/candidates.ts';
import { appendEvents } from '../../../../db/repositories/events.ts';
import { toEtag } from '../../../etag.ts';
import { toE164List } from '../../../intake/phones.ts';
import { toCandidate } from '../../../views/candidate-view.ts';
import { requireCandidate } from '../../../views/load-candidate.ts';
import { defineRoute } from '../../../route.ts';

export const updateCandidate = defineRoute({
  operationId: 'updateCandidate',
  action: 'candidates.write',
  handler: async ({ deps, principal, params, body, ifMatch, commit }) => {
    const change = { ...body, ...(body.phones ? { phones: toE164List(body.phones, '/phones') } : {}) };
    const now = deps.now().toISOString();
    return commit(async (tx) => {
      await requireCandidate(tx, deps.vault, principal, params.id);
      const candidate = await update(tx, deps.vault, params.id, change, { now, expectedVersion: ifMatch });
      const subject = `candidate/${params.id}`;
      await appendEvents(tx, [
        {
          id: deps.newId(),
          type: 'candidate.updated',
          subject,
          applicationId: null,
          departmentId: null,
          actor: principal.id,
          data: { candidateId: params.id },
          at: now,
        },
      ]);
      return { status: 200, headers: { ETag: toEtag(candidate.version) }, body: await toCandidate(tx, candidate) };
    });
  },
});
