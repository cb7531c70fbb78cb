import { HubError } from '../../domain/errors.ts';
import type { Rubric } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate, requireChanged, versionConflict } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson } from '../sealed-json.ts';

/** What jobs are judged on. */
export type RubricRecord = Rubric;

type Body = Pick<Rubric, 'name' | 'dimensions' | 'passAt'>;
type Row = { id: string; body: string; version: number; created_at: string; updated_at: string };

function toRecord(row: Row): RubricRecord {
  return {
    ...fromJson<Body>(row.body),
    id: row.id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function toRow(rubric: RubricRecord): Row {
  const { name, dimensions, passAt } = rubric;
  const body: Body = { name, dimensions, passAt };
  return {
    id: rubric.id,
    body: JSON.stringify(body),
    version: rubric.version,
    created_at: rubric.createdAt,
    updated_at: rubric.updatedAt,
  };
}

/** Adds a rubric. Throws HubError `conflict` when the id is taken. */
export async function insertRubric(tx: Tx, rubric: RubricRecord): Promise<void> {
  await orDuplicate(
    tx('rubrics').insert(toRow(rubric)),
    () => new HubError('conflict', 'There is a rubric with this id already.'),
  );
}

/** A rubric by its id, or null. */
export async function getRubric(tx: Tx, id: string): Promise<RubricRecord | null> {
  const row: Row | undefined = await tx<Row>('rubrics').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** Rubrics, newest first. */
export async function listRubrics(tx: Tx, input: PageInput): Promise<Page<RubricRecord>> {
  return paginate<Row, RubricRecord>(tx('rubrics'), input, toRecord);
}

/** Keeps a changed rubric, made from the one read at `rubric.version`. Throws HubError `version_conflict`. */
export async function updateRubric(tx: Tx, rubric: RubricRecord, now: string): Promise<RubricRecord> {
  const next: RubricRecord = { ...rubric, version: rubric.version + 1, updatedAt: now };
  const changed = await tx('rubrics').where({ id: rubric.id, version: rubric.version }).update(toRow(next));
  requireChanged(changed, () => versionConflict('rubric'));
  return next;
}
