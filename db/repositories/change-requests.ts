import { HubError } from '../../domain/errors.ts';
import type { ChangeRequest } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { requireChanged } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson } from '../sealed-json.ts';

/** A proposed change of a live job; `rubricVersion` is the one it was written against. */
export type ChangeRequestRecord = ChangeRequest & { rubricVersion: number | null };

type Body = Omit<ChangeRequestRecord, 'id' | 'jobId' | 'departmentId' | 'status' | 'createdAt'>;
type Row = {
  id: string;
  job_id: string;
  department_id: string;
  status: ChangeRequest['status'];
  body: string;
  created_at: string;
};

function toRecord(row: Row): ChangeRequestRecord {
  return {
    ...fromJson<Body>(row.body),
    id: row.id,
    jobId: row.job_id,
    departmentId: row.department_id,
    status: row.status,
    createdAt: row.created_at,
  };
}

function toRow(request: ChangeRequestRecord): Row {
  const { id, jobId, departmentId, status, createdAt, ...body } = request;
  return {
    id,
    job_id: jobId,
    department_id: departmentId,
    status,
    body: JSON.stringify(body),
    created_at: createdAt,
  };
}

/** Adds a proposed change. */
export async function insertChangeRequest(tx: Tx, request: ChangeRequestRecord): Promise<void> {
  await tx('change_requests').insert(toRow(request));
}

/** A proposed change by its id, or null. */
export async function getChangeRequest(tx: Tx, id: string): Promise<ChangeRequestRecord | null> {
  const row: Row | undefined = await tx<Row>('change_requests').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** Proposed changes, newest first. */
export async function listChangeRequests(
  tx: Tx,
  input: PageInput & {
    departmentId?: string | undefined;
    jobId?: string | undefined;
    status?: ChangeRequest['status'] | undefined;
  },
): Promise<Page<ChangeRequestRecord>> {
  const query = tx('change_requests');
  if (input.departmentId !== undefined) query.where('department_id', input.departmentId);
  if (input.jobId !== undefined) query.where('job_id', input.jobId);
  if (input.status !== undefined) query.where('status', input.status);
  return paginate<Row, ChangeRequestRecord>(query, input, toRecord);
}

/** Keeps what was decided. Throws HubError `change_request_closed` when somebody decided before. */
export async function closeChangeRequest(tx: Tx, request: ChangeRequestRecord): Promise<void> {
  const changed = await tx('change_requests').where({ id: request.id, status: 'submitted' }).update(toRow(request));
  requireChanged(
    changed,
    () => new HubError('change_request_closed', 'Somebody decided this change already: read it again.'),
  );
}
