import type { Tx } from '../db/connection.ts';
import { listInterviewingJobIds } from '../db/repositories/availability.ts';
import { getJobs, type JobRecord } from '../db/repositories/jobs.ts';

/** Over which connections an interviewer's time is read: every one that a job of theirs names. */
export type TimeSources = { attendance: Set<string>; calendar: Set<string> };

const jobsPerStatement = 200;

/** Everybody who interviews for a job that is open or has applications under way, and where their time is read. */
export async function planInterviewers(tx: Tx): Promise<Map<string, TimeSources>> {
  const plan = new Map<string, TimeSources>();
  const ids = await listInterviewingJobIds(tx);
  for (let start = 0; start < ids.length; start += jobsPerStatement) {
    const jobs = await getJobs(tx, ids.slice(start, start + jobsPerStatement));
    for (const job of jobs.values()) addJob(plan, job);
  }
  return plan;
}

function addJob(plan: Map<string, TimeSources>, job: JobRecord): void {
  for (const userId of job.interviewers ?? []) {
    const sources = plan.get(userId) ?? { attendance: new Set<string>(), calendar: new Set<string>() };
    if (job.connections.attendance !== undefined) sources.attendance.add(job.connections.attendance);
    if (job.connections.calendar !== undefined) sources.calendar.add(job.connections.calendar);
    plan.set(userId, sources);
  }
}
