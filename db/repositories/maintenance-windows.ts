import type { MaintenanceWindow } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';

type Row = {
  id: string;
  connection_id: string;
  from_at: string;
  to_at: string;
  note: string | null;
  announced_at: string | null;
  created_at: string;
};

function toRecord(row: Row): MaintenanceWindow {
  return {
    id: row.id,
    connectionId: row.connection_id,
    fromAt: row.from_at,
    toAt: row.to_at,
    note: row.note,
    announcedAt: row.announced_at,
    createdAt: row.created_at,
  };
}

/** Keeps a window; the same one twice is one. Answers with the one that is kept. */
export async function insertMaintenanceWindow(tx: Tx, window: MaintenanceWindow): Promise<MaintenanceWindow> {
  const row: Row = {
    id: window.id,
    connection_id: window.connectionId,
    from_at: window.fromAt,
    to_at: window.toAt,
    note: window.note,
    announced_at: window.announcedAt,
    created_at: window.createdAt,
  };
  await tx('maintenance_windows')
    .insert(row)
    .onConflict(['connection_id', 'from_at', 'to_at'])
    .merge(['connection_id']);
  const kept: Row | undefined = await tx<Row>('maintenance_windows')
    .where({ connection_id: window.connectionId, from_at: window.fromAt, to_at: window.toAt })
    .first();
  if (!kept) throw new Error('the maintenance window was not kept');
  return toRecord(kept);
}

/** A window by its id, or null. */
export async function getMaintenanceWindow(tx: Tx, id: string): Promise<MaintenanceWindow | null> {
  const row: Row | undefined = await tx<Row>('maintenance_windows').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** Windows that have not ended by then, the next first. */
export async function listMaintenanceWindows(
  tx: Tx,
  endingAfterAt: string,
  limit: number,
): Promise<MaintenanceWindow[]> {
  const rows: Row[] = await tx<Row>('maintenance_windows')
    .where('to_at', '>', endingAfterAt)
    .orderBy(['from_at', 'id'])
    .limit(limit);
  return rows.map(toRecord);
}

/** Notes that everybody whom it touches was told. */
export async function markAnnounced(tx: Tx, id: string, at: string): Promise<void> {
  await tx('maintenance_windows').where({ id }).update({ announced_at: at });
}
