import { HubError } from '../../domain/errors.ts';
import type { Department, DepartmentPatch } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate, requireChanged, versionConflict } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson } from '../sealed-json.ts';

/** A part of the company that hires. */
export type DepartmentRecord = Department;

type Row = { id: string; name: string; contact_email: string | null; created_at: string; version: number };

function toRecord(row: Row): DepartmentRecord {
  return {
    id: row.id,
    name: fromJson(row.name),
    ...(row.contact_email === null ? {} : { contactEmail: row.contact_email }),
    createdAt: row.created_at,
    version: row.version,
  };
}

/** Adds a department. Throws HubError `conflict` when the id is taken. */
export async function insertDepartment(tx: Tx, department: Omit<DepartmentRecord, 'version'>): Promise<void> {
  const row: Row = {
    id: department.id,
    name: JSON.stringify(department.name),
    contact_email: department.contactEmail ?? null,
    created_at: department.createdAt,
    version: 1,
  };
  await orDuplicate(
    tx('departments').insert(row),
    () => new HubError('conflict', 'There is a department with this id already; choose another one.', { path: '/id' }),
  );
}

/** A department by its id, or null. */
export async function getDepartment(tx: Tx, id: string): Promise<DepartmentRecord | null> {
  const row: Row | undefined = await tx<Row>('departments').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** Departments, newest first. */
export async function listDepartments(tx: Tx, input: PageInput): Promise<Page<DepartmentRecord>> {
  return paginate<Row, DepartmentRecord>(tx('departments'), input, toRecord);
}

/** Changes a department; what is absent stays. Throws HubError `version_conflict`. */
export async function updateDepartment(
  tx: Tx,
  before: DepartmentRecord,
  { name = before.name, contactEmail = before.contactEmail }: DepartmentPatch,
  expectedVersion: number,
): Promise<DepartmentRecord> {
  const { contactEmail: _before, ...kept } = before;
  const next = { ...kept, name, ...(contactEmail ? { contactEmail } : {}), version: expectedVersion + 1 };
  const changed = await tx('departments')
    .where({ id: before.id, version: expectedVersion })
    .update({ name: JSON.stringify(name), contact_email: contactEmail ?? null, version: next.version });
  requireChanged(changed, () => versionConflict('department'));
  return next;
}
