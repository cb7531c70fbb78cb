import { HubError } from '../../../../domain/errors.ts';
import type { Tx } from '../../../../db/connection.ts';
import { getJob } from '../../../../db/repositories/jobs.ts';
import { getApplication } from '../../../../db/repositories/applications.ts';
import { getRubricOf } from '../../../../db/repositories/rubrics.ts';
import { insertTaskAnswer } from '../../../../db/repositories/tasks.ts';
import type { TaskRecord } from '../../../../db/repositories/tasks.ts';
import type { TaskCompletion } from '../../../../schemas/types.ts';
import { decide } from '../../../decide.ts';
import { toEtag } from '../../../etag.ts';
import { deriveId } from '../../../idempotency.ts';
import type { Principal } from '../../../principal.ts';
import { completeSubjectTask } from '../../../requisition/complete-subject-task.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { requireTask } from '../../../views/load-task.ts';
import { toTask } from '../../../views/task-view.ts';
import { defineRoute } from '../../../route.ts';

/**
 * The content is kept first, sealed; only its id travels through the workflow, whose step takes or refuses it. The update's
 * id is the answer's, so a second click and a repeated request change nothing.
 */
export const completeTask = defineRoute({
  operationId: 'completeTask',
  action: 'tasks.complete',
  handler: async ({ deps, principal, params, body, idempotencyKey, commit }) => {
    const { knex } = deps.db;
    const task = await requireTask(knex, principal, params.id);
    requireOwner(principal, task);
    const { applicationId } = task;
    if (applicationId === null)
      return commit(async (tx) => {
        if (task.status !== 'open') throw notOpen(task);
        if (task.outcomes.length > 0) await checkAnswer(tx, task, body);
        await completeSubjectTask(deps, tx, principal, task, body);
        const done = await requireTask(tx, principal, params.id);
        return {
          status: 200,
          headers: { ETag: toEtag(done.version) },
          body: await toTask(deps, tx, principal.role, done),
        };
      });
    const answerId = deriveId('answer', task.id, principal.id, idempotencyKey ?? deps.newId());
    // A repeat of what was taken already is told so by the workflow, not refused here.
    const isRepeat = task.answerId === answerId;
    if (task.status !== 'open' && !isRepeat) throw notOpen(task);
    await checkAnswer(knex, task, body);
    requirePerson(principal, task, body);
    const { application, key } = await requireApplicationKey(knex, deps.vault, principal, applicationId);
    if (!isRepeat) {
      const { outcome, comments = null, scorecard = null } = body;
      const createdAt = deps.now().toISOString();
      const content = { comments, scorecard };
      const answer = {
        id: answerId,
        taskId: task.id,
        applicationId: application.id,
        actor: principal.id,
        outcome,
        content,
        createdAt,
      };
      await deps.db.transaction((tx) => insertTaskAnswer(tx, key, answer));
      await decide(deps, application.id, answerId, {
        kind: 'taskAnswered',
        taskId: task.id,
        outcome,
        answerId,
        actor: principal.id,
      });
    }
    const done = await requireTask(knex, principal, params.id);
    return {
      status: 200,
      headers: { ETag: toEtag(done.version) },
      body: await toTask(deps, knex, principal.role, done),
      keyId: key.id,
    };
  },
});

/** Its owner and whom it was escalated to; HR and administrators can always step in. */
function requireOwner({ role }: Principal, { ownerRole, escalatedTo }: TaskRecord): void {
  if (role === ownerRole || role === escalatedTo || role === 'hr' || role === 'administrator') return;
  throw new HubError(
    'forbidden',
    `This task is for ${escalatedTo === null ? ownerRole : `${ownerRole} or ${escalatedTo}`}: let them answer it, or HR.`,
  );
}

function notOpen({ status, outcome }: TaskRecord): HubError {
  return new HubError(
    'task_not_open',
    status === 'cancelled'
      ? 'The task is no longer needed: reload the list.'
      : `The task was answered already, with ${outcome ?? 'an answer'}: reload it.`,
  );
}

/** What a candidate is promised needs a face: an API key can be neither the first nor the second person. */
function requirePerson({ kind }: Principal, { taskType }: TaskRecord, { outcome }: TaskCompletion): void {
  if (taskType === 'approveOffer' && outcome === 'approve' && kind !== 'user')
    throw new HubError('second_person_required', 'A signed-in person must approve an offer, not an API key.');
}

/** Outcomes that judge the candidate; who was not there was not judged. */
const judging = ['pass', 'fail'];

async function checkAnswer(tx: Tx, task: TaskRecord, answer: TaskCompletion): Promise<void> {
  if (!task.outcomes.includes(answer.outcome))
    throw new HubError('task_outcome_invalid', `This task takes: ${task.outcomes.join(', ')}.`, { path: '/outcome' });
  if (task.needsScorecard && judging.includes(answer.outcome) && !answer.scorecard)
    throw new HubError(
      'scorecard_required',
      'Give a scorecard: a recommendation and a rating for each dimension you can judge.',
      { path: '/scorecard' },
    );
  if (!answer.scorecard) return;
  const job = task.jobId === null ? null : await getJob(tx, task.jobId);
  const application = task.applicationId === null ? null : await getApplication(tx, task.applicationId);
  const rubric = job ? await getRubricOf(tx, job.rubricId, application?.rubricVersion) : null;
  const dimensions = [...(rubric?.dimensions ?? []), ...(job?.supplements ?? []).map(({ dimension }) => dimension)];
  const known = dimensions.map(({ key }) => key);
  answer.scorecard.ratings.forEach(({ dimension }, index, all) => {
    const path = `/scorecard/ratings/${index}/dimension`;
    if (!known.includes(dimension))
      throw new HubError(
        'scorecard_dimension_unknown',
        `The rubric has no dimension "${dimension}": use ${known.join(', ')}.`,
        { path },
      );
    if (all.findIndex((rating) => rating.dimension === dimension) !== index)
      throw new HubError('validation_failed', 'This dimension is rated twice: keep one rating.', { path });
  });
}
