import type { Tx } from '../../db/connection.ts';
import { loadActorNames } from '../../db/repositories/actor-names.ts';
import type { ChangeRequestRecord } from '../../db/repositories/change-requests.ts';
import type { ChangeRequest } from '../../schemas/types.ts';

/** Proposed changes as the API shows them: who acted by name. */
export async function toChangeRequests(tx: Tx, records: readonly ChangeRequestRecord[]): Promise<ChangeRequest[]> {
  const nameOf = await loadActorNames(
    tx,
    records.flatMap(({ requestedBy, decidedBy }) => [requestedBy, decidedBy]),
  );
  return records.map(({ rubricVersion: _version, ...request }) => ({
    ...request,
    requestedBy: nameOf(request.requestedBy),
    decidedBy: nameOf(request.decidedBy),
  }));
}

/** One of {@link toChangeRequests}. */
export async function toChangeRequest(tx: Tx, record: ChangeRequestRecord): Promise<ChangeRequest> {
  const [request] = await toChangeRequests(tx, [record]);
  return request as ChangeRequest;
}
