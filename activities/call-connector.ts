import { createContext, type ConnectionRecord } from '../connectors/kit/context.ts';
import { runOperation } from '../connectors/kit/run-operation.ts';
import {
  ConnectorError,
  type OperationInput,
  type OperationName,
  type OperationOutput,
} from '../connectors/contract.ts';
import type { ConnectorRegistry } from '../connectors/registry.ts';
import type { Db, Tx } from '../db/connection.ts';
import { beginAttempt, failCall, finishCall, getCall } from '../db/repositories/calls.ts';
import { openConnection } from '../db/repositories/connections.ts';
import type { Vault } from '../security/vault.ts';

export type CallDeps = {
  db: Db;
  vault: Vault;
  registry: ConnectorRegistry;
  now: () => Date;
  newId: () => string;
  crashPoint: (name: string) => void;
};

/** Which effect this is, for everything below `perform`. */
export type PerformContext = {
  applicationId: string;
  callKey: string;
  signal: AbortSignal;
  /** From 1; one more each time a person wants it tried again. */
  round?: number;
};

/** One effect: which application and call it belongs to, through which connection, and what is kept of the answer. */
export type ConnectorCall<N extends OperationName> = {
  applicationId: string;
  callKey: string;
  round?: number;
  operation: N;
  connectionId: string;
  input: OperationInput<N>;
  signal: AbortSignal;
  /** Writes what the answer says, in the transaction that marks the call as done. */
  keep: (tx: Tx, output: OperationOutput<N>, connectorId: string) => Promise<void>;
};

/** Whether this effect was made and its answer kept: then nothing is called again. */
export async function isCallDone(deps: Pick<CallDeps, 'db'>, applicationId: string, callKey: string): Promise<boolean> {
  return (await getCall(deps.db.knex, applicationId, callKey))?.status === 'done';
}

/**
 * Makes one attempt of an effect at another system and keeps its answer. The attempt is noted before the bytes leave, so
 * that the next one knows it is not the first; the vendor's key is the business identity, the same at every attempt. Where
 * an effect can't be repeated, an attempt that surely did nothing, or that a person has looked after, does not count.
 * @throws ConnectorError, after noting why
 */
export async function callConnector<N extends OperationName>(deps: CallDeps, call: ConnectorCall<N>): Promise<void> {
  const { applicationId, callKey } = call;
  const opened = await openConnection(deps.db.knex, deps.vault, call.connectionId);
  const connector = opened === null ? undefined : deps.registry.get(opened.connection.connectorId);
  const attempt = await beginAttempt(deps.db, {
    applicationId,
    callKey,
    round: call.round,
    operation: call.operation,
    connectionId: call.connectionId,
    at: deps.now().toISOString(),
  });
  try {
    if (opened === null || connector === undefined) {
      throw new ConnectorError(
        'rejected',
        'connection_not_found',
        'The job names a connection that is not there; choose another on the job.',
      );
    }
    const { connection, credentials } = opened;
    if (connection.status === 'disabled') {
      throw new ConnectorError(
        'rejected',
        'connection_disabled',
        'The connection is switched off; switch it on, then retry.',
      );
    }
    const record: ConnectionRecord = { id: connection.id, config: connection.config, credentials };
    const context = createContext({
      connector,
      connection: record,
      key: `${applicationId}/${callKey}`,
      attempt: connector.operations[call.operation]?.safety === 'once' ? attempt.open : attempt.number,
      firstAttemptAt: attempt.firstAttemptAt,
      now: deps.now,
      signal: call.signal,
    });
    deps.crashPoint('perform.beforeCall');
    const output = await runOperation(connector, call.operation, context, call.input);
    deps.crashPoint('perform.afterCall');
    await deps.db.transaction(async (tx) => {
      await call.keep(tx, output, connector.manifest.id);
      await finishCall(tx, { applicationId, callKey, at: deps.now().toISOString() });
    });
    deps.crashPoint('perform.afterCommit');
  } catch (error) {
    if (error instanceof ConnectorError) {
      const failure = { code: error.code, message: error.message, unknownOutcome: error.outcomeUnknown };
      const at = deps.now().toISOString();
      await deps.db.transaction((tx) => failCall(tx, { applicationId, callKey, ...failure, at }));
    }
    throw error;
  }
}

/** Marks an effect that needed no call (nobody to write to, nothing ordered) as done, with what is kept of that. */
export async function finishWithoutCall(
  deps: CallDeps,
  applicationId: string,
  callKey: string,
  operation: string,
  keep: (tx: Tx) => Promise<void>,
): Promise<void> {
  await beginAttempt(deps.db, { applicationId, callKey, operation, connectionId: null, at: deps.now().toISOString() });
  await deps.db.transaction(async (tx) => {
    await keep(tx);
    await finishCall(tx, { applicationId, callKey, at: deps.now().toISOString() });
  });
}
