import type { Tx } from '../../db/connection.ts';
import { closeChangeRequest, getChangeRequest } from '../../db/repositories/change-requests.ts';
import type { ChangeRequestRecord } from '../../db/repositories/change-requests.ts';
import { appendEvents } from '../../db/repositories/events.ts';
import { lockJob, updateJob } from '../../db/repositories/jobs.ts';
import type { JobRecord } from '../../db/repositories/jobs.ts';
import { askForPosting, countHired } from '../../db/repositories/jobs-filling.ts';
import { getRubric, getRubricOf, updateRubric } from '../../db/repositories/rubrics.ts';
import type { RubricRecord } from '../../db/repositories/rubrics.ts';
import { HubError } from '../../domain/errors.ts';
import { mergePatch } from '../../domain/requisition/merge-patch.ts';
import type { JobChanges } from '../../schemas/types.ts';
import { can } from '../../security/rights.ts';
import { checkJob } from '../check-job.ts';
import type { HttpDeps } from '../deps.ts';
import { notFound, requireDepartment } from '../principal.ts';
import type { Principal } from '../principal.ts';
import { takeNotes } from './acting.ts';
import { checkWeights } from './check-requisition.ts';
import { chooseQuestionSets } from './check-question-sets.ts';
import { pushSetsOfJob } from './push-question-sets.ts';

type Deps = Pick<HttpDeps, 'registry' | 'now' | 'newId'>;

/** Whether a change touches what people are judged on. */
export function changesRubric(changes: JobChanges): boolean {
  return changes.rubric !== undefined || changes.supplements !== undefined;
}

/** A proposed change the reader may see. @throws HubError not_found */
export async function requireChangeRequest(tx: Tx, principal: Principal, id: string): Promise<ChangeRequestRecord> {
  const request = await getChangeRequest(tx, id);
  if (!request) throw notFound('change request');
  requireDepartment(principal, request.departmentId, 'change request');
  return request;
}

/** @throws HubError job_not_open for a job that is not live */
export function requireLive(job: JobRecord): void {
  if (job.status !== 'open' && job.status !== 'onHold')
    throw new HubError('job_not_open', 'Only a live job is changed by a request: this one is not open.');
}

/** The job as a change would make it, checked like any job; nothing is written. @throws HubError as `checkJob`, weights_invalid, question_set_incomplete */
export async function planChange(
  deps: Deps,
  tx: Tx,
  job: JobRecord,
  changes: JobChanges,
): Promise<{ job: JobRecord; rubric: RubricRecord | null; sets: Awaited<ReturnType<typeof chooseQuestionSets>> }> {
  const { rubric: wanted, questionSetId, ...fields } = changes;
  const now = await getRubricOf(tx, job.rubricId, job.rubricVersion);
  const rubric = now && wanted ? { ...now, ...wanted } : now;
  if (rubric && wanted?.dimensions) checkWeights(wanted.dimensions, '/changes/rubric/dimensions');
  const next = mergePatch(job, fields);
  const { deadlineOn, ...rest } = next;
  try {
    // A deadline that is not changed is not judged again.
    await checkJob(deps, tx, fields.deadlineOn ? { ...rest, deadlineOn: fields.deadlineOn } : rest, rubric);
    const named = questionSetId === undefined ? next : { ...next, questionSetId, questionSetVersion: undefined };
    return { job: next, rubric, sets: await chooseQuestionSets(tx, named, rubric) };
  } catch (error) {
    if (error instanceof HubError && error.path !== undefined && !error.path.startsWith('/changes'))
      throw new HubError(error.code, error.detail, { path: `/changes${error.path}`, cause: error });
    throw error;
  }
}

/**
 * Decides a proposed change; an approved one is the job's next version, and with other dimensions or weights the rubric's. What
 * is under way keeps the rubric it began with.
 * @throws HubError not_found, forbidden, second_person_required, change_request_closed, job_not_open, version_conflict, and what
 *   `planChange` finds
 */
export async function decideChange(
  deps: Deps,
  tx: Tx,
  principal: Principal,
  act: { id: string; decision: 'approve' | 'refuse'; comment?: string | undefined },
): Promise<ChangeRequestRecord> {
  const { decision, comment } = act;
  const request = await requireChangeRequest(tx, principal, act.id);
  if (!can(principal.role, 'changeRequests.approve'))
    throw new HubError('forbidden', `The role ${principal.role} may not decide this: let HR do it.`);
  if (request.status !== 'submitted')
    throw new HubError('change_request_closed', `This change was ${request.status} already: propose another one.`);
  if (decision === 'approve') requireSecondPerson(principal, request);
  if (decision === 'refuse' && (comment ?? '').trim() === '')
    throw new HubError('validation_failed', 'Say why, so that the department knows.', { path: '/comment' });
  const job = await lockJob(tx, request.jobId);
  if (!job) throw notFound('job');
  const notes = takeNotes(deps, tx, {
    subject: `change-request/${request.id}`,
    departmentId: request.departmentId,
    actor: principal.id,
  });
  const changed = decision === 'approve' ? await apply(deps, tx, job, request) : null;
  const closed: ChangeRequestRecord = {
    ...request,
    status: decision === 'approve' ? 'approved' : 'refused',
    decidedBy: principal.id,
    decidedAt: notes.now,
    comment: comment ?? null,
    appliedJobVersion: changed?.version ?? null,
  };
  await closeChangeRequest(tx, closed);
  await notes.closeTasks('reviewChange', 'completed', decision);
  const about = { jobId: job.id, changeRequestId: request.id };
  notes.emit(decision === 'approve' ? 'changeRequest.approved' : 'changeRequest.refused', about);
  if (changed) notes.emit('job.changed', { ...about, jobVersion: changed.version });
  // A smaller headcount may be filled already.
  const filled = changed ? await countHired(tx, job.id, { now: notes.now, newId: deps.newId }) : [];
  await appendEvents(tx, [...notes.events, ...filled]);
  return closed;
}

async function apply(deps: Deps, tx: Tx, job: JobRecord, request: ChangeRequestRecord): Promise<JobRecord> {
  requireLive(job);
  if (request.changesRubric && request.rubricVersion !== (job.rubricVersion ?? null))
    throw new HubError(
      'version_conflict',
      'The dimensions were changed since this was proposed: refuse it and propose it anew.',
    );
  const now = deps.now().toISOString();
  const plan = await planChange(deps, tx, job, request.changes);
  let rubricVersion = job.rubricVersion;
  if (request.changes.rubric !== undefined && plan.rubric) {
    const newest = await getRubric(tx, job.rubricId);
    if (!newest) throw notFound('rubric');
    const { dimensions, passAt } = plan.rubric;
    rubricVersion = (await updateRubric(tx, { ...newest, dimensions, passAt }, now)).version;
  }
  const next = { ...plan.job, ...plan.sets, ...(rubricVersion === undefined ? {} : { rubricVersion }) };
  const changed = await updateJob(tx, next, now);
  await askForPosting(tx, changed, { now, newId: deps.newId });
  await pushSetsOfJob(deps, tx, changed);
  return changed;
}

function requireSecondPerson(principal: Principal, request: ChangeRequestRecord): void {
  if (principal.kind !== 'user')
    throw new HubError('second_person_required', 'A signed-in person must approve it, not an API key.');
  if (principal.id === request.requestedBy)
    throw new HubError('second_person_required', 'You proposed this change: let somebody else approve it.');
}
