import type { Connector, ConnectorContext } from '../connectors/contract.ts';
import type { ConnectorRegistry } from '../connectors/registry.ts';
import type { Db } from '../db/connection.ts';
import {
  listActiveConnections,
  loadCredentials,
  savePollCursor,
  type ConnectionRecord,
  type Credentials,
} from '../db/repositories/connections.ts';
import type { Vault } from '../security/vault.ts';
import { errorName, type DeliveryLog, type DeliveryMetrics } from './delivery-log.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { InboxWriter } from './inbox-writer.ts';
import { requireValid } from './inbox.ts';
import { createLease } from './leased.ts';
import { startLoop } from './loop.ts';

/** Builds what a connector's poll gets; `wiring.ts` gives the kit's. */
export type OpenContext = (
  connector: Connector,
  connection: { id: string; config: ConnectionRecord['config']; credentials: Credentials },
  key: string,
  signal: AbortSignal,
) => ConnectorContext;

export type PollerDeps = {
  db: Db;
  vault: Vault;
  registry: ConnectorRegistry;
  openContext: OpenContext;
  writer: InboxWriter;
  dispatcher: Dispatcher;
  now: () => Date;
  log: DeliveryLog;
  metrics: DeliveryMetrics;
  /** Names this process in leases. */
  holder: string;
};

/** Asks vendors for the events whose webhooks were lost. */
export interface Poller {
  /** Polls what is due, once; true when this process had the lease. */
  runOnce(): Promise<boolean>;
  start(): void;
  stop(): Promise<void>;
}

const pagesPerPoll = 20;
const pollTimeoutMs = 60_000;

/**
 * Makes the poller. An event that it finds goes the way of a webhook, with the same dedupe key: one that is here already
 * changes nothing, one that is not is counted as found.
 * @param options.pollSeconds between two polls of a connection
 * @param options.tickMs between two looks at what is due, a quarter of `pollSeconds` (250 to 5,000) by default
 */
export function createPoller(deps: PollerDeps, options: { pollSeconds: number; tickMs?: number }): Poller {
  const { db, log } = deps;
  const pollMs = options.pollSeconds * 1000;
  const tickMs = options.tickMs ?? Math.min(5_000, Math.max(250, pollMs / 4));
  const lease = createLease(deps, 'poller', deps.holder);
  let stopping = new AbortController();
  let loop: ReturnType<typeof startLoop> | null = null;

  /** `progress.cursor` says how far it came, also when it throws. */
  const poll = async (
    connector: Connector,
    connection: ConnectionRecord,
    progress: { cursor: string | null },
  ): Promise<void> => {
    const credentials = await loadCredentials(db.knex, deps.vault, connection.id);
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(pollTimeoutMs)]);
    const context = openPoll(connector, connection, credentials, signal);
    for (let page = 0; page < pagesPerPoll; page++) {
      const answer = await connector.events?.poll?.(context, progress.cursor);
      if (answer === undefined) return;
      await keep(connection.id, answer.events.map(requireValid));
      const moved = answer.next !== null && answer.next !== progress.cursor;
      progress.cursor = answer.next ?? progress.cursor;
      await savePolled(connection.id, progress.cursor);
      if (!moved || answer.events.length === 0) return;
    }
  };

  const openPoll = (
    connector: Connector,
    { id, config }: ConnectionRecord,
    credentials: Credentials,
    signal: AbortSignal,
  ): ConnectorContext => deps.openContext(connector, { id, config, credentials }, `poll:${id}`, signal);

  const savePolled = (id: string, cursor: string | null): Promise<void> =>
    db.transaction((tx) => savePollCursor(tx, id, { cursor, at: deps.now().toISOString() }));

  /** The cursor moves only after this: a crash in between asks for the same events again, which changes nothing. */
  const keep = async (connectionId: string, events: ReturnType<typeof requireValid>[]): Promise<void> => {
    const written = await deps.writer.write(
      events.map((event) => ({ connectionId, via: 'poll', content: { raw: null, event } })),
    );
    for (const row of written) {
      if (!row.isNew) {
        deps.metrics.count('inbox_duplicate_total', { via: 'poll' });
        continue;
      }
      const outcome = row.consumed ? 'ignored' : row.applicationId === null ? 'unmatched' : 'pending';
      deps.metrics.count('inbox_received_total', { via: 'poll', outcome });
      deps.metrics.count('inbox_found_by_poll_total', { connection: connectionId });
      if (outcome === 'pending' && row.applicationId !== null)
        deps.dispatcher.wake(row.applicationId, [row.id], row.eventType);
    }
  };

  const runOnce = async (): Promise<boolean> => {
    if (!(await lease.held())) return false;
    const dueBefore = deps.now().getTime() - pollMs;
    const connections = await listActiveConnections(db.knex);
    const due = connections.filter((c) => c.polledAt === null || Date.parse(c.polledAt) <= dueBefore);
    // Side by side: a vendor that hangs holds up no other.
    await Promise.all(
      due.map(async (connection) => {
        const connector = deps.registry.get(connection.connectorId);
        if (connector?.events?.poll === undefined) return;
        const progress = { cursor: connection.pollCursor };
        try {
          await poll(connector, connection, progress);
        } catch (error) {
          log.warn(
            { connectionId: connection.id, error: errorName(error) },
            'a vendor could not be asked for its events',
          );
          await savePolled(connection.id, progress.cursor);
        }
      }),
    );
    return true;
  };

  return {
    runOnce,
    start() {
      stopping = new AbortController();
      loop ??= startLoop(
        tickMs,
        async () => {
          await runOnce();
          return 'wait';
        },
        (error) => log.error({ error: errorName(error) }, 'the poller met an error and goes on'),
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
