import type { Tx } from '../../db/connection.ts';
import type { CandidateRecord } from '../../db/repositories/candidates.ts';
import { listRemoteIdsOfCandidates } from '../../db/repositories/remote-ids.ts';
import type { RemoteIdRecord } from '../../db/repositories/remote-ids.ts';
import type { Candidate, RemoteId } from '../../schemas/types.ts';

/** Remote ids as the API shows them. */
export function toRemoteIds(records: readonly RemoteIdRecord[] | undefined): RemoteId[] {
  return (records ?? []).map(({ connectionId, system, remoteId }) => ({ connectionId, system, id: remoteId }));
}

/** Candidates as the API shows them, before masking. */
export async function toCandidates(tx: Tx, records: readonly CandidateRecord[]): Promise<Candidate[]> {
  const ids = await listRemoteIdsOfCandidates(
    tx,
    records.map(({ id }) => id),
  );
  return records.map(({ keyId: _keyId, ...candidate }) => ({
    ...candidate,
    remoteIds: toRemoteIds(ids.get(candidate.id)),
  }));
}

/** One of {@link toCandidates}. */
export async function toCandidate(tx: Tx, record: CandidateRecord): Promise<Candidate> {
  const [candidate] = await toCandidates(tx, [record]);
  return candidate as Candidate;
}
