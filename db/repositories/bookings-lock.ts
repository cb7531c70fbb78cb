import type { Tx } from '../connection.ts';

/** Holds the candidate of an application until the transaction ends, so that their applications book one after another. */
export async function lockCandidate(tx: Tx, applicationId: string): Promise<void> {
  await tx('candidates')
    .where('id', tx('applications').where({ id: applicationId }).select('candidate_id'))
    .forUpdate()
    .first('id');
}
