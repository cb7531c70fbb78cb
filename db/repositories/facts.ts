import type { FactMap, FactValue } from '../../domain/process/types.ts';
import { aadOf } from '../../security/sealing.ts';
import type { DataKey } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { openJson, sealJson } from '../sealed-json.ts';

/** One thing known of an application, where it came from and when. */
export type FactRecord = { name: string; value: FactValue; source: string; at: string };

type Row = { application_id: string; name: string; value: string; source: string; at: string };

const aad = (applicationId: string, name: string) => aadOf('facts', 'value', applicationId, name);

/** All facts of an application, by name. */
export async function listFacts(tx: Tx, key: DataKey, applicationId: string): Promise<FactRecord[]> {
  const rows: Row[] = await tx<Row>('facts').where({ application_id: applicationId }).orderBy('name');
  return rows.map((row) => ({
    name: row.name,
    value: openJson<FactValue>(key, aad(applicationId, row.name), row.value),
    source: row.source,
    at: row.at,
  }));
}

/** The facts as the core reads them. */
export function toFactMap(facts: readonly FactRecord[]): FactMap {
  return Object.fromEntries(facts.map((fact) => [fact.name, fact.value]));
}

/** Sets one fact; the newest word stands. */
export async function setFact(tx: Tx, key: DataKey, fact: FactRecord & { applicationId: string }): Promise<void> {
  await setFacts(tx, key, fact.applicationId, [fact]);
}

/** Sets several facts of one application in one statement; names must differ. */
export async function setFacts(
  tx: Tx,
  key: DataKey,
  applicationId: string,
  facts: readonly FactRecord[],
): Promise<void> {
  if (facts.length === 0) return;
  const rows: Row[] = facts.map((fact) => ({
    application_id: applicationId,
    name: fact.name,
    value: sealJson(key, aad(applicationId, fact.name), fact.value),
    source: fact.source,
    at: fact.at,
  }));
  await tx('facts').insert(rows).onConflict(['application_id', 'name']).merge(['value', 'source', 'at']);
}
