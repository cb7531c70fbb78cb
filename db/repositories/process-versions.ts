import { HubError } from '../../domain/errors.ts';
import type { Process, ProcessVersion } from '../../schemas/types.ts';
import { isMysql } from '../connection.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate, requireChanged } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson } from '../sealed-json.ts';

/** One version of a process; immutable once published. */
export type ProcessVersionRecord = ProcessVersion & { publishedAt: string | null; publishedBy: string | null };

type Row = {
  process_id: string;
  version: number;
  status: ProcessVersion['status'];
  definition: string;
  created_at: string;
  created_by: string;
  published_at: string | null;
  published_by: string | null;
};

function toRecord(row: Row): ProcessVersionRecord {
  return {
    processId: row.process_id,
    version: row.version,
    status: row.status,
    definition: fromJson<Process>(row.definition),
    createdAt: row.created_at,
    createdBy: row.created_by,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  };
}

/**
 * Waits for whoever adds or publishes a version of this process: what is read from here on stays until the commit. Without it,
 * two that publish at once would on MySQL each retire the version before, and both be in force.
 */
async function lockProcess(tx: Tx, processId: string): Promise<void> {
  await tx('process_versions').where({ process_id: processId }).orderBy('version').forUpdate().select('version');
}

/**
 * Adds the next version of a process as a draft and answers with it. Throws HubError `conflict` when somebody made the same
 * process at the same moment.
 */
export async function insertProcessVersion(
  tx: Tx,
  version: { definition: Process; createdAt: string; createdBy: string },
): Promise<ProcessVersionRecord> {
  const processId = version.definition.processId;
  await lockProcess(tx, processId);
  const newest: { version: number } | undefined = await tx('process_versions')
    .where({ process_id: processId })
    .orderBy('version', 'desc')
    .first('version');
  const row: Row = {
    process_id: processId,
    version: (newest?.version ?? 0) + 1,
    status: 'draft',
    definition: JSON.stringify(version.definition),
    created_at: version.createdAt,
    created_by: version.createdBy,
    published_at: null,
    published_by: null,
  };
  await orDuplicate(
    tx('process_versions').insert(row),
    () =>
      new HubError('conflict', 'Somebody made this process at the same moment: look at theirs, then send it again.'),
  );
  return toRecord(row);
}

/** A version of a process, or null. */
export async function getProcessVersion(
  tx: Tx,
  processId: string,
  version: number,
): Promise<ProcessVersionRecord | null> {
  const row: Row | undefined = await tx<Row>('process_versions').where({ process_id: processId, version }).first();
  return row ? toRecord(row) : null;
}

/** The version in force, or null when none was published. */
export async function getPublishedVersion(tx: Tx, processId: string): Promise<ProcessVersionRecord | null> {
  const row: Row | undefined = await tx<Row>('process_versions')
    .where({ process_id: processId, status: 'published' })
    .orderBy('version', 'desc')
    .first();
  return row ? toRecord(row) : null;
}

/** The numbers of the versions in force of several processes. */
export async function getPublishedVersionNumbers(tx: Tx, processIds: readonly string[]): Promise<Map<string, number>> {
  const rows: { process_id: string; version: number }[] = await tx('process_versions')
    .whereIn('process_id', [...new Set(processIds)])
    .where({ status: 'published' })
    .groupBy('process_id')
    .select('process_id')
    .max({ version: 'version' });
  return new Map(rows.map((row) => [row.process_id, Number(row.version)]));
}

/** Versions of one process or of all, newest first. */
export async function listProcessVersions(
  tx: Tx,
  input: PageInput & { processId?: string | undefined; status?: ProcessVersion['status'] | undefined },
): Promise<Page<ProcessVersionRecord>> {
  const query = tx('process_versions').select(
    '*',
    // A place for the cursor: the two columns of the key in one.
    isMysql(tx)
      ? tx.raw("concat(process_id, '/', lpad(version, 9, '0')) as version_key")
      : tx.raw("process_id || '/' || printf('%09d', version) as version_key"),
  );
  if (input.processId !== undefined) query.where('process_id', input.processId);
  if (input.status !== undefined) query.where('status', input.status);
  const all = tx.from(query.as('versions'));
  return paginate<Row, ProcessVersionRecord>(all, input, toRecord, { at: 'created_at', id: 'version_key' });
}

/** Moves a version that is not published yet to another status or definition. Throws `process_version_immutable`. */
export async function updateUnpublishedVersion(
  tx: Tx,
  processId: string,
  version: number,
  change: { status?: 'draft' | 'inReview'; definition?: Process },
): Promise<void> {
  const row: Partial<Row> = {};
  if (change.status !== undefined) row.status = change.status;
  if (change.definition !== undefined) row.definition = JSON.stringify(change.definition);
  const changed = await tx('process_versions')
    .where({ process_id: processId, version })
    .whereIn('status', ['draft', 'inReview'])
    .update(row);
  requireChanged(
    changed,
    () => new HubError('process_version_immutable', 'Make a new version of the process and change that one.'),
  );
}

/** Puts a version in force and retires the one before; running applications keep theirs. Throws `process_version_immutable`. */
export async function publishProcessVersion(
  tx: Tx,
  publication: { processId: string; version: number; publishedBy: string; at: string },
): Promise<void> {
  await lockProcess(tx, publication.processId);
  await tx('process_versions')
    .where({ process_id: publication.processId, status: 'published' })
    .update({ status: 'retired' });
  const changed = await tx('process_versions')
    .where({ process_id: publication.processId, version: publication.version })
    .whereIn('status', ['draft', 'inReview'])
    .update({ status: 'published', published_at: publication.at, published_by: publication.publishedBy });
  requireChanged(
    changed,
    () =>
      new HubError('process_version_immutable', 'Only a draft can be published; make a new version of the process.'),
  );
}
