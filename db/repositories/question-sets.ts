import { HubError } from '../../domain/errors.ts';
import type { QuestionSet, QuestionSetVersion } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate, requireChanged, versionConflict } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson } from '../sealed-json.ts';

/** Questions in versions. */
export type QuestionSetRecord = QuestionSet;
/** One version; `createdBy` and the like are actors, `authors` everyone who wrote of it. Pushes are rows of their own. */
export type QuestionSetVersionRecord = Omit<QuestionSetVersion, 'pushes'> & { authors: string[] };

type SetRow = {
  id: string;
  department_id: string;
  kind: QuestionSet['kind'];
  name: string;
  latest_version: number;
  published_version: number | null;
  created_at: string;
};
type Body = Pick<
  QuestionSetVersionRecord,
  'questions' | 'preview' | 'createdBy' | 'publishedBy' | 'publishedAt' | 'authors'
>;
type VersionRow = {
  question_set_id: string;
  version: number;
  version_key: string;
  status: QuestionSetVersion['status'];
  body: string;
  revision: number;
  created_at: string;
  updated_at: string;
};

function toSet(row: SetRow): QuestionSetRecord {
  return {
    id: row.id,
    name: fromJson(row.name),
    departmentId: row.department_id,
    kind: row.kind,
    latestVersion: row.latest_version,
    publishedVersion: row.published_version,
    createdAt: row.created_at,
  };
}

function toVersion(row: VersionRow): QuestionSetVersionRecord {
  return {
    ...fromJson<Body>(row.body),
    questionSetId: row.question_set_id,
    version: row.version,
    status: row.status,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  };
}

function toVersionRow(record: QuestionSetVersionRecord): VersionRow {
  const { questions, preview, createdBy, publishedBy, publishedAt, authors } = record;
  const body: Body = { questions, preview, createdBy, publishedBy, publishedAt, authors };
  return {
    question_set_id: record.questionSetId,
    version: record.version,
    version_key: `${record.questionSetId}@${String(record.version).padStart(9, '0')}`,
    status: record.status,
    body: JSON.stringify(body),
    revision: record.revision,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
  };
}

/** Adds a question set without a version. */
export async function insertQuestionSet(
  tx: Tx,
  set: Pick<QuestionSetRecord, 'id' | 'name' | 'departmentId' | 'kind' | 'createdAt'>,
): Promise<void> {
  const row: SetRow = {
    id: set.id,
    department_id: set.departmentId,
    kind: set.kind,
    name: JSON.stringify(set.name),
    latest_version: 0,
    published_version: null,
    created_at: set.createdAt,
  };
  await tx('question_sets').insert(row);
}

/** Waits for whoever changes this set or one of its versions: what is read from here on stays until the commit. */
export async function lockQuestionSet(tx: Tx, id: string): Promise<void> {
  await tx('question_sets').where({ id }).forUpdate().select('id');
}

/** A question set by its id, or null. */
export async function getQuestionSet(tx: Tx, id: string): Promise<QuestionSetRecord | null> {
  const row: SetRow | undefined = await tx<SetRow>('question_sets').where({ id }).first();
  return row ? toSet(row) : null;
}

/** Question sets, newest first. */
export async function listQuestionSets(
  tx: Tx,
  input: PageInput & { departmentId?: string | undefined; kind?: QuestionSet['kind'] | undefined },
): Promise<Page<QuestionSetRecord>> {
  const query = tx('question_sets');
  if (input.departmentId !== undefined) query.where('department_id', input.departmentId);
  if (input.kind !== undefined) query.where('kind', input.kind);
  return paginate<SetRow, QuestionSetRecord>(query, input, toSet);
}

/** Adds the next version of a set. Throws HubError `conflict` when somebody added it at the same moment. */
export async function insertQuestionSetVersion(tx: Tx, record: QuestionSetVersionRecord): Promise<void> {
  await orDuplicate(
    tx('question_set_versions').insert(toVersionRow(record)),
    () => new HubError('conflict', 'Somebody began this version at the same moment; read the question set again.'),
  );
  await tx('question_sets').where({ id: record.questionSetId }).update({ latest_version: record.version });
}

/** One version of a set, or null. */
export async function getQuestionSetVersion(
  tx: Tx,
  questionSetId: string,
  version: number,
): Promise<QuestionSetVersionRecord | null> {
  const row: VersionRow | undefined = await tx<VersionRow>('question_set_versions')
    .where({ question_set_id: questionSetId, version })
    .first();
  return row ? toVersion(row) : null;
}

/** The versions of a set, newest first. */
export async function listQuestionSetVersions(
  tx: Tx,
  input: PageInput & { questionSetId: string },
): Promise<Page<QuestionSetVersionRecord>> {
  const query = tx('question_set_versions').where({ question_set_id: input.questionSetId });
  return paginate<VersionRow, QuestionSetVersionRecord>(query, input, toVersion, {
    at: 'created_at',
    id: 'version_key',
  });
}

/** Keeps a changed version, made from the one read at `revision`. Throws HubError `version_conflict`. */
export async function updateQuestionSetVersion(
  tx: Tx,
  record: QuestionSetVersionRecord,
  now: string,
): Promise<QuestionSetVersionRecord> {
  const next = { ...record, revision: record.revision + 1, updatedAt: now };
  const changed = await tx('question_set_versions')
    .where({ question_set_id: record.questionSetId, version: record.version, revision: record.revision })
    .update(toVersionRow(next));
  requireChanged(changed, () => versionConflict('question set version'));
  return next;
}

/** Puts a version in force: the one before is retired; jobs keep the version they were set up with. */
export async function setPublishedVersion(tx: Tx, questionSetId: string, version: number, now: string): Promise<void> {
  await tx('question_set_versions')
    .where({ question_set_id: questionSetId, status: 'published' })
    .whereNot({ version })
    .update({ status: 'retired', updated_at: now, revision: tx.raw('revision + 1') });
  await tx('question_sets').where({ id: questionSetId }).update({ published_version: version });
}
