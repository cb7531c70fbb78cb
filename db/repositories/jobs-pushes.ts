import type { Tx } from '../connection.ts';
import { fromJson } from '../sealed-json.ts';

/** What another system is told, and how. */
export type PushOperation = 'jobDatabase.publish' | 'jobDatabase.close' | 'interview.pushQuestionSet';
/** The rubric that goes with a question set. */
export type PushBody = { rubricId?: string; rubricVersion?: number };

/**
 * What one system is to be told of one thing (`job/<id>`, `question-set/<id>@<version>`), and how far that is. `revision` rises
 * when it is to be told something newer: an answer to an older one ends nothing.
 */
export type PushRecord = {
  id: string;
  subject: string;
  connectionId: string;
  language: 'zh' | 'en' | null;
  operation: PushOperation;
  revision: number;
  status: 'pending' | 'done' | 'failed';
  body: PushBody;
  /** Attempts of this revision, and one more where an earlier revision may have happened. */
  attempts: number;
  firstAttemptAt: string | null;
  nextAttemptAt: string | null;
  remoteId: string | null;
  lastErrorCode: string | null;
  lastError: string | null;
  doneAt: string | null;
  createdAt: string;
};

type Row = {
  id: string;
  subject: string;
  connection_id: string;
  language: string;
  operation: PushOperation;
  revision: number;
  status: PushRecord['status'];
  body: string;
  attempts: number;
  first_attempt_at: string | null;
  next_attempt_at: string | null;
  remote_id: string | null;
  last_error_code: string | null;
  last_error: string | null;
  done_at: string | null;
  created_at: string;
};

/** Stands where a push has no language: a key column is never null. */
const noLanguage = '-';

function toRecord(row: Row): PushRecord {
  return {
    id: row.id,
    subject: row.subject,
    connectionId: row.connection_id,
    language: row.language === noLanguage ? null : (row.language as 'zh' | 'en'),
    operation: row.operation,
    revision: row.revision,
    status: row.status,
    body: fromJson(row.body),
    attempts: row.attempts,
    firstAttemptAt: row.first_attempt_at,
    nextAttemptAt: row.next_attempt_at,
    remoteId: row.remote_id,
    lastErrorCode: row.last_error_code,
    lastError: row.last_error,
    doneAt: row.done_at,
    createdAt: row.created_at,
  };
}

/** Asks that a system be told something, in the transaction that made it true. A newer wish takes the place of an older one. */
export async function askForPush(
  tx: Tx,
  wish: Pick<PushRecord, 'subject' | 'connectionId' | 'language' | 'operation'> & {
    id: string;
    body?: PushBody;
    now: string;
  },
): Promise<void> {
  const key = { subject: wish.subject, connection_id: wish.connectionId, language: wish.language ?? noLanguage };
  const body = JSON.stringify(wish.body ?? {});
  const row: Row = {
    ...key,
    id: wish.id,
    operation: wish.operation,
    revision: 1,
    status: 'pending',
    body,
    attempts: 0,
    first_attempt_at: null,
    next_attempt_at: wish.now,
    remote_id: null,
    last_error_code: null,
    last_error: null,
    done_at: null,
    created_at: wish.now,
  };
  await tx('job_pushes')
    .insert(row)
    .onConflict(['subject', 'connection_id', 'language'])
    .merge({
      operation: wish.operation,
      revision: tx.raw('job_pushes.revision + 1'),
      // An attempt whose outcome nobody knows makes the next one look first.
      attempts: tx.raw("case when job_pushes.status = 'done' or job_pushes.attempts = 0 then 0 else 1 end"),
      status: 'pending',
      body,
      next_attempt_at: wish.now,
      last_error_code: null,
      last_error: null,
    });
}

/** What is due, longest due first. */
export async function listDuePushes(tx: Tx, now: string, limit: number): Promise<PushRecord[]> {
  const rows: Row[] = await tx<Row>('job_pushes')
    .where('status', 'pending')
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .limit(limit);
  return rows.map(toRecord);
}

/** Notes an attempt before it is made; false when something newer is wanted meanwhile. */
export async function beginPushAttempt(
  tx: Tx,
  push: Pick<PushRecord, 'id' | 'revision'>,
  times: { now: string; nextAttemptAt: string },
): Promise<boolean> {
  const changed = await tx('job_pushes')
    .where({ id: push.id, revision: push.revision, status: 'pending' })
    .update({
      attempts: tx.raw('attempts + 1'),
      first_attempt_at: tx.raw('coalesce(first_attempt_at, ?)', [times.now]),
      next_attempt_at: times.nextAttemptAt,
    });
  return changed === 1;
}

/** Notes how an attempt went; an answer to an older revision ends nothing, but its remote id is kept. */
export async function endPushAttempt(
  tx: Tx,
  push: Pick<PushRecord, 'id' | 'revision'>,
  end:
    | { status: 'done'; remoteId: string | null; now: string }
    | { status: 'pending' | 'failed'; nextAttemptAt: string | null; code: string; message: string },
): Promise<void> {
  const at = tx('job_pushes').where({ id: push.id, revision: push.revision });
  if (end.status !== 'done') {
    await at.update({
      status: end.status,
      next_attempt_at: end.nextAttemptAt,
      last_error_code: end.code.slice(0, 100),
      last_error: end.message.slice(0, 500),
    });
    return;
  }
  if (end.remoteId !== null) await tx('job_pushes').where({ id: push.id }).update({ remote_id: end.remoteId });
  await at.update({
    status: 'done',
    next_attempt_at: null,
    last_error_code: null,
    last_error: null,
    done_at: end.now,
  });
}

/** The pushes of several things, by connection and language. */
export async function listPushesOf(tx: Tx, subjects: readonly string[]): Promise<PushRecord[]> {
  const rows: Row[] = await tx<Row>('job_pushes')
    .whereIn('subject', [...new Set(subjects)])
    .orderBy(['subject', 'connection_id', 'language']);
  return rows.map(toRecord);
}
