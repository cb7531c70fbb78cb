import { HubError } from '../../domain/errors.ts';
import type { Job } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate, requireChanged, versionConflict } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson } from '../sealed-json.ts';

/** A position people apply to. `processVersion` is not of the row: it is the version in force when asked. */
export type JobRecord = Omit<Job, 'processVersion' | 'posting'>;

const bodyFields = [
  'title',
  'connections',
  'screeningQuestions',
  'requirements',
  'questions',
  'notes',
  'headcount',
  'questionSetId',
  'questionSetVersion',
  'writtenTestQuestionSetId',
  'writtenTestQuestionSetVersion',
  'identityCheck',
  'timeLimits',
  'interviewers',
  'recruiterId',
  'meetingUrlTemplate',
  'supplements',
  'closeReason',
] as const satisfies (keyof JobRecord)[];
type Body = Pick<JobRecord, (typeof bodyFields)[number]>;
type Row = {
  id: string;
  code: string;
  department_id: string;
  process_id: string;
  rubric_id: string;
  rubric_version: number | null;
  requisition_id: string | null;
  deadline_on: string | null;
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
    ...(row.rubric_version === null ? {} : { rubricVersion: row.rubric_version }),
    ...(row.requisition_id === null ? {} : { requisitionId: row.requisition_id }),
    ...(row.deadline_on === null ? {} : { deadlineOn: row.deadline_on }),
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function toRow(job: JobRecord): Row {
  // Absent properties stay absent: JSON.stringify leaves undefined out.
  const body = JSON.stringify(Object.fromEntries(bodyFields.map((name) => [name, job[name]])));
  return {
    id: job.id,
    code: job.code,
    department_id: job.departmentId,
    process_id: job.processId,
    rubric_id: job.rubricId,
    rubric_version: job.rubricVersion ?? null,
    requisition_id: job.requisitionId ?? null,
    deadline_on: job.deadlineOn ?? null,
    status: job.status,
    body,
    version: job.version,
    created_at: job.createdAt,
    updated_at: job.updatedAt,
  };
}

const duplicateCode = () =>
  new HubError('conflict', 'Another job has this code; choose another one.', { path: '/code' });

/** Adds a job, with the newest version of its rubric where it names none. Throws HubError `conflict` when its code is taken. */
export async function insertJob(tx: Tx, job: JobRecord): Promise<void> {
  const newest: { version: number } | undefined = await tx('rubrics').where({ id: job.rubricId }).first('version');
  const row = toRow(job);
  await orDuplicate(
    tx('jobs').insert({ ...row, rubric_version: row.rubric_version ?? newest?.version ?? null }),
    duplicateCode,
  );
}

/** Open jobs whose last day is before a day (`YYYY-MM-DD`), ids only, longest over first. */
export async function listJobsPastDeadline(tx: Tx, today: string, limit: number): Promise<string[]> {
  return tx('jobs')
    .whereIn('status', ['open', 'onHold'])
    .where('deadline_on', '<', today)
    .orderBy('deadline_on')
    .limit(limit)
    .pluck('id');
}

/** As {@link getJob}, holding the row until the transaction ends. */
export async function lockJob(tx: Tx, id: string): Promise<JobRecord | null> {
  const row: Row | undefined = await tx<Row>('jobs').where({ id }).forUpdate().first();
  return row ? toRecord(row) : null;
}

/** Whether somebody is or may be judged by this rubric: a job with it was opened, promised to a department, or applied to. */
export async function isRubricInUse(tx: Tx, rubricId: string): Promise<boolean> {
  const row: { id: string } | undefined = await tx('jobs')
    .where({ rubric_id: rubricId })
    .where((q) => {
      q.whereNot('status', 'draft')
        .orWhereNotNull('requisition_id')
        .orWhereExists(tx('applications').select(tx.raw('1')).whereRaw('applications.job_id = jobs.id'));
    })
    .first('id');
  return row !== undefined;
}

/** Lets the drafts that are judged by a rubric take its newest version. */
export async function takeRubricVersion(tx: Tx, rubricId: string, version: number): Promise<void> {
  await tx('jobs').where({ rubric_id: rubricId, status: 'draft' }).update({ rubric_version: version });
}

/** Whether anybody ever applied to a job. */
export async function hasApplications(tx: Tx, jobId: string): Promise<boolean> {
  const row: { id: string } | undefined = await tx('applications').where({ job_id: jobId }).first('id');
  return row !== undefined;
}

/** How many people were hired for a job. */
export async function countHiredFor(tx: Tx, jobId: string): Promise<number> {
  const [row] = await tx('applications').where({ job_id: jobId, status: 'hired' }).count({ n: '*' });
  return Number(row?.['n'] ?? 0);
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
