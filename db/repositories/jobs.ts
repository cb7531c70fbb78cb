import { HubError } from '../../domain/errors.ts';
import type { Job } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate, requireChanged, versionConflict } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson } from '../sealed-json.ts';

/** A position people apply to. `processVersion` is not of the row: it is the version in force when asked. */
export type JobRecord = Omit<Job, 'processVersion'>;

type Body = Pick<JobRecord, 'title' | 'connections' | 'screeningQuestions' | 'requirements' | 'questions' | 'notes'>;
type Row = {
  id: string;
  code: string;
  department_id: string;
  process_id: string;
  rubric_id: string;
  status: Job['status'];
  body: string;
  version: number;
  created_at: string;
  updated_at: string;
};

function toRecord(row: Row): JobRecord {
  return {
    ...fromJson<Body>(row.body),
    id: row.id,
    code: row.code,
    departmentId: row.department_id,
    processId: row.process_id,
    rubricId: row.rubric_id,
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function toRow(job: JobRecord): Row {
  // Absent properties stay absent: JSON.stringify leaves undefined out.
  const body = JSON.stringify({
    title: job.title,
    connections: job.connections,
    screeningQuestions: job.screeningQuestions,
    requirements: job.requirements,
    questions: job.questions,
    notes: job.notes,
  });
  return {
    id: job.id,
    code: job.code,
    department_id: job.departmentId,
    process_id: job.processId,
    rubric_id: job.rubricId,
    status: job.status,
    body,
    version: job.version,
    created_at: job.createdAt,
    updated_at: job.updatedAt,
  };
}

const duplicateCode = () =>
  new HubError('conflict', 'Another job has this code; choose another one.', { path: '/code' });

/** Adds a job. Throws HubError `conflict` when its code is taken. */
export async function insertJob(tx: Tx, job: JobRecord): Promise<void> {
  await orDuplicate(tx('jobs').insert(toRow(job)), duplicateCode);
}

/** A job by its id, or null. */
export async function getJob(tx: Tx, id: string): Promise<JobRecord | null> {
  const row: Row | undefined = await tx<Row>('jobs').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** Several jobs by id. */
export async function getJobs(tx: Tx, ids: readonly string[]): Promise<Map<string, JobRecord>> {
  const rows: Row[] = await tx<Row>('jobs').whereIn('id', [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, toRecord(row)]));
}

/** Jobs, newest first. */
export async function listJobs(
  tx: Tx,
  input: PageInput & { departmentId?: string | undefined; status?: Job['status'] | undefined },
): Promise<Page<JobRecord>> {
  const query = tx('jobs');
  if (input.departmentId !== undefined) query.where('department_id', input.departmentId);
  if (input.status !== undefined) query.where('status', input.status);
  return paginate<Row, JobRecord>(query, input, toRecord);
}

/** Keeps a changed job, made from the one read at `job.version`. Throws HubError `version_conflict` or `conflict` (code). */
export async function updateJob(tx: Tx, job: JobRecord, now: string): Promise<JobRecord> {
  const next: JobRecord = { ...job, version: job.version + 1, updatedAt: now };
  const changed = await orDuplicate(
    tx('jobs').where({ id: job.id, version: job.version }).update(toRow(next)),
    duplicateCode,
  );
  requireChanged(changed, () => versionConflict('job'));
  return next;
}
