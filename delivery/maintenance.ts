import type { Db } from '../db/connection.ts';
import { appendEvents } from '../db/repositories/events.ts';
import { getApplication } from '../db/repositories/applications.ts';
import { listUnmatchedOfType, markConsumed, openInboxContent } from '../db/repositories/inbox.ts';
import { listOpenOrdersAt } from '../db/repositories/interview-orders.ts';
import { insertMaintenanceWindow, markAnnounced } from '../db/repositories/maintenance-windows.ts';
import type { InboundEvent } from '../schemas/types.ts';
import type { Vault } from '../security/vault.ts';
import { errorName, type DeliveryLog } from './delivery-log.ts';
import { createLease } from './leased.ts';
import { startLoop } from './loop.ts';
import { hubConnectionId } from '../domain/process/own-events.ts';
import { keepOwnEvent, wake, type WakeDeps } from './own-event.ts';

/** The event by which a vendor announces that it will not answer for a while. */
export const maintenanceType = 'vendor.maintenance';

export type MaintenanceDeps = WakeDeps & {
  db: Db;
  vault: Vault;
  log: DeliveryLog;
  now: () => Date;
  newId: () => string;
  /** Names this process in leases. */
  holder: string;
};

/** Announces vendors' maintenance windows. */
export interface Maintenance {
  /** Takes what was announced, once; true when this process had the lease. Safe to repeat. */
  runOnce(): Promise<boolean>;
  start(): void;
  stop(): Promise<void>;
}

const windowsPerRound = 20;

function whyIgnored(from: string, to: string, now: string): string | null {
  const [begins, ends] = [Date.parse(from), Date.parse(to)];
  if (!(begins < ends)) return 'The window ends before it begins.';
  return ends <= Date.parse(now) ? 'The window is over.' : null;
}

/**
 * Makes the loop that keeps vendors' maintenance windows and tells them to every application that has an order open at that
 * vendor: each hears of a window once, and its process writes to the candidate. Everybody else reads the event.
 */
export function createMaintenance(deps: MaintenanceDeps, options: { tickMs?: number } = {}): Maintenance {
  const { db } = deps;
  const lease = createLease(deps, 'maintenance', deps.holder);
  let loop: ReturnType<typeof startLoop> | null = null;

  const takeOne = async (row: Awaited<ReturnType<typeof listUnmatchedOfType>>[number]): Promise<void> => {
    const at = deps.now().toISOString();
    const touched = await db.transaction(async (tx) => {
      const { event } = openInboxContent<{ event: InboundEvent }>(deps.vault, null, row);
      const { from = '', to = '', note } = event.maintenance ?? {};
      const why = whyIgnored(from, to, at);
      if (why !== null) {
        await markConsumed(tx, row.id, { outcome: 'ignored', detail: why, at });
        return [];
      }
      const window = await insertMaintenanceWindow(tx, {
        id: deps.newId(),
        connectionId: row.connectionId,
        fromAt: new Date(from).toISOString(),
        toAt: new Date(to).toISOString(),
        note: note ?? null,
        announcedAt: null,
        createdAt: at,
      });
      const told: string[] = [];
      for (const applicationId of await listOpenOrdersAt(tx, row.connectionId)) {
        const application = await getApplication(tx, applicationId);
        if (application?.status !== 'active') continue;
        await keepOwnEvent(tx, deps, application, {
          event: { eventType: 'maintenance.announced', windowId: window.id },
          dedupeKey: `${window.id}/${applicationId}`,
        });
        told.push(applicationId);
      }
      await markConsumed(tx, row.id, { outcome: 'applied', detail: null, at });
      // Announced again: who opened an order in between hears of it, the stream does not.
      if (window.announcedAt !== null) return told;
      await markAnnounced(tx, window.id, at);
      await appendEvents(tx, [
        {
          id: deps.newId(),
          type: maintenanceType,
          subject: `connection/${row.connectionId}`,
          applicationId: null,
          departmentId: null,
          actor: hubConnectionId,
          data: { connectionId: row.connectionId, windowId: window.id, fromAt: window.fromAt, toAt: window.toAt },
          at,
        },
      ]);
      return told;
    });
    for (const id of touched) {
      const application = await getApplication(db.knex, id);
      if (application) await wake(deps, application);
    }
  };

  const runOnce = async (): Promise<boolean> => {
    if (!(await lease.held())) return false;
    for (const row of await listUnmatchedOfType(db.knex, maintenanceType, windowsPerRound)) await takeOne(row);
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
        (error) =>
          deps.log.error({ error: errorName(error) }, 'the announcing of maintenance met an error and goes on'),
      );
    },
    async stop() {
      await loop?.stop();
      loop = null;
      await lease.release();
    },
  };
}
