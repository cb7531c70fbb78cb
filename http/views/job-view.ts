import type { Tx } from '../../db/connection.ts';
import type { JobRecord } from '../../db/repositories/jobs.ts';
import { listPushesOf } from '../../db/repositories/jobs-pushes.ts';
import type { PushRecord } from '../../db/repositories/jobs-pushes.ts';
import { getPublishedVersionNumbers } from '../../db/repositories/process-versions.ts';
import type { Job } from '../../schemas/types.ts';

/** Jobs as the API shows them, with the process version that is in force now and how they stand on the job database. */
export async function toJobs(tx: Tx, records: readonly JobRecord[]): Promise<Job[]> {
  const versions = await getPublishedVersionNumbers(
    tx,
    records.map(({ processId }) => processId),
  );
  const subjects = records.filter(({ connections }) => connections.jobs !== undefined).map(({ id }) => `job/${id}`);
  const pushes = subjects.length === 0 ? [] : await listPushesOf(tx, subjects);
  return records.map((job) => ({
    ...job,
    processVersion: versions.get(job.processId) ?? null,
    posting: toPosting(
      pushes.find(({ subject, connectionId }) => subject === `job/${job.id}` && connectionId === job.connections.jobs),
    ),
  }));
}

/** One of {@link toJobs}. */
export async function toJob(tx: Tx, record: JobRecord): Promise<Job> {
  const [job] = await toJobs(tx, [record]);
  return job as Job;
}

function toPosting(push: PushRecord | undefined): NonNullable<Job['posting']> | null {
  if (push === undefined) return null;
  const done = push.operation === 'jobDatabase.close' ? 'closed' : 'published';
  return {
    connectionId: push.connectionId,
    status: push.status === 'done' ? done : push.status,
    at: push.doneAt,
    remoteId: push.remoteId,
    lastError: push.lastError,
  };
}
