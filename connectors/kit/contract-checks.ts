import { randomUUID } from 'node:crypto';
import type { Connector } from '../contract.ts';
import type { Bench, MakeContext } from './bench.ts';
import { checkBudget } from './checks/budget.ts';
import { listOperations, type CheckAt, type CheckResult } from './checks/check-at.ts';
import { checkConnections, checkTokens } from './checks/connections.ts';
import { checkEvents, checkWebhooks } from './checks/events.ts';
import { checkFaults } from './checks/faults.ts';
import { checkForms } from './checks/forms.ts';
import { checkOperations } from './checks/operations.ts';
import { checkProbe } from './checks/probe.ts';
import { checkUndo } from './checks/undo.ts';
import { createContext } from './context.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';

/** Everything that is tried of a connector, in this order. */
const checks = {
  forms: checkForms,
  probe: checkProbe,
  operations: checkOperations,
  connections: checkConnections,
  tokens: checkTokens,
  budget: checkBudget,
  undo: checkUndo,
  faults: checkFaults,
  webhooks: checkWebhooks,
  events: checkEvents,
} satisfies { [name: string]: (at: CheckAt) => CheckResult | Promise<CheckResult> };

/** One of the checks. */
export type CheckName = keyof typeof checks;
/** The names of all checks, in order. */
export const checkNames = Object.keys(checks) as CheckName[];

/** A connector on its bench, wired through proxies. */
export class ContractRun {
  readonly #at: CheckAt;

  constructor(at: CheckAt) {
    this.#at = at;
  }

  /** Puts the proxies before the bench's vendor. */
  static async open(connector: Connector, bench: Bench): Promise<ContractRun> {
    const baseUrl = String(bench.connection.config['baseUrl']);
    const proxy = await startFaultProxy(baseUrl, bench.answers);
    const otherProxy = await startFaultProxy(baseUrl, bench.answers);
    const id = `${bench.connection.id}-other`;
    return new ContractRun({
      connector,
      bench,
      proxy,
      otherProxy,
      context: (more) => makeContext(connector, bench, proxy, more),
      otherContext: () =>
        makeContext(connector, bench, otherProxy, { connectionId: id, credentials: bench.badCredentials }),
      secrets: Object.values(bench.connection.credentials).filter(
        (value): value is string => typeof value === 'string' && value.length >= 8,
      ),
    });
  }

  /** Stops the proxies; the bench is its maker's. */
  async close(): Promise<void> {
    await Promise.all([this.#at.proxy.stop(), this.#at.otherProxy.stop()]);
  }

  /** Makes one check. A reason in the bench's `skips` skips it. */
  async check(name: CheckName): Promise<CheckResult> {
    const reason = this.#at.bench.skips?.[name] ?? reasonNotToTry(name, this.#at);
    if (reason !== undefined) return { findings: [], skips: [{ check: name, reason }] };
    this.#at.proxy.forget();
    this.#at.otherProxy.forget();
    return checks[name](this.#at);
  }
}

function reasonNotToTry(name: CheckName, { connector, bench }: CheckAt): string | undefined {
  if ((name === 'webhooks' || name === 'events') && connector.events === undefined) return 'It takes no events.';
  if (name === 'tokens' && bench.tokens === undefined) return 'Its credential is sent as it is.';
  if (name === 'budget' && (connector.limits ?? []).length === 0) return 'It declares no limits.';
  const undoes = listOperations(connector).some(([, operation]) => operation.undoes !== undefined);
  return name === 'undo' && !undoes ? 'None of its operations undoes another.' : undefined;
}

function makeContext(
  connector: Connector,
  bench: Bench,
  proxy: FaultProxy,
  more: Parameters<MakeContext>[0] = {},
): ReturnType<MakeContext> {
  const { connection } = bench;
  const baseUrl = bench.simulator === undefined ? proxy.baseUrl : connection.config['baseUrl'];
  const timeout = more.timeoutMs === undefined ? {} : { timeoutMs: more.timeoutMs };
  return createContext({
    connector,
    connection: {
      id: more.connectionId ?? connection.id,
      config: { ...connection.config, baseUrl, ...timeout },
      credentials: more.credentials ?? connection.credentials,
    },
    key: more.key ?? `kit/${randomUUID()}`,
    now: () => new Date(),
  });
}
