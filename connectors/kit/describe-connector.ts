import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../contract.ts';
import type { Bench } from './bench.ts';
import { checkNames, ContractRun, type CheckName } from './contract-checks.ts';
import type { KitReport } from './report.ts';

/** Where the report is kept; without `isWritten` it is held against what is there. */
export type ReportPlace = { file: URL; isWritten: boolean };

const sentences: Record<CheckName, string> = {
  forms: 'has a complete manifest and forms that hide secrets, and every operation is tried',
  probe: 'tells a good connection from a bad one',
  operations: 'does what each operation says, through the kit alone',
  connections: 'keeps connections apart',
  tokens: 'refreshes an expired token once for all callers',
  budget: 'never goes faster than its limits',
  undo: 'takes back whole what it undoes',
  faults: 'has each effect exactly once under every fault, and leaks nothing',
  webhooks: 'takes good webhooks and no other',
  events: 'gives the same keys by webhook and by poll',
};

/**
 * The contract tests of a connector, for vitest: everything that fits is tried against the vendor or its stand-in, started
 * for real. What is skipped is printed with its reason and kept in the report, from which `verified` is computed.
 * @param open starts the vendor; stopped at the end
 */
export function describeConnector(connector: Connector, open: () => Promise<Bench>, place: ReportPlace): void {
  describe(`connector ${connector.manifest.id}`, { timeout: 300_000 }, () => {
    let bench: Bench;
    let run: ContractRun;
    const report: KitReport & { checks: string[]; skips: { check: string; reason: string }[] } = {
      connectorId: connector.manifest.id,
      against: 'sandbox',
      operations: {},
      webhooks: [],
      checks: [],
      skips: [],
    };
    beforeAll(async () => {
      bench = await open();
      run = await ContractRun.open(connector, bench);
      report.against = bench.against;
    }, 60_000);
    afterAll(async () => {
      await run?.close();
      await bench?.stop();
    });

    for (const name of checkNames) {
      it(sentences[name], async (test) => {
        const result = await run.check(name);
        report.skips.push(...result.skips);
        for (const { check, reason } of result.skips) {
          process.stdout.write(`${connector.manifest.id}: ${check} is not tried: ${reason}\n`);
        }
        const skipped = result.skips.find((skip) => skip.check === name);
        if (skipped !== undefined) return test.skip(skipped.reason);
        expect(result.findings).toEqual([]);
        report.checks.push(name);
        if (result.struck !== undefined) report.operations = result.struck;
        if (result.webhooks !== undefined) report.webhooks = result.webhooks;
      });
    }

    it('is as its kept report says', () => {
      const isComplete = report.checks.length + report.skips.filter(isWholeCheck).length === checkNames.length;
      expect(isComplete, 'A check failed or was left out: there is no report of that.').toBe(true);
      if (place.isWritten) writeFileSync(place.file, `${JSON.stringify(report, null, 2)}\n`);
      const kept = existsSync(place.file) ? (JSON.parse(readFileSync(place.file, 'utf8')) as unknown) : null;
      expect(kept, `${place.file.pathname} is out of date: run this test once so that it is written`).toEqual(report);
    });
  });
}

function isWholeCheck(skip: { check: string }): boolean {
  return (checkNames as readonly string[]).includes(skip.check);
}
