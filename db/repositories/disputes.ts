import type { Dispute } from '../../schemas/types.ts';
import { aadOf } from '../../security/sealing.ts';
import type { DataKey } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { openJson, sealJson } from '../sealed-json.ts';

/** A candidate's objection; the reason is sealed. */
export type DisputeRecord = Omit<Dispute, 'taskId'>;

type Row = {
  id: string;
  application_id: string;
  status: Dispute['status'];
  content: string;
  raised_by: string;
  raised_at: string;
  settled_by: string | null;
  settled_at: string | null;
};

const aad = (id: string) => aadOf('disputes', 'content', id);

/** Keeps an objection. */
export async function insertDispute(tx: Tx, key: DataKey, dispute: DisputeRecord): Promise<void> {
  const row: Row = {
    id: dispute.id,
    application_id: dispute.applicationId,
    status: dispute.status,
    content: sealJson(key, aad(dispute.id), { reason: dispute.reason }),
    raised_by: dispute.raisedBy,
    raised_at: dispute.raisedAt,
    settled_by: dispute.settledBy,
    settled_at: dispute.settledAt,
  };
  await tx('disputes').insert(row);
}

/** The objections of an application, oldest first. */
export async function listDisputes(tx: Tx, key: DataKey, applicationId: string): Promise<DisputeRecord[]> {
  const rows: Row[] = await tx<Row>('disputes').where({ application_id: applicationId }).orderBy(['raised_at', 'id']);
  return rows.map((row) => ({
    id: row.id,
    applicationId: row.application_id,
    status: row.status,
    raisedBy: row.raised_by,
    raisedAt: row.raised_at,
    settledBy: row.settled_by,
    settledAt: row.settled_at,
    ...openJson<{ reason: string }>(key, aad(row.id), row.content),
  }));
}

/** Notes how it was settled. Safe to repeat. */
export async function settleDispute(
  tx: Tx,
  id: string,
  settled: { status: 'upheld' | 'dismissed'; by: string; at: string },
): Promise<void> {
  await tx('disputes').where({ id }).update({ status: settled.status, settled_by: settled.by, settled_at: settled.at });
}
