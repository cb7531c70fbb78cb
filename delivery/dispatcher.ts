import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/connection.ts';
import { markSignalled } from '../db/repositories/inbox.ts';
import { errorName, type DeliveryLog } from './delivery-log.ts';
import type { WorkflowGateway } from './workflow-gateway.ts';

/** Tells workflows that rows wait in the inbox. A convenience for speed: what it misses, the sweeper finds. */
export interface Dispatcher {
  /**
   * Wakes the application's workflow soon; several calls within the window become one signal. Events that only tell how far
   * an interview is (opened, evaluating) wait longer for one that matters. Never throws.
   */
  wake(applicationId: string, rowIds: readonly string[], eventType?: string): void;
  /** Waits until all that was asked for so far is done or given up. */
  idle(): Promise<void>;
}

export type DispatcherDeps = {
  db: Db;
  gateway: Pick<WorkflowGateway, 'signalInbox'>;
  now: () => Date;
  log: DeliveryLog;
  /** Tests kill the process here: `dispatch.afterSignal`. */
  crashPoint: (name: string) => void;
};

/** They say how far an interview is; nothing waits for them. */
const quietEvents = new Set([
  'interview.opened',
  'interview.started',
  'interview.completed',
  'interview.evaluating',
  'backgroundCheck.started',
]);

/**
 * Makes the dispatcher of a process.
 * @param options.windowMs how long rows of one application gather before its signal, 25 by default
 * @param options.quietMs how long events wait that change nothing by themselves, 3,000 by default
 * @param options.maxInFlight signals under way at once, 16 by default
 */
export function createDispatcher(
  deps: DispatcherDeps,
  options: { windowMs?: number; quietMs?: number; maxInFlight?: number } = {},
): Dispatcher {
  const windowMs = options.windowMs ?? 25;
  const quietMs = options.quietMs ?? 3_000;
  const maxInFlight = options.maxInFlight ?? 16;
  let waiting = new Map<string, string[]>();
  let running: Promise<void> | null = null;
  const quiet = new Map<string, { ids: string[]; timer: NodeJS.Timeout }>();

  const wakeNow = (applicationId: string, rowIds: readonly string[]): void => {
    const held = quiet.get(applicationId);
    if (held !== undefined) {
      clearTimeout(held.timer);
      quiet.delete(applicationId);
    }
    waiting.set(applicationId, [...(waiting.get(applicationId) ?? []), ...(held?.ids ?? []), ...rowIds]);
    running ??= run();
  };

  const hold = (applicationId: string, rowIds: readonly string[]): void => {
    const held = quiet.get(applicationId);
    if (held === undefined)
      quiet.set(applicationId, { ids: [...rowIds], timer: setTimeout(() => wakeNow(applicationId, []), quietMs) });
    else held.ids.push(...rowIds);
  };

  const signal = async (applicationId: string, rowIds: string[]): Promise<string[]> => {
    const answer = await deps.gateway.signalInbox(applicationId);
    deps.crashPoint('dispatch.afterSignal');
    return answer === 'ok' ? rowIds : [];
  };

  const flush = async (): Promise<void> => {
    const entries = [...waiting];
    waiting = new Map();
    const signalled: string[] = [];
    let failure: unknown = null;
    const next = entries.values();
    const lane = async (): Promise<void> => {
      for (const [applicationId, rowIds] of next) {
        // Temporal is away: the rest would fail too, each after its own wait. The rows are safe.
        if (failure !== null) return;
        try {
          signalled.push(...(await signal(applicationId, rowIds)));
        } catch (error) {
          failure ??= error;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(maxInFlight, entries.length) }, lane));
    if (failure !== null) {
      deps.log.warn({ error: errorName(failure) }, 'workflows were not told of new events; the sweeper will tell them');
    }
    if (signalled.length > 0) {
      await deps.db.transaction((tx) => markSignalled(tx, signalled, deps.now().toISOString()));
    }
  };

  const run = async (): Promise<void> => {
    while (waiting.size > 0) {
      await sleep(windowMs);
      try {
        await flush();
      } catch (error) {
        deps.log.warn({ error: errorName(error) }, 'what was signalled could not be noted; it will be signalled again');
      }
    }
    running = null;
  };

  return {
    wake(applicationId, rowIds, eventType = '') {
      if (quietEvents.has(eventType)) hold(applicationId, rowIds);
      else wakeNow(applicationId, rowIds);
    },
    async idle() {
      for (const applicationId of [...quiet.keys()]) wakeNow(applicationId, []);
      while (running !== null) await running;
    },
  };
}
