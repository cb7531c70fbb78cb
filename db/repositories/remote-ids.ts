import { HubError } from '../../domain/errors.ts';
import type { Tx } from '../connection.ts';

/** What another system calls a candidate, or one application of theirs. */
export type RemoteIdRecord = {
  candidateId: string;
  applicationId: string | null;
  /** Null where the id came by the API. */
  connectionId: string | null;
  system: string;
  remoteId: string;
  createdAt: string;
};

type Row = {
  candidate_id: string;
  application_id: string | null;
  connection_id: string | null;
  system: string;
  remote_id: string;
  created_at: string;
};

function toRecord(row: Row): RemoteIdRecord {
  return {
    candidateId: row.candidate_id,
    applicationId: row.application_id,
    connectionId: row.connection_id,
    system: row.system,
    remoteId: row.remote_id,
    createdAt: row.created_at,
  };
}

/** Adds an id; repeating it changes nothing. Throws HubError `conflict` when the system gave it to another candidate. */
export async function addRemoteId(tx: Tx, record: RemoteIdRecord): Promise<void> {
  const row: Row = {
    candidate_id: record.candidateId,
    application_id: record.applicationId,
    connection_id: record.connectionId,
    system: record.system,
    remote_id: record.remoteId,
    created_at: record.createdAt,
  };
  await tx('remote_ids').insert(row).onConflict(['system', 'remote_id']).merge(['system']);
  const kept: Row | undefined = await tx<Row>('remote_ids')
    .where({ system: record.system, remote_id: record.remoteId })
    .first();
  if (kept?.candidate_id !== record.candidateId) {
    throw new HubError(
      'conflict',
      'This id of the other system belongs to another candidate; look that one up first.',
      {
        path: '/remoteIds',
      },
    );
  }
}

/** The ids of several candidates, with those of their applications; by candidate. */
export async function listRemoteIdsOfCandidates(
  tx: Tx,
  candidateIds: readonly string[],
): Promise<Map<string, RemoteIdRecord[]>> {
  return group(
    await tx<Row>('remote_ids')
      .whereIn('candidate_id', [...new Set(candidateIds)])
      .orderBy('n'),
    (r) => r.candidateId,
  );
}

/** The ids of several applications; by application. */
export async function listRemoteIdsOfApplications(
  tx: Tx,
  applicationIds: readonly string[],
): Promise<Map<string, RemoteIdRecord[]>> {
  return group(
    await tx<Row>('remote_ids')
      .whereIn('application_id', [...new Set(applicationIds)])
      .orderBy('n'),
    (r) => r.applicationId ?? '',
  );
}

/** What one system calls a candidate; null when it knows none. */
export async function findRemoteId(tx: Tx, candidateId: string, system: string): Promise<string | null> {
  const row: Row | undefined = await tx<Row>('remote_ids')
    .where({ candidate_id: candidateId, system })
    .orderBy('n')
    .first();
  return row?.remote_id ?? null;
}

function group(rows: Row[], by: (record: RemoteIdRecord) => string): Map<string, RemoteIdRecord[]> {
  const groups = new Map<string, RemoteIdRecord[]>();
  for (const record of rows.map(toRecord)) {
    const list = groups.get(by(record));
    if (list) list.push(record);
    else groups.set(by(record), [record]);
  }
  return groups;
}
