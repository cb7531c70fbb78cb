import type { Db } from '../db/connection.ts';
import {
  deleteAvailabilityExcept,
  ensureAvailability,
  listAvailabilityParts,
  listDueAvailability,
  listNotDueAvailability,
  markShiftsChanged,
} from '../db/repositories/availability.ts';
import { listUnmatchedOfType, markConsumed } from '../db/repositories/inbox.ts';
import { planInterviewers } from './availability-sync-plan.ts';
import { readAvailability, type AvailabilityReadDeps } from './availability-sync-read.ts';
import { errorName } from './delivery-log.ts';
import { createLease } from './leased.ts';
import { startLoop } from './loop.ts';

/** The event by which an attendance system says that a plan changed. */
export const attendanceChangedType = 'attendance.changed';

/** Keeps what is known of interviewers' time fresh. */
export interface AvailabilitySync {
  /** Reads what is due, once; true when this process had the lease. Safe to repeat. */
  runOnce(): Promise<boolean>;
  /** Looks at once, for who knows that a plan changed. */
  wake(): void;
  start(): void;
  stop(): Promise<void>;
}

export type AvailabilitySyncDeps = AvailabilityReadDeps & {
  /** Names this process in leases. */
  holder: string;
};

const planEveryMs = 60_000;
const interviewersPerRound = 200;

/**
 * Makes the loop that reads interviewers' shifts and busy times again: every ten minutes, and at once when an attendance
 * system says that a plan changed. Runs under a lease of the database, so that of many servers one reads.
 * @param options.tickMs between two looks at what is due, 2,000 by default
 */
export function createAvailabilitySync(
  deps: AvailabilitySyncDeps,
  options: { tickMs?: number } = {},
): AvailabilitySync {
  const { db, log } = deps;
  const lease = createLease(deps, 'availability', deps.holder);
  let plannedAt = -Infinity;
  let stopping = new AbortController();
  let loop: ReturnType<typeof startLoop> | null = null;

  const plan = async (): Promise<void> => {
    if (deps.now().getTime() - plannedAt < planEveryMs) return;
    const at = deps.now();
    const interviewers = [...(await planInterviewers(db.knex)).keys()];
    await db.transaction(async (tx) => {
      await ensureAvailability(tx, interviewers, at.toISOString());
      await deleteAvailabilityExcept(tx, new Set(interviewers));
    });
    plannedAt = at.getTime();
  };

  const runOnce = async (): Promise<boolean> => {
    if (!(await lease.held())) return false;
    await takeAttendanceChanges(db, deps.now().toISOString());
    await plan();
    const due = await listDueAvailability(db.knex, deps.now().toISOString(), interviewersPerRound);
    if (due.length > 0) await readAvailability(deps, due, stopping.signal);
    return true;
  };

  return {
    runOnce,
    wake: () => loop?.wake(),
    start() {
      stopping = new AbortController();
      loop ??= startLoop(
        options.tickMs ?? 2_000,
        async () => {
          await runOnce();
          return 'wait';
        },
        (error) => log.error({ error: errorName(error) }, "the reading of interviewers' time met an error and goes on"),
      );
    },
    async stop() {
      stopping.abort();
      await loop?.stop();
      loop = null;
      await lease.release();
    },
  };
}

/**
 * Takes the inbox's news of changed plans: whoever's shifts come over the connection is read again. The row is consumed in
 * the same transaction, so a crash loses none. Answers with how many rows there were.
 */
export async function takeAttendanceChanges(db: Db, at: string): Promise<number> {
  const rows = await listUnmatchedOfType(db.knex, attendanceChangedType, 500);
  if (rows.length === 0) return 0;
  await db.transaction(async (tx) => {
    for (const connectionId of new Set(rows.map((row) => row.connectionId)))
      await markShiftsChanged(tx, connectionId, at);
    for (const row of rows) await markConsumed(tx, row.id, { outcome: 'applied', detail: null, at });
  });
  return rows.length;
}

const underWay = new WeakMap<Db, Map<string, Promise<void>>>();
/** A vendor that just failed is not asked again by everybody who looks. */
const coolDownMs = 30_000;

/**
 * Reads those of the interviewers again whose time was read longer ago than `olderThanMs`, and waits for it, but not longer
 * than `waitMs`: what was read before is used then, and the reading goes on. Several callers share one reading. Never throws
 * because of a vendor.
 */
export async function refreshAvailability(
  deps: AvailabilityReadDeps,
  userIds: readonly string[],
  options: { olderThanMs: number; waitMs: number },
): Promise<void> {
  const stale = await findStale(deps, userIds, options.olderThanMs);
  if (stale.length === 0) return;
  const running = underWay.get(deps.db) ?? new Map<string, Promise<void>>();
  underWay.set(deps.db, running);
  const fresh = stale.filter((id) => !running.has(id));
  if (fresh.length > 0) {
    const reading = readAvailability(deps, fresh)
      .catch((error: unknown) => deps.log.error({ error: errorName(error) }, "interviewers' time could not be read"))
      .finally(() => fresh.forEach((id) => running.delete(id)));
    for (const id of fresh) running.set(id, reading);
  }
  await Promise.race([Promise.all(stale.map((id) => running.get(id) ?? Promise.resolve())), wait(options.waitMs)]);
}

async function findStale(
  deps: AvailabilityReadDeps,
  userIds: readonly string[],
  olderThanMs: number,
): Promise<string[]> {
  const nowMs = deps.now().getTime();
  const byUser = Map.groupBy(await listAvailabilityParts(deps.db.knex, userIds), (part) => part.userId);
  // Nobody reads anything of these: no job of theirs names a connection.
  const notDue = new Set(await listNotDueAvailability(deps.db.knex, userIds, deps.now().toISOString()));
  return [...new Set(userIds)].filter((id) => {
    const parts = byUser.get(id);
    if (parts === undefined) return !notDue.has(id);
    return parts.some(({ fetchedAt, failedAt }) => {
      if (failedAt !== null && nowMs - Date.parse(failedAt) < coolDownMs) return false;
      return fetchedAt === null || nowMs - Date.parse(fetchedAt) > olderThanMs;
    });
  });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
