import type { Tx } from '../../db/connection.ts';
import { appendEvents } from '../../db/repositories/events.ts';
import { getJob, insertJob } from '../../db/repositories/jobs.ts';
import type { JobRecord } from '../../db/repositories/jobs.ts';
import { followOpening } from '../../db/repositories/jobs-filling.ts';
import { getPublishedVersion, listProcessVersions } from '../../db/repositories/process-versions.ts';
import { updateRequisition } from '../../db/repositories/requisitions.ts';
import type { RequisitionRecord } from '../../db/repositories/requisitions.ts';
import { insertRubric } from '../../db/repositories/rubrics.ts';
import type { RubricRecord } from '../../db/repositories/rubrics.ts';
import { HubError } from '../../domain/errors.ts';
import { findMissingConnections } from '../../domain/requisition/required-connections.ts';
import { moveRequisition } from '../../domain/requisition/state-machine.ts';
import type { Process, RequisitionSetUp } from '../../schemas/types.ts';
import { checkJob } from '../check-job.ts';
import type { HttpDeps } from '../deps.ts';
import type { Principal } from '../principal.ts';
import { requireRequisition } from './act-on-requisition.ts';
import { takeNotes, toActor } from './acting.ts';
import { requireDeadlineAhead } from './check-requisition.ts';
import { chooseQuestionSets } from './check-question-sets.ts';
import { pushSetsOfJob } from './push-question-sets.ts';
import { findRubricTemplate } from './rubric-templates.ts';

type Deps = Pick<HttpDeps, 'registry' | 'now' | 'newId'>;
const defaultPassAt = 0.5;

/**
 * Makes the live job of an approved requisition in one transaction: rubric, job, what vendors are to be told, the task's end and
 * the event; or says what is missing and makes nothing.
 * @throws HubError not_found, forbidden, requisition_not_ready, deadline_past, process_not_published, reference_unknown,
 *   connection_missing, question_set_not_published, question_set_incomplete, condition_invalid, validation_failed, conflict
 */
export async function setUpJob(
  deps: Deps,
  tx: Tx,
  principal: Principal,
  id: string,
  setUp: RequisitionSetUp,
): Promise<JobRecord> {
  const requisition = await requireRequisition(tx, principal, id);
  const actor = toActor(principal);
  const moved = moveRequisition(requisition, 'setUp', actor);
  if (!moved.ok) throw new HubError(moved.code, moved.message);
  requireDeadlineAhead(requisition.deadlineOn, deps.now());
  const notes = takeNotes(deps, tx, {
    subject: `requisition/${id}`,
    departmentId: requisition.departmentId,
    actor: principal.id,
  });
  const { now } = notes;
  const rubric = toRubric(requisition, deps.newId(), now);
  const draft = toJob(requisition, setUp, { id: deps.newId(), rubric, now });
  const definition = await requireProcess(tx, setUp.processId);
  requireStagesServed(definition, setUp);
  await checkJob(deps, tx, draft, rubric);
  const sets = await chooseQuestionSets(tx, { ...setUp, departmentId: requisition.departmentId }, rubric);
  await insertRubric(tx, rubric);
  await insertJob(tx, { ...draft, ...sets });
  const job = (await getJob(tx, draft.id)) ?? draft;
  await updateRequisition(tx, { ...requisition, status: moved.state.status, jobId: job.id }, now);
  await notes.closeTasks('setUpJob', 'completed', null);
  const opened = await followOpening(tx, job, { now, newId: deps.newId, actor });
  await pushSetsOfJob(deps, tx, job);
  await appendEvents(tx, [...notes.events, ...opened]);
  return job;
}

function toRubric(requisition: RequisitionRecord, id: string, now: string): RubricRecord {
  const template = findRubricTemplate(requisition.rubricTemplateId);
  return {
    id,
    name: requisition.title,
    dimensions: requisition.dimensions ?? template?.dimensions ?? [],
    passAt: template?.passAt ?? defaultPassAt,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

function toJob(
  requisition: RequisitionRecord,
  setUp: RequisitionSetUp,
  made: { id: string; rubric: RubricRecord; now: string },
): JobRecord {
  const { code, questionSetId: _set, writtenTestQuestionSetId: _test, ...settings } = setUp;
  // Only what can be checked on a résumé is asked of the screening; the rest is for people to read.
  const requirements = (requisition.requirements ?? []).flatMap(({ id, label, weight = 1, condition }) =>
    condition === undefined ? [] : [{ id, label, weight, condition }],
  );
  return {
    ...settings,
    id: made.id,
    code: code ?? `JOB-${made.id.slice(-8).toUpperCase()}`,
    title: requisition.title,
    departmentId: requisition.departmentId,
    requisitionId: requisition.id,
    rubricId: made.rubric.id,
    rubricVersion: made.rubric.version,
    ...(requirements.length > 0 ? { requirements } : {}),
    ...(requisition.headcount === undefined ? {} : { headcount: requisition.headcount }),
    ...(requisition.deadlineOn === undefined ? {} : { deadlineOn: requisition.deadlineOn }),
    status: 'open',
    createdAt: made.now,
    updatedAt: made.now,
    version: 1,
  };
}

async function requireProcess(tx: Tx, processId: string): Promise<Process> {
  const published = await getPublishedVersion(tx, processId);
  if (published) return published.definition;
  const isThere = (await listProcessVersions(tx, { processId, limit: 1 })).items.length > 0;
  throw isThere
    ? new HubError('process_not_published', 'The process has no published version: let somebody publish it first.', {
        path: '/processId',
      })
    : new HubError('reference_unknown', 'There is no such process: take an id from GET /api/v1/processes.', {
        path: '/processId',
      });
}

/** @throws HubError connection_missing, question_set_incomplete, validation_failed when a stage lacks what it works with */
function requireStagesServed(definition: Process, setUp: RequisitionSetUp): void {
  const missing = findMissingConnections(definition, setUp.connections).map(({ role, message }) => ({
    path: `/connections/${role}`,
    code: 'connection_missing',
    message,
  }));
  if (missing[0])
    throw new HubError('connection_missing', missing[0].message, { path: missing[0].path, errors: missing });
  const types = new Set<string>(definition.stages.map(({ stageType }) => stageType));
  if (types.has('writtenTest') && setUp.writtenTestQuestionSetId === undefined)
    throw new HubError('question_set_incomplete', 'The process has a written test: name its question set.', {
      path: '/writtenTestQuestionSetId',
    });
  if (types.has('interview') && setUp.interviewers.length === 0)
    throw new HubError('validation_failed', 'The process has an interview with a person: name who interviews.', {
      path: '/interviewers',
    });
}
