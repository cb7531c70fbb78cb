import type { Db } from '../db/connection.ts';
import {
  getApplication,
  listApplications,
  listOverdueApplications,
  listUnstartedApplications,
  markWorkflowStarted,
  type ApplicationRecord,
} from '../db/repositories/applications.ts';
import { deleteOldIdempotencyKeys } from '../db/repositories/idempotency.ts';
import {
  attachUnmatched,
  listUnmatched,
  listWaiting,
  markConsumed,
  markSignalled,
  type InboxRecord,
} from '../db/repositories/inbox.ts';
import { loadDataKeys } from '../db/repositories/keys.ts';
import { deleteExpiredSessions } from '../db/repositories/sessions.ts';
import type { Vault } from '../security/vault.ts';
import { createBackoff } from './backoff.ts';
import { errorName, type DeliveryLog, type DeliveryMetrics } from './delivery-log.ts';
import { createInboxMatcher } from './inbox-matching.ts';
import { giveBackBookingsOfLeavers } from './leavers.ts';
import { createLease } from './leased.ts';
import { startLoop } from './loop.ts';
import type { WorkflowGateway } from './workflow-gateway.ts';

/** Finds what was lost on the way between the database and Temporal, and sets it going again. */
export interface Sweeper {
  /** Looks at everything once; true when this process had the lease. Safe to repeat. */
  runOnce(): Promise<boolean>;
  start(): void;
  stop(): Promise<void>;
}

export type SweeperDeps = {
  db: Db;
  vault: Vault;
  gateway: Pick<WorkflowGateway, 'startApplication' | 'signalInbox' | 'isRunning'>;
  now: () => Date;
  newId: () => string;
  log: DeliveryLog;
  metrics: DeliveryMetrics;
  /** Names this process in leases. */
  holder: string;
  /** Removes files that a crash left without a row; nothing by default. */
  sweepFiles?: (olderThan: Date) => Promise<unknown>;
};

export type SweeperOptions = {
  /** Between two looks; 2,000 by default. */
  tickMs?: number;
  /** How long a row may wait before it is signalled again, or an application before it is started; 10,000 by default. */
  waitingMs?: number;
  /** How long after its deadline an application is reminded of it; 60,000 by default. */
  overdueMs?: number;
  /** Between two times that every active application's workflow is looked for; six hours by default. */
  censusMs?: number;
};

const hourMs = 3_600_000;
const pageSize = 500;

/** Makes the sweeper. It runs under a lease of the database, so that of many servers one sweeps. */
export function createSweeper(deps: SweeperDeps, options: SweeperOptions = {}): Sweeper {
  const { db, vault, gateway, log, metrics } = deps;
  const waitingMs = options.waitingMs ?? 10_000;
  const overdueMs = options.overdueMs ?? 60_000;
  const censusMs = options.censusMs ?? 6 * hourMs;
  const lease = createLease(deps, 'sweeper', deps.holder);
  const matcher = createInboxMatcher();
  const backoff = createBackoff(waitingMs, 600_000);
  let cleanedAt = -Infinity;
  let census: { cursor: string | null; beganAt: number; done: boolean } | null = null;
  let loop: ReturnType<typeof startLoop> | null = null;

  const ago = (ms: number): string => new Date(deps.now().getTime() - ms).toISOString();
  const at = (): string => deps.now().toISOString();
  const mayTry = (duty: 'signal' | 'start' | 'remind' | 'census', applicationId: string): boolean =>
    backoff.take(`${duty}/${applicationId}`, deps.now());

  /** Rows that came while their order was being written, on a database where both could commit at once. */
  const attachLateMatches = async (): Promise<void> => {
    // What an order could still claim is young: its row is written before the vendor is called.
    const rows = await listUnmatched(db.knex, {
      receivedFromAt: ago(hourMs),
      receivedBeforeAt: ago(1_000),
      limit: pageSize,
    });
    if (rows.length === 0) return;
    const targets = await matcher.match(db.knex, rows);
    for (const [index, row] of rows.entries()) {
      const target = targets[index];
      if (target === null || target === undefined) continue;
      const { orderId, applicationId } = target;
      const key = (await loadDataKeys(db.knex, vault, [target.keyId])).get(target.keyId);
      if (key === undefined) {
        await ignore([row], 'The candidate was erased.');
        continue;
      }
      const order = { connectionId: row.connectionId, remoteOrderId: row.remoteOrderId, orderId, applicationId };
      await db.transaction((tx) => attachUnmatched(tx, vault, key, order));
    }
  };

  const signalWaiting = async (): Promise<void> => {
    const rows = await listWaiting(db.knex, { olderThanAt: ago(waitingMs), limit: pageSize * 4 });
    const byApplication = Map.groupBy(rows, (row) => row.applicationId ?? '');
    for (const [applicationId, waiting] of byApplication) {
      if (!mayTry('signal', applicationId)) continue;
      metrics.count('inbox_resignalled_total');
      if ((await gateway.signalInbox(applicationId)) === 'notFound' && !(await goOn(applicationId, waiting))) continue;
      const ids = waiting.map((row) => row.id);
      await db.transaction((tx) => markSignalled(tx, ids, at()));
    }
  };

  /**
   * No workflow runs. One that Temporal lost, or that has ended and has new rows, is started again at the step after its
   * last one: `advance` knows what to make of late events. True when it runs now.
   */
  const goOn = async (applicationId: string, rows: InboxRecord[]): Promise<boolean> => {
    const application = await getApplication(db.knex, applicationId);
    if (application === null) {
      await ignore(rows, 'There is no such application any more.');
      return false;
    }
    const keys = await loadDataKeys(db.knex, vault, [application.keyId]);
    if (application.status === 'erased' || !keys.has(application.keyId)) {
      await ignore(rows, 'The candidate was erased.');
      return false;
    }
    await start(application);
    return true;
  };

  const start = async (application: ApplicationRecord): Promise<void> => {
    const { id, jobId, departmentId, seq } = application;
    await gateway.startApplication(id, { jobId, departmentId, ...(seq > 0 ? { nextSeq: seq + 1 } : {}) });
    await db.transaction((tx) => markWorkflowStarted(tx, id, at()));
    metrics.count('workflows_started_by_sweeper_total');
    log.info({ applicationId: id, seq }, 'the workflow of an application was missing and was started');
  };

  const startUnstarted = async (): Promise<void> => {
    for (const application of await listUnstartedApplications(db.knex, ago(waitingMs), pageSize)) {
      if (mayTry('start', application.id)) await start(application);
    }
  };

  const remindOverdue = async (): Promise<void> => {
    for (const applicationId of await listOverdueApplications(db.knex, ago(overdueMs), pageSize)) {
      if (!mayTry('remind', applicationId)) continue;
      if ((await gateway.signalInbox(applicationId)) === 'notFound') await goOn(applicationId, []);
    }
  };

  /** Temporal may lose what it accepted at a power cut, also of an application that waits for nothing but a person. */
  const countWorkflows = async (): Promise<void> => {
    const nowMs = deps.now().getTime();
    if (census === null || (census.done && nowMs - census.beganAt >= censusMs)) {
      census = { cursor: null, beganAt: nowMs, done: false };
    }
    if (census.done) return;
    const page = await listApplications(db.knex, { status: 'active', cursor: census.cursor, limit: 100 });
    for (const application of page.items) {
      if (application.workflowStartedAt === null || application.updatedAt > ago(waitingMs)) continue;
      if (!(await gateway.isRunning(application.id)) && mayTry('census', application.id))
        await goOn(application.id, []);
    }
    census = { ...census, cursor: page.nextCursor, done: page.nextCursor === null };
  };

  const cleanUp = async (): Promise<void> => {
    const nowMs = deps.now().getTime();
    if (nowMs - cleanedAt < hourMs) return;
    await db.transaction((tx) => deleteOldIdempotencyKeys(tx, ago(24 * hourMs)));
    await db.transaction((tx) => deleteExpiredSessions(tx, at()));
    await deps.sweepFiles?.(new Date(nowMs - 24 * hourMs));
    cleanedAt = nowMs;
  };

  const ignore = async (rows: InboxRecord[], detail: string): Promise<void> => {
    if (rows.length === 0) return;
    await db.transaction(async (tx) => {
      for (const row of rows) await markConsumed(tx, row.id, { outcome: 'ignored', detail, at: at() });
    });
  };

  const giveBackBookings = async (): Promise<void> => {
    const given = await giveBackBookingsOfLeavers(deps);
    if (given > 0) log.info({ bookings: given }, 'interviews of people who left were given back');
  };

  const duties = {
    attachLateMatches,
    startUnstarted,
    signalWaiting,
    remindOverdue,
    giveBackBookings,
    countWorkflows,
    cleanUp,
  };
  const runOnce = async (): Promise<boolean> => {
    for (const [duty, work] of Object.entries(duties)) {
      if (!(await lease.held())) return false;
      try {
        await work();
      } catch (error) {
        log.warn({ duty, error: errorName(error) }, 'a part of the sweep failed; it is tried again at the next one');
      }
    }
    return true;
  };

  return {
    runOnce,
    start() {
      loop ??= startLoop(
        options.tickMs ?? 2_000,
        async () => {
          await runOnce();
          return 'wait';
        },
        (error) => log.error({ error: errorName(error) }, 'the sweeper met an error and goes on'),
      );
    },
    async stop() {
      await loop?.stop();
      loop = null;
      await lease.release();
    },
  };
}
