import type { ConnectorContext, OperationInput, OperationName, OperationOutput } from '../contract.ts';
import type { ConnectionRecord } from './context.ts';
import type { MatrixCase, Simulator, WireFault } from './fault-matrix.ts';
import type { Exchange, VendorAnswers } from './fault-proxy.ts';
import type { KitReport } from './report.ts';
import type { WebhookBench } from './webhook-cases.ts';

/** An effect and what takes it back. */
export type UndoCase<Do extends OperationName = OperationName, By extends OperationName = OperationName> = {
  do: Do;
  by: By;
  prepare(): Promise<OperationInput<Do>>;
  /** What undoes that input and its output. */
  undoInput(input: OperationInput<Do>, output: OperationOutput<Do>): OperationInput<By>;
  /** What is to be as before, read from the vendor itself; times and revisions left out. */
  state(input: OperationInput<Do>): Promise<unknown>;
};

/** A change at the vendor that it reports by webhook and by poll. */
export type ChangeCase = {
  /** Makes the change; webhooks go to `notifyUrl`. */
  provoke(notifyUrl: string): Promise<void>;
  /** How many webhooks come of it. */
  webhooks: number;
};

/** For vendors where a credential is exchanged for a token. */
export type TokenCase = {
  /** Makes every token the vendor has given out so far invalid. */
  expire(): Promise<void>;
  /** Tells whether a request asks for a token. */
  isTokenRequest(exchange: Exchange): boolean;
};

/**
 * A connector's counterpart while it is tried: the vendor itself or its stand-in, started for real, and what has to be
 * known of it. Whatever is left out must be explained in `skips`.
 */
export type Bench = {
  /** What stands at the other end. */
  against: KitReport['against'];
  /** A connection that works; `config.baseUrl` is the vendor's own address, the kit puts a proxy before it. */
  connection: ConnectionRecord;
  /** The same connection's credentials, made wrong. */
  badCredentials: { [key: string]: unknown };
  /** How the vendor words what the faults make it say. */
  answers: VendorAnswers;
  /** One name for each real effect at the vendor so far, in order: its ledger. */
  effects(): Promise<string[]>;
  /** One for each operation. */
  cases: readonly MatrixCase[];
  webhooks?: WebhookBench;
  change?: ChangeCase;
  tokens?: TokenCase;
  undo?: readonly UndoCase[];
  /** Instead of the proxy, for vendors that are not spoken to over HTTP, with the faults it knows. */
  simulator?: Simulator & { faults: readonly WireFault[] };
  /** What can't be tried, with the reason: names of checks, `fault:<name>` or `operation:<name>`. */
  skips?: { readonly [what: string]: string };
  stop(): Promise<void>;
};

/** Writes a case with its types checked, for the list of all cases. */
export function matrixCase<N extends OperationName>(one: MatrixCase<N>): MatrixCase {
  return one;
}

/** Writes an undo case with its types checked. */
export function undoCase<Do extends OperationName, By extends OperationName>(one: UndoCase<Do, By>): UndoCase {
  return one;
}

/** A context whose requests pass a bench's proxy. */
export type MakeContext = (more?: {
  key?: string;
  credentials?: { [key: string]: unknown };
  connectionId?: string;
  timeoutMs?: number;
}) => ConnectorContext;
