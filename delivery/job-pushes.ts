import type {
  Connector,
  ConnectorContext,
  OperationInput,
  OperationName,
  OperationOutput,
} from '../connectors/contract.ts';
import type { ConnectorRegistry } from '../connectors/registry.ts';
import type { Db } from '../db/connection.ts';
import { getConnection, loadCredentials } from '../db/repositories/connections.ts';
import { beginPushAttempt, endPushAttempt, listDuePushes } from '../db/repositories/jobs-pushes.ts';
import type { PushRecord } from '../db/repositories/jobs-pushes.ts';
import type { Vault } from '../security/vault.ts';
import { errorName, type DeliveryLog } from './delivery-log.ts';
import { closeOverdueJobs } from './job-deadlines.ts';
import { readPushInput } from './job-push-input.ts';
import { createLease } from './leased.ts';
import { startLoop } from './loop.ts';
import type { OpenContext } from './poller.ts';
import { nextAttemptAt } from './retry-schedule.ts';

/** Makes one attempt of an operation; `wiring` gives the kit's `runOperation`. */
export type RunOperation = <N extends OperationName>(
  connector: Connector,
  name: N,
  context: ConnectorContext,
  input: OperationInput<N>,
) => Promise<OperationOutput<N>>;

export type JobPusherDeps = {
  db: Db;
  vault: Vault;
  registry: ConnectorRegistry;
  openContext: OpenContext;
  runOperation: RunOperation;
  now: () => Date;
  newId: () => string;
  /** 0 to 1, for the schedule's variation. */
  random: () => number;
  log: DeliveryLog;
  /** Tests kill the process here: `jobPush.beforeCall`, `jobPush.afterCall`. */
  crashPoint: (name: string) => void;
  /** Names this process in leases. */
  holder: string;
};

/** Tells job databases of jobs and vendors of question sets, and closes jobs whose last day is over. */
export interface JobPusher {
  /** Does what is due, once; true when this process had the lease. */
  runOnce(): Promise<boolean>;
  start(): void;
  stop(): Promise<void>;
}

const pushesPerRound = 20;
const attemptTimeoutMs = 60_000;
/** A process that died in the middle of an attempt holds the next one up for this long. */
const abandonedAfterMs = 2 * attemptTimeoutMs;

/**
 * Makes the pusher. The row of a push is there before the call and the attempt is noted before the bytes leave, so a crash at
 * any point leads to another attempt that knows it is not the first.
 * @param options.tickMs between two rounds, 1,000 by default
 */
export function createJobPusher(deps: JobPusherDeps, options: { tickMs?: number } = {}): JobPusher {
  const { db, log } = deps;
  const lease = createLease(deps, 'jobPushes', deps.holder);
  let stopping = new AbortController();
  let loop: ReturnType<typeof startLoop> | null = null;

  const attempt = async (push: PushRecord): Promise<void> => {
    const now = deps.now();
    const nextAttemptAt = new Date(now.getTime() + abandonedAfterMs).toISOString();
    const begun = await db.transaction((tx) => beginPushAttempt(tx, push, { now: now.toISOString(), nextAttemptAt }));
    if (!begun) return;
    try {
      const remoteId = await call(push);
      deps.crashPoint('jobPush.afterCall');
      await db.transaction((tx) =>
        endPushAttempt(tx, push, { status: 'done', remoteId, now: deps.now().toISOString() }),
      );
    } catch (error) {
      await fail(push, error);
    }
  };

  const call = async (push: PushRecord): Promise<string | null> => {
    const connection = await getConnection(db.knex, push.connectionId);
    const connector = connection === null ? undefined : deps.registry.get(connection.connectorId);
    if (connection === null || connector === undefined)
      throw new PushError(
        'connection_not_found',
        'The connection or its connector is not there: choose another.',
        false,
      );
    if (connection.status === 'disabled')
      throw new PushError('connection_disabled', 'The connection is switched off: switch it on.', true);
    const input = await readPushInput(db.knex, push);
    if (input === null) throw new PushError('not_found', 'What was to be told of is no longer there.', false);
    const credentials = await loadCredentials(db.knex, deps.vault, connection.id);
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(attemptTimeoutMs)]);
    const key = `${push.subject}/${push.operation}/${push.language ?? 'all'}/${push.revision}`;
    const opened = deps.openContext(
      connector,
      { id: connection.id, config: connection.config, credentials },
      key,
      signal,
    );
    const context = { ...opened, attempt: push.attempts + 1, firstAttemptAt: push.firstAttemptAt };
    deps.crashPoint('jobPush.beforeCall');
    const output: object = await deps.runOperation(connector, push.operation, context, input);
    return 'remoteId' in output && typeof output.remoteId === 'string' ? output.remoteId : null;
  };

  const fail = async (push: PushRecord, error: unknown): Promise<void> => {
    const { code, message, mayRetry, afterMs } = readFailure(error);
    const next = mayRetry ? nextAttemptAt(push.attempts + 1, deps.now(), deps.random(), afterMs) : null;
    log.warn({ push: push.id, operation: push.operation, code, retried: next !== null }, 'a system could not be told');
    await db.transaction((tx) =>
      endPushAttempt(tx, push, {
        status: next === null ? 'failed' : 'pending',
        nextAttemptAt: next,
        code,
        message,
      }),
    );
  };

  const runOnce = async (): Promise<boolean> => {
    if (!(await lease.held())) return false;
    await closeOverdueJobs(deps);
    const due = await listDuePushes(db.knex, deps.now().toISOString(), pushesPerRound);
    for (const push of due) {
      if (stopping.signal.aborted || !(await lease.held())) return true;
      await attempt(push);
    }
    return true;
  };

  return {
    runOnce,
    start() {
      stopping = new AbortController();
      loop ??= startLoop(
        options.tickMs ?? 1_000,
        async () => {
          await runOnce();
          return 'wait';
        },
        (error) => log.error({ error: errorName(error) }, 'telling other systems of jobs met an error and goes on'),
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

/** A push that can't be made, for a reason of the hub's own. */
class PushError extends Error {
  readonly code: string;
  readonly mayRetry: boolean;
  constructor(code: string, message: string, mayRetry: boolean) {
    super(message);
    this.code = code;
    this.mayRetry = mayRetry;
  }
}

type Failure = { code: string; message: string; mayRetry: boolean; afterMs?: number };

/** A refusal ends it until somebody asks anew; what may pass, and what a person mends at the connection, comes again. */
function readFailure(error: unknown): Failure {
  if (error instanceof PushError) return { code: error.code, message: error.message, mayRetry: error.mayRetry };
  // The kit's errors hold neither body nor credential; others may.
  if (error instanceof Error && error.name === 'ConnectorError') {
    const { kind, code, afterMs } = error as Error & { kind?: string; code?: string; afterMs?: number };
    return {
      code: code ?? 'connector_error',
      message: error.message,
      mayRetry: kind === 'retry' || kind === 'rateLimited' || kind === 'reauth',
      ...(afterMs === undefined ? {} : { afterMs }),
    };
  }
  return { code: 'internal', message: 'The connector failed; the log says where.', mayRetry: true };
}
