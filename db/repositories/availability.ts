import type { PlannedShift } from '../../domain/scheduling/read-shifts.ts';
import type { Tx } from '../connection.ts';
import { fromJson } from '../sealed-json.ts';

/** Shifts as read from an attendance system; the zone is the plan's. */
export type StoredShift = PlannedShift & { timeZone: string };
/** A time taken in a calendar. */
export type StoredBusyTime = { startAt: string; endAt: string };

/** What one connection told of one interviewer. `fetchedAt` null: it never answered. `failedAt`: the last time it failed, null once it answered again. */
export type AvailabilityPart = {
  userId: string;
  connectionId: string;
  fetchedAt: string | null;
  failedAt: string | null;
  failureCode: string | null;
} & ({ kind: 'shifts'; body: StoredShift[] } | { kind: 'busy'; body: StoredBusyTime[] });
type Kind = AvailabilityPart['kind'];

/** Which part of whose time is read over which connection. */
export type PartKey = { userId: string; kind: Kind; connectionId: string };

type Row = {
  user_id: string;
  kind: Kind;
  connection_id: string;
  body: string | null;
  fetched_at: string | null;
  failed_at: string | null;
  failure_code: string | null;
};

function toPart(row: Row): AvailabilityPart {
  return {
    userId: row.user_id,
    kind: row.kind,
    connectionId: row.connection_id,
    body: row.body === null ? [] : fromJson<never[]>(row.body),
    fetchedAt: row.fetched_at,
    failedAt: row.failed_at,
    failureCode: row.failure_code,
  };
}

const rowsPerStatement = 200;

/** Sees to it that each of these interviewers has a row; new ones are due at `at`. Safe to repeat, and for two at once. */
export async function ensureAvailability(tx: Tx, userIds: readonly string[], at: string): Promise<void> {
  const known = new Set(
    await tx('availability')
      .whereIn('user_id', [...userIds])
      .pluck<string[]>('user_id'),
  );
  const missing = [...new Set(userIds)].filter((id) => !known.has(id));
  for (let start = 0; start < missing.length; start += rowsPerStatement) {
    const rows = missing
      .slice(start, start + rowsPerStatement)
      .map((id) => ({ user_id: id, due_at: at, created_at: at }));
    await tx('availability').insert(rows).onConflict(['user_id']).merge(['user_id']);
  }
}

/**
 * Holds these interviewers' rows until the transaction ends, so that nobody else books them meanwhile; one after another by
 * id, so that two who lock several never wait for each other. Answers with those that have a row.
 */
export async function lockAvailability(tx: Tx, userIds: readonly string[]): Promise<string[]> {
  const locked: string[] = [];
  for (const id of [...new Set(userIds)].sort()) {
    const row: unknown = await tx('availability').where({ user_id: id }).forUpdate().first('user_id');
    if (row !== undefined) locked.push(id);
  }
  return locked;
}

/** Interviewers whose time is to be read again, most overdue first. */
export async function listDueAvailability(tx: Tx, at: string, limit: number): Promise<string[]> {
  return tx('availability').where('due_at', '<=', at).orderBy('due_at').limit(limit).pluck('user_id');
}

/** Those of the interviewers whose time need not be read again yet. */
export async function listNotDueAvailability(tx: Tx, userIds: readonly string[], at: string): Promise<string[]> {
  return tx('availability')
    .whereIn('user_id', [...userIds])
    .where('due_at', '>', at)
    .pluck('user_id');
}

/** Says when to read again; a reason that came up after `startedAt` keeps its earlier time. */
export async function setAvailabilityDue(
  tx: Tx,
  userIds: readonly string[],
  next: { dueAt: string; startedAt: string },
): Promise<void> {
  await tx('availability')
    .whereIn('user_id', [...userIds])
    .where('due_at', '<=', next.startedAt)
    .update({ due_at: next.dueAt });
}

/** Makes everybody due whose shifts are read over this connection; answers with how many. */
export async function markShiftsChanged(tx: Tx, connectionId: string, at: string): Promise<number> {
  const ids = await tx('availability_parts')
    .where({ connection_id: connectionId, kind: 'shifts' })
    .pluck<string[]>('user_id');
  let changed = 0;
  for (let start = 0; start < ids.length; start += rowsPerStatement)
    changed += await tx('availability')
      .whereIn('user_id', ids.slice(start, start + rowsPerStatement))
      .update({ due_at: at });
  return changed;
}

/** Forgets interviewers that no job names any more; their bookings stay. */
export async function deleteAvailabilityExcept(tx: Tx, userIds: ReadonlySet<string>): Promise<void> {
  const known = await tx('availability').pluck<string[]>('user_id');
  const gone = known.filter((id) => !userIds.has(id));
  for (let start = 0; start < gone.length; start += rowsPerStatement) {
    const chunk = gone.slice(start, start + rowsPerStatement);
    await tx('availability_parts').whereIn('user_id', chunk).delete();
    await tx('availability').whereIn('user_id', chunk).delete();
  }
}

/** What is known of these interviewers, over all connections. */
export async function listAvailabilityParts(tx: Tx, userIds: readonly string[]): Promise<AvailabilityPart[]> {
  const rows: Row[] = await tx<Row>('availability_parts')
    .whereIn('user_id', [...new Set(userIds)])
    .orderBy(['user_id', 'kind', 'connection_id']);
  return rows.map(toPart);
}

/** Keeps what was read; `fetchedAt` is when the reading began. An older reading that ends later changes nothing. */
export async function saveAvailabilityPart(
  tx: Tx,
  key: PartKey,
  read: { body: StoredShift[] | StoredBusyTime[]; fetchedAt: string },
): Promise<void> {
  const where = { user_id: key.userId, kind: key.kind, connection_id: key.connectionId };
  const fields = { body: JSON.stringify(read.body), fetched_at: read.fetchedAt, failed_at: null, failure_code: null };
  await tx('availability_parts').insert(where).onConflict(['user_id', 'kind', 'connection_id']).merge(['user_id']);
  await tx('availability_parts')
    .where(where)
    .where((q) => q.whereNull('fetched_at').orWhere('fetched_at', '<=', read.fetchedAt))
    .update(fields);
}

/** Notes that it could not be read; what was read before stays. */
export async function saveAvailabilityFailure(
  tx: Tx,
  key: PartKey,
  failure: { code: string; at: string },
): Promise<void> {
  const where = { user_id: key.userId, kind: key.kind, connection_id: key.connectionId };
  await tx('availability_parts').insert(where).onConflict(['user_id', 'kind', 'connection_id']).merge(['user_id']);
  await tx('availability_parts')
    .where(where)
    .update({ failed_at: failure.at, failure_code: failure.code.slice(0, 100) });
}

/** Forgets what was read over connections that are no longer used for this interviewer. */
export async function deleteOtherParts(tx: Tx, userId: string, keep: readonly PartKey[]): Promise<void> {
  const rows: Row[] = await tx<Row>('availability_parts').where({ user_id: userId }).select('kind', 'connection_id');
  const kept = new Set(keep.map((key) => `${key.kind}/${key.connectionId}`));
  for (const { kind, connection_id } of rows)
    if (!kept.has(`${kind}/${connection_id}`))
      await tx('availability_parts').where({ user_id: userId, kind, connection_id }).delete();
}

/** Ids of the jobs whose interviewers may be asked for: those that take applications, and those with one under way. */
export async function listInterviewingJobIds(tx: Tx): Promise<string[]> {
  return tx('jobs')
    .whereIn('status', ['open', 'onHold'])
    .orWhereExists(
      tx('applications').whereRaw('applications.job_id = jobs.id').where('applications.status', 'active').select('id'),
    )
    .pluck('id');
}
