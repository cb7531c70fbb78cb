import { setTimeout as wait } from 'node:timers/promises';
import { ConnectorError, type Connector, type OperationInput, type OperationName } from '../contract.ts';
import { createContext, type ConnectionRecord } from './context.ts';
import { runOperation } from './run-operation.ts';
import { watchOutput } from './watch-output.ts';

/** What goes wrong between the hub and a vendor. `delayPastTimeout` answers, but after we stopped waiting. */
export const matrixFaults = [
  '429',
  '429NoRetryAfter',
  '403throttle',
  '500',
  'errorIn200',
  'delay',
  'delayPastTimeout',
  'timeoutBeforeCommit',
  'timeoutAfterCommit',
  'truncatedJson',
] as const;
/**
 * What the fault proxy can do as well: `refused` cuts the line before anything is sent on, `unauthorized` and `expiredIn200`
 * refuse the credential once, `slowBody` begins an answer and ends it after we stopped waiting.
 */
export const wireFaults = [...matrixFaults, 'refused', 'unauthorized', 'expiredIn200', 'slowBody'] as const;
/** One of {@link wireFaults}. */
export type WireFault = (typeof wireFaults)[number];
/** A fault the matrix knows. */
export type MatrixFault = WireFault;

/** A vendor's stand-in whose faults can be switched and whose effects can be counted. */
export type Simulator = {
  /** Switches one fault on for the next `times` calls of a method of `methods`. */
  strike(fault: MatrixFault, options: { methods: string[]; times: number; delayMs?: number }): Promise<void>;
  /** How many calls the faults struck since they were switched on; switches them off. */
  calm(): Promise<number>;
  /** One name for each real effect so far, in order. */
  effects(): Promise<string[]>;
};

/** One operation to be tried under every fault. */
export type MatrixCase<N extends OperationName = OperationName> = {
  operation: N;
  /** Makes the input of one run, unlike those of other runs, and whatever must be there before. */
  prepare(): Promise<OperationInput<N>>;
  /** The effects that one run must have, however often it is tried. */
  effects: string[];
  /** Values (credentials, personal data of the input) that may stand in no error and no log. */
  secrets: string[];
};

/** What the matrix found: the faults each operation was struck by, and every way it did not keep the contract. */
export type MatrixResult = { struck: { [operation: string]: WireFault[] }; findings: string[] };

const oneTimeFaults: readonly WireFault[] = [
  'timeoutBeforeCommit',
  'timeoutAfterCommit',
  'delayPastTimeout',
  'unauthorized',
  'expiredIn200',
  'slowBody',
];

const MAX_ATTEMPTS = 12;
const CALL_TIMEOUT_MS = 300;

/**
 * Runs each operation under each fault, on its writes and on its reads, as the workflow would: again with the same key and
 * the next attempt number while the error says so. Whatever the fault, the operation must end well, with each of its
 * effects exactly once and nothing leaked.
 */
export async function runFaultMatrix(
  connector: Connector,
  connection: ConnectionRecord,
  simulator: Simulator,
  cases: readonly MatrixCase[],
  faults: readonly WireFault[] = matrixFaults,
): Promise<MatrixResult> {
  const result: MatrixResult = { struck: {}, findings: [] };
  for (const one of cases) {
    const struck = (result.struck[one.operation] ??= []);
    for (const fault of faults) {
      for (const methods of [
        ['POST', 'PUT', 'PATCH', 'DELETE', 'MKCALENDAR'],
        ['GET', 'PROPFIND', 'REPORT'],
      ]) {
        const where = `${connector.manifest.id} ${one.operation} under ${fault} on ${methods[0]}`;
        const hits = await runCase(connector, connection, simulator, one, fault, methods, (what) =>
          result.findings.push(`${where}: ${what}`),
        );
        if (hits > 0 && !struck.includes(fault)) struck.push(fault);
      }
    }
  }
  return result;
}

async function runCase(
  connector: Connector,
  connection: ConnectionRecord,
  simulator: Simulator,
  one: MatrixCase,
  fault: WireFault,
  methods: string[],
  report: (finding: string) => void,
): Promise<number> {
  const input = await one.prepare();
  const before = (await simulator.effects()).length;
  const times = oneTimeFaults.includes(fault) ? 1 : 2;
  const delayMs = fault === 'delayPastTimeout' || fault === 'slowBody' ? CALL_TIMEOUT_MS * 1.5 : 50;
  const isOnce = connector.operations[one.operation]?.safety === 'once';
  let isOutcomeUnknown = false;
  await simulator.strike(fault, { methods, times, delayMs });
  const { leaks, error } = await watchOutput(one.secrets, async () => {
    const errors: unknown[] = [];
    const firstAttemptAt = new Date().toISOString();
    const key = `matrix/${one.operation}/${fault}/${methods[0]}/${before}/${Math.random().toString(36).slice(2)}`;
    const config = { ...connection.config, timeoutMs: CALL_TIMEOUT_MS };
    let attempt = 1;
    for (let tries = 1; tries <= MAX_ATTEMPTS; tries++) {
      const ctx = createContext({
        connector,
        connection: { ...connection, config },
        key,
        attempt,
        firstAttemptAt,
        now: () => new Date(),
      });
      try {
        await runOperation(connector, one.operation, ctx, input);
        return { errors, last: undefined };
      } catch (thrown) {
        errors.push(thrown);
        if (!(thrown instanceof ConnectorError)) return { errors, last: thrown };
        // An attempt that surely did nothing does not count, as in the hub.
        if (!isOnce || thrown.outcomeUnknown) attempt += 1;
        isOutcomeUnknown ||= thrown.outcomeUnknown;
        // A person renews the credential, then the same call goes on.
        if (thrown.kind === 'reauth' && (fault === 'unauthorized' || fault === 'expiredIn200')) continue;
        // Where it can't be repeated, not knowing is the right end: a person looks.
        if (thrown.kind === 'unknown' && isOnce) return { errors, last: undefined };
        if (thrown.kind !== 'retry' && thrown.kind !== 'rateLimited') return { errors, last: thrown };
        if (fault === '429' && thrown.kind === 'rateLimited' && thrown.afterMs === undefined) {
          report('ignores Retry-After');
        }
        await wait(thrown.afterMs ?? 10);
      }
    }
    return { errors, last: errors.at(-1) };
  });
  const hits = await simulator.calm();
  if (error !== undefined) report(`does not end well: ${describeError(error)}`);
  for (const leak of leaks) report(leak);
  const after = (await simulator.effects()).slice(before);
  // What may have happened and is never repeated may also not have happened.
  const isLeftToPerson = isOnce && isOutcomeUnknown && after.length === 0;
  if (after.join() !== one.effects.join() && !isLeftToPerson) {
    report(`has the effects [${after.join(', ')}], not [${one.effects.join(', ')}]`);
  }
  return hits;
}

function describeError(error: unknown): string {
  if (error instanceof ConnectorError) return `${error.kind} ${error.code}`;
  return error instanceof Error ? error.name : 'something that is no error';
}
