import type { Connector, ConnectorContext, Operation } from '../../contract.ts';
import type { Bench, MakeContext } from '../bench.ts';
import type { WireFault } from '../fault-matrix.ts';
import type { FaultProxy } from '../fault-proxy.ts';

/** A connector on its bench, as each check gets it. */
export type CheckAt = {
  connector: Connector;
  bench: Bench;
  /** Before the vendor, for the good connection. */
  proxy: FaultProxy;
  /** Before the same vendor, for a connection with wrong credentials. */
  otherProxy: FaultProxy;
  context: MakeContext;
  otherContext: () => ConnectorContext;
  /** The good connection's credentials that are long enough to be looked for in texts. */
  secrets: string[];
};

/** What a check found: each finding is one way the connector does not keep the contract. */
export type CheckResult = {
  findings: string[];
  /** Parts that were not tried, with the reason; the whole check under its own name. */
  skips: { check: string; reason: string }[];
  /** Faults each operation was struck by. */
  struck?: { [operation: string]: WireFault[] };
  /** Webhook cases that were tried. */
  webhooks?: string[];
};

/** The operations a connector has, by name, whatever they take and give. */
export function listOperations(connector: Connector): [name: string, operation: Operation<unknown, unknown>][] {
  return Object.entries(connector.operations) as [string, Operation<unknown, unknown>][];
}
