import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { KitReport } from '../../../connectors/kit/report.ts';

/**
 * Holds a run's report against the one kept beside the connector; with `HUB_WRITE_REPORTS=1` writes it instead. So the
 * kept report is what the tests found, never what somebody typed.
 */
export function holdReport(report: KitReport): void {
  const file = path.resolve(import.meta.dirname, '../../../connectors', report.connectorId, 'report.json');
  const text = `${JSON.stringify(report, null, 2)}\n`;
  if (process.env['HUB_WRITE_REPORTS'] === '1') writeFileSync(file, text);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : null;
  expect(kept, `${file} is out of date: run this test once with HUB_WRITE_REPORTS=1`).toEqual(report);
}
