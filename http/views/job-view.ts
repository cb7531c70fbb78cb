import type { Tx } from '../../db/connection.ts';
import type { JobRecord } from '../../db/repositories/jobs.ts';
import { getPublishedVersionNumbers } from '../../db/repositories/process-versions.ts';
import type { Job } from '../../schemas/types.ts';

/** Jobs as the API shows them, with the process version that is in force now. */
export async function toJobs(tx: Tx, records: readonly JobRecord[]): Promise<Job[]> {
  const versions = await getPublishedVersionNumbers(
    tx,
    records.map(({ processId }) => processId),
  );
  return records.map((job) => ({ ...job, processVersion: versions.get(job.processId) ?? null }));
}

/** One of {@link toJobs}. */
export async function toJob(tx: Tx, record: JobRecord): Promise<Job> {
  const [job] = await toJobs(tx, [record]);
  return job as Job;
}
