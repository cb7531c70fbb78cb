import { isDayOver } from '../../domain/requisition/days.ts';
import { moveRequisition } from '../../domain/requisition/state-machine.ts';
import type { RequisitionActor } from '../../domain/requisition/state-machine.ts';
import type { Job } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import type { NewEvent } from './events.ts';
import { countHiredFor, lockJob, updateJob } from './jobs.ts';
import type { JobRecord } from './jobs.ts';
import { askForPush } from './jobs-pushes.ts';
import { lockRequisition, updateRequisition } from './requisitions.ts';

/** Clock and ids for what is written, and who did it (`hub` for the hub itself). */
export type JobChange = { now: string; newId: () => string; actor: RequisitionActor };

const hub: RequisitionActor = { id: 'hub', role: 'hub', isPerson: false };

/**
 * Closes a job once as many people were hired as were wanted; call it in the transaction that made an application `hired`.
 * Answers with the events to append as that transaction's last write; none when nothing changed. Safe to repeat.
 */
export async function countHired(tx: Tx, jobId: string, change: Pick<JobChange, 'now' | 'newId'>): Promise<NewEvent[]> {
  // The lock first: of two last hires at once, the second counts the first.
  const job = await lockJob(tx, jobId);
  if (!job?.headcount || !takesApplications(job)) return [];
  if ((await countHiredFor(tx, jobId)) < job.headcount) return [];
  return (await closeJob(tx, job, 'filled', { ...change, actor: hub })).events;
}

/** Closes a job whose last day is over. Answers with the events to append last; none when there was nothing to do. Safe to repeat. */
export async function closeJobPastDeadline(
  tx: Tx,
  jobId: string,
  change: Pick<JobChange, 'now' | 'newId'>,
): Promise<NewEvent[]> {
  const job = await lockJob(tx, jobId);
  if (!job?.deadlineOn || !takesApplications(job) || !isDayOver(job.deadlineOn, new Date(change.now))) return [];
  return (await closeJob(tx, job, 'deadlinePassed', { ...change, actor: hub })).events;
}

/** Closes a job with its requisition and its posting. The events go last in the transaction. */
export async function closeJob(
  tx: Tx,
  job: JobRecord,
  reason: NonNullable<Job['closeReason']>,
  change: JobChange,
): Promise<{ job: JobRecord; events: NewEvent[] }> {
  const closed = await updateJob(tx, { ...job, status: 'closed', closeReason: reason }, change.now);
  await moveWithJob(tx, closed, reason === 'filled' ? 'fill' : 'close', change);
  await askForPosting(tx, closed, change);
  return { job: closed, events: [toEvent(closed, 'job.closed', { reason }, change)] };
}

/** What goes with a job that was opened: its requisition lives again, its posting is published. The event goes last. */
export async function followOpening(tx: Tx, job: JobRecord, change: JobChange): Promise<NewEvent[]> {
  await moveWithJob(tx, job, 'reopen', change);
  await askForPosting(tx, job, change);
  return [toEvent(job, 'job.opened', { jobVersion: job.version }, change)];
}

/** Asks that the job database be told how the job stands now; nothing without one. */
export async function askForPosting(tx: Tx, job: JobRecord, change: Pick<JobChange, 'now' | 'newId'>): Promise<void> {
  const connectionId = job.connections.jobs;
  if (connectionId === undefined || job.status === 'draft') return;
  await askForPush(tx, {
    id: change.newId(),
    subject: `job/${job.id}`,
    connectionId,
    language: null,
    operation: takesApplications(job) && job.status === 'open' ? 'jobDatabase.publish' : 'jobDatabase.close',
    now: change.now,
  });
}

function takesApplications({ status }: JobRecord): boolean {
  return status === 'open' || status === 'onHold';
}

/** The requisition follows its job where it may; one that stands elsewhere stays. */
async function moveWithJob(
  tx: Tx,
  job: JobRecord,
  action: 'fill' | 'close' | 'reopen',
  change: JobChange,
): Promise<void> {
  const requisition = job.requisitionId === undefined ? null : await lockRequisition(tx, job.requisitionId);
  if (requisition === null) return;
  const actor = action === 'fill' ? hub : change.actor;
  const moved = moveRequisition(requisition, action, actor);
  if (moved.ok) await updateRequisition(tx, { ...requisition, status: moved.state.status }, change.now);
}

function toEvent(
  job: JobRecord,
  type: 'job.opened' | 'job.closed',
  data: { [name: string]: unknown },
  change: JobChange,
): NewEvent {
  return {
    id: change.newId(),
    type,
    subject: `job/${job.id}`,
    applicationId: null,
    departmentId: job.departmentId,
    actor: change.actor.id,
    data: { jobId: job.id, ...(job.requisitionId ? { requisitionId: job.requisitionId } : {}), ...data },
    at: change.now,
  };
}
