import type { Db, Tx } from '../connection.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';

/** An effect outside the hub and how its attempts went; the operation log. `lastError` is a sentence without personal data. */
export type CallRecord = {
  applicationId: string;
  callKey: string;
  operation: string;
  connectionId: string | null;
  /** `unknown`: it may have happened or not. */
  status: 'running' | 'done' | 'failed' | 'unknown';
  attempts: number;
  lastErrorCode: string | null;
  lastError: string | null;
  firstAttemptAt: string;
  lastAttemptAt: string;
  doneAt: string | null;
};

type Row = {
  application_id: string;
  /** Application and key in one: where a page of the log ends. */
  log_key: string;
  call_key: string;
  operation: string;
  connection_id: string | null;
  status: CallRecord['status'];
  round: number;
  attempts: number;
  open_attempts: number;
  last_error_code: string | null;
  last_error: string | null;
  first_attempt_at: string;
  last_attempt_at: string;
  done_at: string | null;
};

function toRecord(row: Row): CallRecord {
  return {
    applicationId: row.application_id,
    callKey: row.call_key,
    operation: row.operation,
    connectionId: row.connection_id,
    status: row.status,
    attempts: row.attempts,
    lastErrorCode: row.last_error_code,
    lastError: row.last_error,
    firstAttemptAt: row.first_attempt_at,
    lastAttemptAt: row.last_attempt_at,
    doneAt: row.done_at,
  };
}

/** The number of an attempt. */
export type Attempt = {
  /** From 1, over all rounds. */
  number: number;
  /** From 1, this one included: those of this round that may have made the effect. */
  open: number;
  /** When the effect was first tried; null when this attempt is the first. */
  firstAttemptAt: string | null;
};

/**
 * Notes an attempt in its own committed transaction before the call is made, and answers with its number: after a crash the
 * next attempt knows that one was made. A call already done stays done; look with {@link getCall}. `round` (default 1) is raised when a
 * person has looked and wants it tried again: what was tried before is settled then.
 */
export async function beginAttempt(
  db: Db,
  attempt: {
    applicationId: string;
    callKey: string;
    round?: number | undefined;
    operation: string;
    connectionId: string | null;
    at: string;
  },
): Promise<Attempt> {
  return db.transaction(async (tx) => {
    const where = { application_id: attempt.applicationId, call_key: attempt.callKey };
    const round = attempt.round ?? 1;
    const row: Row = {
      ...where,
      log_key: `${attempt.applicationId}/${attempt.callKey}`,
      operation: attempt.operation,
      connection_id: attempt.connectionId,
      status: 'running',
      round,
      attempts: 1,
      open_attempts: 1,
      last_error_code: null,
      last_error: null,
      first_attempt_at: attempt.at,
      last_attempt_at: attempt.at,
      done_at: null,
    };
    await tx('calls')
      .insert(row)
      .onConflict(['application_id', 'call_key'])
      .merge({
        // The row that is there; MySQL calls its columns by the bare name too.
        attempts: tx.raw('calls.attempts + 1'),
        status: tx.raw("case when calls.status = 'done' then 'done' else 'running' end"),
        last_attempt_at: attempt.at,
        connection_id: attempt.connectionId,
        // Before the round: MySQL reads what stands further left as it is set.
        open_attempts: tx.raw('case when calls.round = ? then calls.open_attempts + 1 else 1 end', [round]),
        round,
      });
    // The row is ours until the end of the transaction: nobody counts in between.
    const after: Row | undefined = await tx<Row>('calls').where(where).first();
    if (after === undefined) throw new Error(`the attempt of ${attempt.callKey} was not kept`);
    return {
      number: after.attempts,
      open: after.open_attempts,
      firstAttemptAt: after.attempts > 1 ? after.first_attempt_at : null,
    };
  });
}

/** Notes that the effect happened and its answer was kept. Safe to repeat. */
export async function finishCall(tx: Tx, call: { applicationId: string; callKey: string; at: string }): Promise<void> {
  await tx('calls')
    .where({ application_id: call.applicationId, call_key: call.callKey })
    .whereNot({ status: 'done' })
    .update({ status: 'done', done_at: call.at, last_error_code: null, last_error: null });
}

/** Notes why an attempt failed; a call that is done stays done. One that surely did nothing is not counted as open any more. */
export async function failCall(
  tx: Tx,
  call: { applicationId: string; callKey: string; code: string; message: string; unknownOutcome: boolean; at: string },
): Promise<void> {
  await tx('calls')
    .where({ application_id: call.applicationId, call_key: call.callKey })
    .whereNot({ status: 'done' })
    .update({
      status: call.unknownOutcome ? 'unknown' : 'failed',
      ...(call.unknownOutcome
        ? {}
        : { open_attempts: tx.raw('case when open_attempts > 0 then open_attempts - 1 else 0 end') }),
      last_error_code: call.code.slice(0, 100),
      last_error: call.message,
      last_attempt_at: call.at,
    });
}

/** A call by its key, or null when it was never tried. */
export async function getCall(tx: Tx, applicationId: string, callKey: string): Promise<CallRecord | null> {
  const row: Row | undefined = await tx<Row>('calls')
    .where({ application_id: applicationId, call_key: callKey })
    .first();
  return row ? toRecord(row) : null;
}

/** What the operation log may be narrowed to. */
export type CallFilter = {
  applicationId?: string | undefined;
  connectionId?: string | undefined;
  status?: CallRecord['status'] | undefined;
};

/** The operation log, newest first attempt first. */
export async function listCalls(tx: Tx, input: PageInput & CallFilter): Promise<Page<CallRecord>> {
  const query = tx('calls');
  if (input.applicationId !== undefined) query.where('application_id', input.applicationId);
  if (input.connectionId !== undefined) query.where('connection_id', input.connectionId);
  if (input.status !== undefined) query.where('status', input.status);
  return paginate<Row, CallRecord>(query, input, toRecord, { at: 'first_attempt_at', id: 'log_key' });
}
