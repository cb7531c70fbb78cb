import type { ClientLog } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { fromJson } from '../sealed-json.ts';

type Row = { id: string; application_id: string; body: string; at: string };

/** Keeps one line; it holds nothing personal by its schema. */
export async function insertClientLog(tx: Tx, log: ClientLog): Promise<void> {
  const { id, applicationId, at, ...body } = log;
  const row: Row = { id, application_id: applicationId, body: JSON.stringify(body), at };
  await tx('client_logs').insert(row);
}

/** The newest lines. */
export async function listClientLogs(tx: Tx, limit: number): Promise<ClientLog[]> {
  const rows: Row[] = await tx<Row>('client_logs')
    .orderBy(['at', 'id'].map((column) => ({ column, order: 'desc' as const })))
    .limit(limit);
  return rows.map((row) => ({
    ...fromJson<Omit<ClientLog, 'id' | 'applicationId' | 'at'>>(row.body),
    id: row.id,
    applicationId: row.application_id,
    at: row.at,
  }));
}
