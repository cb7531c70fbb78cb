import { existsSync, readFileSync } from 'node:fs';
import type { Connector as ConnectorDescription } from '../schemas/types.ts';
import { caldav } from './caldav/index.ts';
import { clearvoice } from './clearvoice/index.ts';
import { cleartrail } from './cleartrail/index.ts';
import type { Connector } from './contract.ts';
import { coursepath } from './coursepath/index.ts';
import { dealbook } from './dealbook/index.ts';
import { jobstore } from './jobstore/index.ts';
import { verifiedLevel, type KitReport } from './kit/report.ts';
import { peoplebase } from './peoplebase/index.ts';
import { postroom } from './postroom/index.ts';
import { smtp } from './smtp/index.ts';
import { textrelay } from './textrelay/index.ts';
import { shiftwell } from './shiftwell/index.ts';
import { quizmill } from './quizmill/index.ts';

/** The connectors this hub has. */
export type ConnectorRegistry = {
  list(): Connector[];
  /** Undefined when there is none of this id. */
  get(id: string): Connector | undefined;
  /** As the API and the CLI show it, `verified` computed from the contract tests' last report. */
  describe(connector: Connector): ConnectorDescription;
};

/** Every connector in the folder; a new vendor is one line here. */
const installed: readonly Connector[] = [
  clearvoice,
  peoplebase,
  postroom,
  shiftwell,
  dealbook,
  coursepath,
  quizmill,
  cleartrail,
  jobstore,
  caldav,
  smtp,
  textrelay,
];

/**
 * Builds the registry. Reads each connector's `report.json` once.
 * @throws Error when two connectors share an id or a report is not one of the kit
 */
export function createRegistry(connectors: readonly Connector[] = installed): ConnectorRegistry {
  const byId = new Map(connectors.map((connector) => [connector.manifest.id, connector]));
  if (byId.size !== connectors.length) throw new Error('Two connectors have the same manifest id.');
  const verified = new Map(connectors.map(({ manifest }) => [manifest.id, verifiedLevel(readReport(manifest.id))]));
  return {
    list: () => [...connectors],
    get: (id) => byId.get(id),
    describe: (connector) => ({
      id: connector.manifest.id,
      vendor: connector.manifest.vendor,
      kinds: [...connector.manifest.kinds],
      verified: verified.get(connector.manifest.id) ?? 'simulated',
      operations: Object.keys(connector.operations),
      configSchema: connector.configSchema,
      credentialsSchema: connector.credentialsSchema,
    }),
  };
}

function readReport(id: string): KitReport | null {
  const file = new URL(`./${id}/report.json`, import.meta.url);
  if (!existsSync(file)) return null;
  const report = JSON.parse(readFileSync(file, 'utf8')) as KitReport;
  if (report.connectorId !== id) throw new Error(`connectors/${id}/report.json is the report of another connector.`);
  return report;
}
