import { HubError } from '../../domain/errors.ts';
import { completeState } from '../../domain/process/initial-state.ts';
import type { ProcessState } from '../../domain/process/types.ts';
import type { Application } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate, requireChanged } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson } from '../sealed-json.ts';

/** One candidate for one job and where it stands. `state` is the core's, ids only. */
export type ApplicationRecord = {
  id: string;
  candidateId: string;
  /** The key all of this application's data is sealed with; never changes. */
  keyId: string;
  jobId: string;
  departmentId: string;
  processId: string;
  processVersion: number;
  /** The version of the job's rubric it is judged by; null where the job's rubric was not known. */
  rubricVersion: number | null;
  language: 'zh' | 'en';
  source: string | null;
  status: Application['status'];
  stageId: string | null;
  state: ProcessState;
  /** The last step taken; 0 before the first. */
  seq: number;
  workflowStartedAt: string | null;
  nextWakeAt: string | null;
  createdAt: string;
  updatedAt: string;
  endedAt: string | null;
  version: number;
};

/** What a new application is made of; it starts at step 0, version 1, its workflow not yet started. */
export type NewApplication = Pick<
  ApplicationRecord,
  | 'id'
  | 'candidateId'
  | 'keyId'
  | 'jobId'
  | 'departmentId'
  | 'processId'
  | 'processVersion'
  | 'language'
  | 'source'
  | 'state'
  | 'createdAt'
> &
  Partial<Pick<ApplicationRecord, 'rubricVersion'>>;

type Row = {
  id: string;
  candidate_id: string;
  key_id: string;
  job_id: string;
  department_id: string;
  process_id: string;
  process_version: number;
  rubric_version: number | null;
  language: 'zh' | 'en';
  source: string | null;
  status: Application['status'];
  stage_id: string | null;
  state: string;
  seq: number;
  workflow_started_at: string | null;
  next_wake_at: string | null;
  created_at: string;
  updated_at: string;
  ended_at: string | null;
  version: number;
};

function toRecord(row: Row): ApplicationRecord {
  return {
    id: row.id,
    candidateId: row.candidate_id,
    keyId: row.key_id,
    jobId: row.job_id,
    departmentId: row.department_id,
    processId: row.process_id,
    processVersion: row.process_version,
    rubricVersion: row.rubric_version,
    language: row.language,
    source: row.source,
    status: row.status,
    stageId: row.stage_id,
    state: completeState(fromJson<Partial<ProcessState>>(row.state)),
    seq: row.seq,
    workflowStartedAt: row.workflow_started_at,
    nextWakeAt: row.next_wake_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    endedAt: row.ended_at,
    version: row.version,
  };
}

/** What the job's rubric is at now: the application keeps it, whatever becomes of the job. */
async function rubricVersionOf(tx: Tx, jobId: string): Promise<number | null> {
  const row: { rubric_version: number | null } | undefined = await tx('jobs')
    .where({ id: jobId })
    .first('rubric_version');
  return row?.rubric_version ?? null;
}

/** Adds an application. Throws HubError `application_exists` while this candidate has an open one for the job. */
export async function insertApplication(tx: Tx, application: NewApplication): Promise<void> {
  const row: Row = {
    id: application.id,
    candidate_id: application.candidateId,
    key_id: application.keyId,
    job_id: application.jobId,
    department_id: application.departmentId,
    process_id: application.processId,
    process_version: application.processVersion,
    rubric_version: application.rubricVersion ?? (await rubricVersionOf(tx, application.jobId)),
    language: application.language,
    source: application.source,
    status: application.state.status,
    stage_id: application.state.stageId,
    state: JSON.stringify(application.state),
    seq: 0,
    workflow_started_at: null,
    next_wake_at: null,
    created_at: application.createdAt,
    updated_at: application.createdAt,
    ended_at: null,
    version: 1,
  };
  await orDuplicate(
    tx('applications').insert({ ...row, open_for: `${application.candidateId}/${application.jobId}` }),
    () =>
      new HubError('application_exists', 'Open the application this candidate already has for the job.', {
        path: '/jobId',
      }),
  );
}

/** An application by its id, or null. */
export async function getApplication(tx: Tx, id: string): Promise<ApplicationRecord | null> {
  const row: Row | undefined = await tx<Row>('applications').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** Several applications by id, in no order; for lists that name them. */
export async function getApplications(tx: Tx, ids: readonly string[]): Promise<ApplicationRecord[]> {
  const rows: Row[] = await tx<Row>('applications').whereIn('id', [...ids]);
  return rows.map(toRecord);
}

/** As {@link getApplication}, holding the row until the transaction ends (SQLite's transaction already holds all). */
export async function lockApplication(tx: Tx, id: string): Promise<ApplicationRecord | null> {
  const row: Row | undefined = await tx<Row>('applications').where({ id }).forUpdate().first();
  return row ? toRecord(row) : null;
}

/** The key of an application, without reading it; null when there is no such application. */
export async function findApplicationKeyId(tx: Tx, id: string): Promise<string | null> {
  const row: { key_id: string } | undefined = await tx('applications').where({ id }).first('key_id');
  return row?.key_id ?? null;
}

/** Where a step left an application; `seq` is the step's number. */
export type ApplicationStep = Pick<
  ApplicationRecord,
  'id' | 'state' | 'status' | 'stageId' | 'seq' | 'nextWakeAt' | 'endedAt'
> & {
  now: string;
};

/**
 * Keeps a step's outcome. Throws when the row is at this step or a later one: the caller did not lock it or repeats a step.
 * Numbers may be left out: a step that changed nothing is not kept.
 */
export async function saveApplicationStep(tx: Tx, step: ApplicationStep): Promise<void> {
  const changed = await tx('applications')
    .where({ id: step.id })
    .where('seq', '<', step.seq)
    .update({
      state: JSON.stringify(step.state),
      status: step.status,
      stage_id: step.stageId,
      seq: step.seq,
      next_wake_at: step.nextWakeAt,
      ended_at: step.endedAt,
      // Not set again when it is reopened: the candidate may have applied anew since.
      ...(step.endedAt === null ? {} : { open_for: null }),
      updated_at: step.now,
      version: tx.raw('version + 1'),
    });
  requireChanged(changed, () => new Error(`application ${step.id} is past step ${step.seq - 1}`));
}

/** What a list of applications may be narrowed to. */
export type ApplicationFilter = {
  status?: string | undefined;
  jobId?: string | undefined;
  departmentId?: string | undefined;
  candidateId?: string | undefined;
};

/** Applications, newest first. */
export async function listApplications(tx: Tx, input: PageInput & ApplicationFilter): Promise<Page<ApplicationRecord>> {
  const query = tx('applications');
  if (input.status !== undefined) query.where('status', input.status);
  if (input.jobId !== undefined) query.where('job_id', input.jobId);
  if (input.departmentId !== undefined) query.where('department_id', input.departmentId);
  if (input.candidateId !== undefined) query.where('candidate_id', input.candidateId);
  return paginate<Row, ApplicationRecord>(query, input, toRecord);
}

/** How many applications are in each status. */
export async function countApplications(tx: Tx): Promise<Record<string, number>> {
  const rows: { status: string; n: number }[] = await tx('applications')
    .select('status')
    .count({ n: '*' })
    .groupBy('status');
  return Object.fromEntries(rows.map((row) => [row.status, Number(row.n)]));
}

/** Notes that the workflow runs; safe to repeat. */
export async function markWorkflowStarted(tx: Tx, id: string, at: string): Promise<void> {
  await tx('applications').where({ id }).whereNull('workflow_started_at').update({ workflow_started_at: at });
}

/** Active applications made before `olderThanAt` whose workflow never started, oldest first. */
export async function listUnstartedApplications(
  tx: Tx,
  olderThanAt: string,
  limit: number,
): Promise<ApplicationRecord[]> {
  const rows: Row[] = await tx<Row>('applications')
    .whereNull('workflow_started_at')
    .where('status', 'active')
    .where('created_at', '<', olderThanAt)
    .orderBy('created_at')
    .limit(limit);
  return rows.map(toRecord);
}

/** Ids of active applications whose deadline passed before `dueBeforeAt` and that took no step since, most overdue first. */
export async function listOverdueApplications(tx: Tx, dueBeforeAt: string, limit: number): Promise<string[]> {
  return tx('applications')
    .where('status', 'active')
    .where('next_wake_at', '<', dueBeforeAt)
    .orderBy('next_wake_at')
    .limit(limit)
    .pluck('id');
}

/** Whether a candidate applies or applied to a job of this department. */
export async function hasApplicationInDepartment(tx: Tx, candidateId: string, departmentId: string): Promise<boolean> {
  const where = { candidate_id: candidateId, department_id: departmentId };
  const row: { id: string } | undefined = await tx('applications').where(where).first('id');
  return row !== undefined;
}
