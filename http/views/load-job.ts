import type { Tx } from '../../db/connection.ts';
import { getJob } from '../../db/repositories/jobs.ts';
import type { JobRecord } from '../../db/repositories/jobs.ts';
import { notFound, requireDepartment } from '../principal.ts';
import type { Principal } from '../principal.ts';

/** A job the reader may see. @throws HubError not_found, also for one of another department */
export async function requireJob(tx: Tx, principal: Principal, id: string): Promise<JobRecord> {
  const job = await getJob(tx, id);
  if (!job) throw notFound('job');
  requireDepartment(principal, job.departmentId, 'job');
  return job;
}
