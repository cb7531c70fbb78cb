import { matrixFaults, runFaultMatrix, wireFaults, type WireFault } from '../fault-matrix.ts';
import { canStrike, type FaultProxy } from '../fault-proxy.ts';
import type { CheckAt, CheckResult } from './check-at.ts';

/** Each operation under each fault ends well, with each effect exactly once and nothing leaked. */
export async function checkFaults(at: CheckAt): Promise<CheckResult> {
  const { simulator, cases, connection, answers } = at.bench;
  const isNeverSaid = (fault: WireFault): boolean => simulator === undefined && !canStrike(fault, answers);
  const skips: { readonly [what: string]: string } = {
    ...Object.fromEntries(
      wireFaults.filter(isNeverSaid).map((fault) => [`fault:${fault}`, 'The vendor never answers so.']),
    ),
    ...at.bench.skips,
  };
  const faults = (simulator?.faults ?? wireFaults).filter((fault) => skips[`fault:${fault}`] === undefined);
  const proxied = { ...connection, config: at.context().config };
  const through = simulator ?? {
    strike: (fault: WireFault, options: Parameters<FaultProxy['strike']>[1]) => at.proxy.strike(fault, options),
    calm: () => at.proxy.calm(),
    effects: () => at.bench.effects(),
  };
  const { struck, findings } = await runFaultMatrix(at.connector, proxied, through, cases, faults);
  for (const [operation, hit] of Object.entries(struck)) {
    for (const fault of faults) {
      if (!hit.includes(fault)) findings.push(`${operation}: ${fault} never struck, and no reason why not`);
    }
  }
  const left = (simulator === undefined ? wireFaults : matrixFaults).filter((fault) => !faults.includes(fault));
  return {
    findings,
    struck,
    skips: left.map((fault) => ({
      check: `fault:${fault}`,
      reason: skips[`fault:${fault}`] ?? 'The simulator can not do it.',
    })),
  };
}
