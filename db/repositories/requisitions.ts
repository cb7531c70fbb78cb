import type { Requisition } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { requireChanged, versionConflict } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson } from '../sealed-json.ts';

/** A department's wish to hire. `createdBy` and the like are actors (`user:<id>`), `authors` everyone who wrote of it. */
export type RequisitionRecord = Requisition & { authors: string[] };

type Body = Omit<RequisitionRecord, 'id' | 'departmentId' | 'status' | 'jobId' | 'version' | 'createdAt' | 'updatedAt'>;
type Row = {
  id: string;
  department_id: string;
  status: Requisition['status'];
  job_id: string | null;
  body: string;
  version: number;
  created_at: string;
  updated_at: string;
};

function toRecord(row: Row): RequisitionRecord {
  return {
    ...fromJson<Body>(row.body),
    id: row.id,
    departmentId: row.department_id,
    status: row.status,
    jobId: row.job_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function toRow(requisition: RequisitionRecord): Row {
  const { id, departmentId, status, jobId, version, createdAt, updatedAt, ...body } = requisition;
  return {
    id,
    department_id: departmentId,
    status,
    job_id: jobId,
    body: JSON.stringify(body),
    version,
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

/** Adds a requisition. */
export async function insertRequisition(tx: Tx, requisition: RequisitionRecord): Promise<void> {
  await tx('requisitions').insert(toRow(requisition));
}

/** A requisition by its id, or null. */
export async function getRequisition(tx: Tx, id: string): Promise<RequisitionRecord | null> {
  const row: Row | undefined = await tx<Row>('requisitions').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** As {@link getRequisition}, holding the row until the transaction ends. */
export async function lockRequisition(tx: Tx, id: string): Promise<RequisitionRecord | null> {
  const row: Row | undefined = await tx<Row>('requisitions').where({ id }).forUpdate().first();
  return row ? toRecord(row) : null;
}

/** Requisitions, newest first. */
export async function listRequisitions(
  tx: Tx,
  input: PageInput & { departmentId?: string | undefined; status?: Requisition['status'] | undefined },
): Promise<Page<RequisitionRecord>> {
  const query = tx('requisitions');
  if (input.departmentId !== undefined) query.where('department_id', input.departmentId);
  if (input.status !== undefined) query.where('status', input.status);
  return paginate<Row, RequisitionRecord>(query, input, toRecord);
}

/** Keeps a changed requisition, made from the one read at `version`. Throws HubError `version_conflict`. */
export async function updateRequisition(
  tx: Tx,
  requisition: RequisitionRecord,
  now: string,
): Promise<RequisitionRecord> {
  const next = { ...requisition, version: requisition.version + 1, updatedAt: now };
  const changed = await tx('requisitions')
    .where({ id: requisition.id, version: requisition.version })
    .update(toRow(next));
  requireChanged(changed, () => versionConflict('requisition'));
  return next;
}
