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
  await keepVersion(tx, rubric);
}

/** Each version stays as it was: applications are judged by the one they began with. */
async function keepVersion(tx: Tx, rubric: RubricRecord): Promise<void> {
  const { id, body, version, updated_at } = toRow(rubric);
  await tx('rubric_versions').insert({ rubric_id: id, version, body, created_at: updated_at });
}

/** One version of a rubric as it was then, or null. */
export async function getRubricVersion(tx: Tx, id: string, version: number): Promise<RubricRecord | null> {
  const row: { body: string; created_at: string } | undefined = await tx('rubric_versions')
    .where({ rubric_id: id, version })
    .first('body', 'created_at');
  const first: { created_at: string } | undefined = await tx('rubrics').where({ id }).first('created_at');
  return row && first
    ? toRecord({ id, body: row.body, version, created_at: first.created_at, updated_at: row.created_at })
    : null;
}

/** The rubric a job or an application is judged by: its own version, or the newest where it names none. */
export async function getRubricOf(
  tx: Tx,
  rubricId: string,
  version: number | null | undefined,
): Promise<RubricRecord | null> {
  return typeof version === 'number' ? getRubricVersion(tx, rubricId, version) : getRubric(tx, rubricId);
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
  await keepVersion(tx, next);
  return next;
}
