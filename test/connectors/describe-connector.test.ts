import { afterAll, describe, expect, it } from 'vitest';
import type { Connector } from '../../connectors/contract.ts';
import type { Bench } from '../../connectors/kit/bench.ts';
import { checkNames, ContractRun, type CheckName } from '../../connectors/kit/contract-checks.ts';
import { wireFaults } from '../../connectors/kit/fault-matrix.ts';
import { createHttp } from '../../connectors/kit/http.ts';
import { brokenConnectors } from './broken/broken.ts';
import { makeTokenConnector, openTokenVendor } from './broken/token-vendor.ts';

// One vendor of each kind for all of them: what counts is what a check finds, and each counts from where it starts.
const benches = new Map<() => Promise<Bench>, Promise<Bench>>();
const openOnce = (open: () => Promise<Bench>): Promise<Bench> => {
  const bench = benches.get(open) ?? open();
  benches.set(open, bench);
  return bench;
};
afterAll(async () => {
  for (const bench of benches.values()) await (await bench).stop();
});

async function judge(
  connector: Connector,
  bench: Bench,
  check: CheckName,
  only: { operation?: string | undefined; faults?: string[] | undefined } = {},
): Promise<string[]> {
  const left = wireFaults.filter((fault) => only.faults !== undefined && !only.faults.includes(fault));
  const run = await ContractRun.open(connector, {
    ...bench,
    cases: bench.cases.filter((one) => only.operation === undefined || one.operation === only.operation),
    skips: { ...bench.skips, ...Object.fromEntries(left.map((fault) => [`fault:${fault}`, 'Not of use here.'])) },
  });
  try {
    return (await run.check(check)).findings;
  } finally {
    await run.close();
  }
}

describe('the contract tests catch a connector that', { timeout: 90_000 }, () => {
  it.each(brokenConnectors)('$name', async ({ connector, open, check, says, operation, faults }) => {
    const bench = await openOnce(open);
    const found = await judge(connector, bench, check, { operation, faults });
    expect(found.join('\n')).toMatch(says);
  });

  it('goes around its own limits', async () => {
    const bench = await openOnce(openTokenVendor);
    const limits = [{ scope: 'connection' as const, perMs: 400, max: 3 }];
    const kept: Connector = { ...makeTokenConnector('none'), limits };
    expect(await judge(kept, bench, 'budget')).toEqual([]);
    // A client of its own knows of no budget.
    const around: Connector = {
      ...kept,
      probe(ctx) {
        const { credentials, signal } = ctx;
        return kept.probe({ ...ctx, http: createHttp(kept, { baseUrl: ctx.config['baseUrl'], credentials, signal }) });
      },
    };
    expect((await judge(around, bench, 'budget')).join()).toMatch(/requests in one window, allowed are 3 in 400 ms/);
  });
});

describe('the contract tests find nothing', { timeout: 60_000 }, () => {
  it('in a connector with tokens that is right', async () => {
    const bench = await openOnce(openTokenVendor);
    const connector = makeTokenConnector('none');
    for (const check of checkNames) expect(await judge(connector, bench, check)).toEqual([]);
  });
});
