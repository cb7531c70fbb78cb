import { HubError } from '../../../../domain/errors.ts';
import { insertCandidate } from '../../../../db/repositories/candidates.ts';
import { appendEvents } from '../../../../db/repositories/events.ts';
import { insertDataKey } from '../../../../db/repositories/keys.ts';
import { addRemoteId } from '../../../../db/repositories/remote-ids.ts';
import { toEtag } from '../../../etag.ts';
import { findPerson } from '../../../intake/find-person.ts';
import { toE164List } from '../../../intake/phones.ts';
import { toCandidate } from '../../../views/candidate-view.ts';
import { defineRoute } from '../../../route.ts';

export const createCandidate = defineRoute({
  operationId: 'createCandidate',
  action: 'candidates.write',
  handler: async ({ deps, principal, body, commit }) => {
    const id = deps.newId();
    const { key, ...wrapped } = deps.vault.newDataKey(id, deps.newId());
    const { emails = [], nationalId = null, locale = 'zh', remoteIds = [], ...names } = body;
    const person = { ...names, emails, phones: toE164List(body.phones ?? [], '/phones'), nationalId };
    const createdAt = deps.now().toISOString();
    return commit(async (tx) => {
      // Two that add the same person at once: the second waits here and then sees the first's.
      await tx('sequencer').where({ name: 'events' }).forUpdate().first();
      const known = await findPerson(tx, deps.vault, person, remoteIds);
      if (known) throw new HubError('conflict', `This person is known as candidate ${known.id}: change that one.`);
      await insertDataKey(tx, wrapped, createdAt);
      const candidate = await insertCandidate(tx, deps.vault, key, { ...person, id, locale, createdAt });
      for (const { connectionId = null, system, id: remoteId } of remoteIds)
        await addRemoteId(tx, { candidateId: id, applicationId: null, connectionId, system, remoteId, createdAt });
      const subject = `candidate/${id}`;
      await appendEvents(tx, [
        {
          id: deps.newId(),
          type: 'candidate.created',
          subject,
          applicationId: null,
          departmentId: null,
          actor: principal.id,
          data: { candidateId: id },
          at: createdAt,
        },
      ]);
      return { status: 201, headers: { ETag: toEtag(1) }, body: await toCandidate(tx, candidate), keyId: key.id };
    });
  },
});
