import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../../../db/connection.ts';
import { versionConflict } from '../../../../db/constraints.ts';
import { appendEvents } from '../../../../db/repositories/events.ts';
import type { NewEvent } from '../../../../db/repositories/events.ts';
import { hasApplications, updateJob as update } from '../../../../db/repositories/jobs.ts';
import type { JobRecord } from '../../../../db/repositories/jobs.ts';
import { askForPosting, closeJob, followOpening } from '../../../../db/repositories/jobs-filling.ts';
import { getRubric, getRubricOf } from '../../../../db/repositories/rubrics.ts';
import { HubError } from '../../../../domain/errors.ts';
import type { JobPatch } from '../../../../schemas/types.ts';
import { checkJob } from '../../../check-job.ts';
import type { HttpDeps } from '../../../deps.ts';
import { toEtag } from '../../../etag.ts';
import type { Principal } from '../../../principal.ts';
import { takeNotes, toActor } from '../../../requisition/acting.ts';
import { chooseQuestionSets } from '../../../requisition/check-question-sets.ts';
import { pushSetsOfJob } from '../../../requisition/push-question-sets.ts';
import { toJob } from '../../../views/job-view.ts';
import { requireJob } from '../../../views/load-job.ts';
import { defineRoute } from '../../../route.ts';

export const updateJob = defineRoute({
  operationId: 'updateJob',
  action: 'jobs.write',
  handler: async ({ deps, principal, params, body, ifMatch, commit }) =>
    commit(async (tx) => {
      const job = await requireJob(tx, principal, params.id);
      if (job.version !== ifMatch) throw versionConflict('job');
      const next = await plan(deps, tx, job, body);
      await requireSameRubric(tx, job, next);
      const { job: changed, events } = await keep(deps, tx, principal, job, next);
      await appendEvents(tx, events);
      return { status: 200, headers: { ETag: toEtag(changed.version) }, body: await toJob(tx, changed) };
    }),
});

/** The job as it would be, checked. Questions and rubric are judged together, whichever of them is changed. */
async function plan(deps: HttpDeps, tx: Tx, job: JobRecord, body: JobPatch): Promise<JobRecord> {
  const isOtherRubric = body.rubricId !== undefined && body.rubricId !== job.rubricId;
  const rubricVersion = isOtherRubric ? (await getRubric(tx, body.rubricId ?? ''))?.version : job.rubricVersion;
  const isJudgedAnew =
    isOtherRubric || body.questions !== undefined || body.supplements !== undefined || body.rubricId !== undefined;
  const { rubricId, questions, supplements = [] } = job;
  await checkJob(deps, tx, { ...(isJudgedAnew ? { rubricId, questions, supplements } : {}), ...body, rubricVersion });
  const next: JobRecord = { ...job, ...body, ...(rubricVersion === undefined ? {} : { rubricVersion }) };
  // Another set without a version means its published one.
  if (body.questionSetId !== undefined && body.questionSetVersion === undefined) delete next.questionSetVersion;
  if (body.writtenTestQuestionSetId !== undefined && body.writtenTestQuestionSetVersion === undefined)
    delete next.writtenTestQuestionSetVersion;
  const touchesSets =
    isOtherRubric ||
    (
      [
        'questionSetId',
        'questionSetVersion',
        'writtenTestQuestionSetId',
        'writtenTestQuestionSetVersion',
        'timeLimits',
      ] as const
    ).some((name) => body[name] !== undefined);
  if (!touchesSets) return next;
  return { ...next, ...(await chooseQuestionSets(tx, next, await getRubricOf(tx, next.rubricId, rubricVersion))) };
}

/** @throws HubError change_request_required when dimensions or weights of a job change that people are judged by */
async function requireSameRubric(tx: Tx, job: JobRecord, next: JobRecord): Promise<void> {
  const isSame = next.rubricId === job.rubricId && isDeepStrictEqual(next.supplements, job.supplements);
  if (isSame) return;
  if (job.status === 'draft' && job.requisitionId === undefined && !(await hasApplications(tx, job.id))) return;
  throw new HubError(
    'change_request_required',
    `People are judged by these dimensions and weights: propose the change with POST /api/v1/jobs/${job.id}/change-requests.`,
    { path: next.rubricId === job.rubricId ? '/supplements' : '/rubricId' },
  );
}

async function keep(
  deps: HttpDeps,
  tx: Tx,
  principal: Principal,
  job: JobRecord,
  next: JobRecord,
): Promise<{ job: JobRecord; events: NewEvent[] }> {
  const actor = toActor(principal);
  const notes = takeNotes(deps, tx, { subject: `job/${job.id}`, departmentId: next.departmentId, actor: principal.id });
  const change = { now: notes.now, newId: deps.newId, actor };
  if (next.status === 'closed' && job.status !== 'closed') return closeJob(tx, next, 'person', change);
  if (next.status !== 'closed') delete next.closeReason;
  const changed = await update(tx, next, notes.now);
  const isLive = changed.status === 'open' || changed.status === 'onHold';
  if (isLive) await pushSetsOfJob(deps, tx, changed);
  if (changed.status === 'open' && job.status !== 'open' && job.status !== 'onHold')
    return { job: changed, events: await followOpening(tx, changed, change) };
  await askForPosting(tx, changed, change);
  if (isLive) notes.emit('job.changed', { jobId: changed.id, jobVersion: changed.version });
  return { job: changed, events: notes.events };
}
