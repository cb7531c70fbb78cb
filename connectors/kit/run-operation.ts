import {
  ConnectorError,
  type Connector,
  type ConnectorContext,
  type HubHttp,
  type Operation,
  type OperationInput,
  type OperationName,
  type OperationOutput,
} from '../contract.ts';
import { parseBaseUrl, schemesOf } from './base-url.ts';
import { takeBudget } from './call-budget.ts';

const HOUR_MS = 60 * 60 * 1000;
/** The vendor's clock may differ, and its window may have begun before our record of the attempt. */
const WINDOW_MARGIN_MS = 10 * 60 * 1000;

/**
 * Makes one attempt of an operation, by how the operation says it is safe to repeat. The only way activities call a connector.
 * - `read`: runs.
 * - `nativeKey`: runs with the same key; looks first when an earlier attempt is (or may be) older than the vendor's window.
 * - `naturalKey`: from the second attempt on looks first (`find`) and gives what is there.
 * - `once`: from the second attempt on runs nothing and throws `unknown`.
 *
 * So a `ConnectorError` of kind `retry` or `rateLimited` may always be tried again with the same key and a higher attempt,
 * not before `afterMs`; every other kind needs a person or another request. An unknown outcome keeps the kind `unknown`
 * for `once` alone; elsewhere it becomes `retry` with `outcomeUnknown`.
 */
export async function runOperation<N extends OperationName>(
  connector: Connector,
  name: N,
  ctx: ConnectorContext,
  input: OperationInput<N>,
): Promise<OperationOutput<N>> {
  // The table of operations is keyed by name, which the compiler can't follow through a generic index.
  const operation = connector.operations[name] as unknown as
    Operation<OperationInput<N>, OperationOutput<N>> | undefined;
  const vendor = connector.manifest.vendor;
  if (operation === undefined) {
    throw new ConnectorError(
      'rejected',
      'operation_unsupported',
      `${vendor} can not do ${name}; use another connection.`,
    );
  }
  parseBaseUrl(ctx.config['baseUrl'], connector.manifest.allowedHosts, schemesOf(connector.manifest));
  const http = takeBudget(ctx.http, connector, { connectionId: ctx.connectionId, scope: name, signal: ctx.signal });
  const limited = { ...ctx, http: limitTime(http, operation.timeoutMs, vendor) };

  try {
    if (ctx.attempt > 1 && operation.safety === 'once') {
      throw new ConnectorError(
        'unknown',
        'not_repeatable',
        `An earlier attempt at ${vendor} may have happened and ${name} can not be repeated safely; look there, then decide.`,
      );
    }
    if (needsLook(operation, ctx)) {
      const found = await operation.find?.(limited, input);
      if (found !== null && found !== undefined) return found;
    }
    return await operation.run(limited, input);
  } catch (error) {
    throw settle(error, operation);
  }
}

function needsLook<I, O>(operation: Operation<I, O>, ctx: ConnectorContext): boolean {
  if (ctx.attempt <= 1 || operation.safety === 'read') return false;
  if (operation.safety === 'naturalKey') return operation.find !== undefined;
  const firstMs = ctx.firstAttemptAt === null ? Number.NaN : Date.parse(ctx.firstAttemptAt);
  const windowMs = (operation.windowHours ?? 0) * HOUR_MS - WINDOW_MARGIN_MS;
  if (ctx.now().getTime() - firstMs < windowMs) return false;
  if (operation.find === undefined) {
    throw new ConnectorError(
      'unknown',
      'key_window_passed',
      'An earlier attempt may have happened and the vendor no longer knows its key; look there, then decide.',
    );
  }
  return true;
}

/** Turns what an attempt threw into what the caller may do about it. */
function settle<I, O>(error: unknown, operation: Operation<I, O>): unknown {
  if (!(error instanceof ConnectorError) || error.kind !== 'unknown') return error;
  const isTerminal = error.code === 'not_repeatable' || error.code === 'key_window_passed';
  if (operation.safety === 'once' || isTerminal) return error;
  return new ConnectorError('retry', error.code, error.message, {
    ...(error.afterMs === undefined ? {} : { afterMs: error.afterMs }),
    ...(error.status === undefined ? {} : { status: error.status }),
    ...(error.field === undefined ? {} : { field: error.field }),
    outcomeUnknown: operation.safety !== 'read',
  });
}

/** Lets no request take longer than what is left of the operation's time. */
function limitTime(http: HubHttp, timeoutMs: number, vendor: string): HubHttp {
  const endsAt = performance.now() + timeoutMs;
  return {
    async send(request, allow) {
      const leftMs = endsAt - performance.now();
      if (leftMs <= 0) {
        throw new ConnectorError('retry', 'timeout', `${vendor} took too long over all requests of one operation.`);
      }
      return http.send({ ...request, timeoutMs: Math.min(request.timeoutMs ?? leftMs, leftMs) }, allow);
    },
  };
}
