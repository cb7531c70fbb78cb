import { setTimeout as wait } from 'node:timers/promises';
import { ConnectorError, type CallLimit, type Connector, type HubHttp } from '../contract.ts';

/** Longer than this no call waits for its turn: it gives up its worker's slot and comes again. */
const MAX_WAIT_MS = 5_000;

/**
 * When calls may go, for one limit each: at most `max` in any window of `perMs`. Keeps the times given out, those to come
 * included, so that callers who wait are served in turn. Pure but for its memory: the time comes in.
 */
export class CallBudget {
  readonly #given = new Map<string, number[]>();

  /**
   * Takes one call from every limit and returns in how many milliseconds it may go, 0 for at once. Takes nothing and
   * returns the wait alone when it is longer than `maxWaitMs`.
   */
  take(limits: readonly { key: string; perMs: number; max: number }[], nowMs: number, maxWaitMs: number): number {
    let atMs = nowMs;
    for (const limit of limits) {
      const given = this.#read(limit.key, nowMs - limit.perMs);
      const bound = given[given.length - limit.max];
      if (bound !== undefined) atMs = Math.max(atMs, bound + limit.perMs);
      atMs = Math.max(atMs, given.at(-1) ?? atMs);
    }
    const waitMs = atMs - nowMs;
    if (waitMs > maxWaitMs) return waitMs;
    for (const limit of limits) this.#read(limit.key, nowMs - limit.perMs).push(atMs);
    return waitMs;
  }

  /** The times given out under a key, without those that no window reaches any more. */
  #read(key: string, sinceMs: number): number[] {
    let given = this.#given.get(key);
    if (given === undefined) this.#given.set(key, (given = []));
    const old = given.findIndex((atMs) => atMs > sinceMs);
    given.splice(0, old === -1 ? given.length : old);
    return given;
  }
}

const budget = new CallBudget();

/**
 * Puts the connector's limits of one scope before a client: each request takes from the budget first. Waits up to 5 s (and
 * no longer than the request itself may take), else throws.
 * @throws ConnectorError kind `rateLimited`, code `own_budget`, with the time to wait; nothing was sent
 */
export function takeBudget(
  http: HubHttp,
  connector: Pick<Connector, 'manifest' | 'limits'>,
  at: { connectionId: string; scope: CallLimit['scope']; signal: AbortSignal },
): HubHttp {
  const limits = (connector.limits ?? [])
    .filter((limit) => limit.scope === at.scope)
    // One connection's calls never use up another's budget.
    .map(({ scope, perMs, max }) => ({
      key: JSON.stringify([connector.manifest.id, at.connectionId, scope, perMs, max]),
      // A millisecond more, since a timer may fire that much early and the way to the vendor is not always as long.
      perMs: perMs + 1,
      max: Math.max(1, Math.floor(max)),
    }));
  if (limits.length === 0) return http;
  return {
    async send(request, allow) {
      const maxWaitMs = Math.min(MAX_WAIT_MS, request.timeoutMs ?? MAX_WAIT_MS);
      const waitMs = budget.take(limits, performance.now(), maxWaitMs);
      if (waitMs > maxWaitMs) {
        throw new ConnectorError(
          'rateLimited',
          'own_budget',
          `The hub has used up what ${connector.manifest.vendor} allows for now; nothing was sent, it goes on by itself.`,
          { afterMs: Math.ceil(waitMs) },
        );
      }
      if (waitMs > 0) await waitFor(waitMs, at.signal, connector.manifest.vendor);
      const timeoutMs = request.timeoutMs === undefined ? {} : { timeoutMs: request.timeoutMs - waitMs };
      return http.send({ ...request, ...timeoutMs }, allow);
    },
  };
}

async function waitFor(waitMs: number, signal: AbortSignal, vendor: string): Promise<void> {
  try {
    await wait(Math.ceil(waitMs), undefined, { signal });
  } catch {
    throw new ConnectorError(
      'retry',
      'cancelled',
      `${vendor} was not called, the hub is stopping or the call was called off; nothing was done.`,
    );
  }
}
