import { HubError } from '../../domain/errors.ts';
import type { Connection } from '../../schemas/types.ts';
import { aadOf } from '../../security/sealing.ts';
import type { Vault } from '../../security/vault.ts';
import type { Tx } from '../connection.ts';
import { orDuplicate, requireChanged, versionConflict } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';
import { fromJson } from '../sealed-json.ts';

/** One configured use of a connector; its credentials come out by {@link openConnection} and {@link loadCredentials} alone. */
export type ConnectionRecord = Connection & { pollCursor: string | null; polledAt: string | null };
/** Secrets of a connection, as the connector's credentials schema names them. */
export type Credentials = { [key: string]: unknown };

type Row = {
  id: string;
  connector_id: string;
  name: string;
  config: string;
  credentials: string | null;
  status: Connection['status'];
  last_probe: string | null;
  poll_cursor: string | null;
  polled_at: string | null;
  version: number;
  created_at: string;
  updated_at: string;
};

const aad = (id: string) => aadOf('connections', 'credentials', id);

function toRecord(row: Row): ConnectionRecord {
  return {
    id: row.id,
    connectorId: row.connector_id,
    name: row.name,
    config: fromJson(row.config),
    credentialsSet: row.credentials !== null,
    status: row.status,
    lastProbe: row.last_probe === null ? null : fromJson(row.last_probe),
    pollCursor: row.poll_cursor,
    polledAt: row.polled_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function sealCredentials(vault: Vault, id: string, credentials: Credentials): string | null {
  return Object.keys(credentials).length === 0 ? null : vault.sealLocal(aad(id), JSON.stringify(credentials));
}

/** Adds a connection. Throws HubError `conflict` when the id is taken. */
export async function insertConnection(
  tx: Tx,
  vault: Vault,
  connection: Pick<ConnectionRecord, 'id' | 'connectorId' | 'name' | 'config' | 'createdAt'> & {
    credentials: Credentials;
  },
): Promise<void> {
  const row: Row = {
    id: connection.id,
    connector_id: connection.connectorId,
    name: connection.name,
    config: JSON.stringify(connection.config),
    credentials: sealCredentials(vault, connection.id, connection.credentials),
    status: 'active',
    last_probe: null,
    poll_cursor: null,
    polled_at: null,
    version: 1,
    created_at: connection.createdAt,
    updated_at: connection.createdAt,
  };
  await orDuplicate(
    tx('connections').insert(row),
    () => new HubError('conflict', 'There is a connection with this id already; choose another one.', { path: '/id' }),
  );
}

/** A connection by its id, or null. */
export async function getConnection(tx: Tx, id: string): Promise<ConnectionRecord | null> {
  const row: Row | undefined = await tx<Row>('connections').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** A connection with its secrets, for whoever calls the system behind it; null when there is none. */
export async function openConnection(
  tx: Tx,
  vault: Vault,
  id: string,
): Promise<{ connection: ConnectionRecord; credentials: Credentials } | null> {
  const row: Row | undefined = await tx<Row>('connections').where({ id }).first();
  return row ? { connection: toRecord(row), credentials: openCredentials(vault, row) } : null;
}

/** The secrets of a connection, `{}` when none were given. Throws HubError `connection_not_found`. */
export async function loadCredentials(tx: Tx, vault: Vault, id: string): Promise<Credentials> {
  const opened = await openConnection(tx, vault, id);
  if (opened === null) throw new HubError('connection_not_found', 'Add the connection first.');
  return opened.credentials;
}

function openCredentials(vault: Vault, { id, credentials }: Pick<Row, 'id' | 'credentials'>): Credentials {
  return credentials === null ? {} : (JSON.parse(vault.openLocal(aad(id), credentials)) as Credentials);
}

/** Connections, newest first. */
export async function listConnections(tx: Tx, input: PageInput): Promise<Page<ConnectionRecord>> {
  return paginate<Row, ConnectionRecord>(tx('connections'), input, toRecord);
}

/** The connections in use, by id; for the poll. */
export async function listActiveConnections(tx: Tx): Promise<ConnectionRecord[]> {
  const rows: Row[] = await tx<Row>('connections').where({ status: 'active' }).orderBy('id');
  return rows.map(toRecord);
}

/** Changes a connection; what is absent stays. Throws HubError `version_conflict` or `connection_not_found`. */
export async function updateConnection(
  tx: Tx,
  vault: Vault,
  id: string,
  change: Partial<Pick<ConnectionRecord, 'name' | 'config' | 'status'>> & { credentials?: Credentials },
  more: { now: string; expectedVersion?: number | undefined },
): Promise<ConnectionRecord> {
  const row: Row | undefined = await tx<Row>('connections').where({ id }).forUpdate().first();
  if (!row) throw new HubError('connection_not_found', 'Add the connection first.');
  if (more.expectedVersion !== undefined && row.version !== more.expectedVersion) throw versionConflict('connection');
  const next: Row = {
    ...row,
    name: change.name ?? row.name,
    config: change.config === undefined ? row.config : JSON.stringify(change.config),
    credentials: change.credentials === undefined ? row.credentials : sealCredentials(vault, id, change.credentials),
    status: change.status ?? row.status,
    version: row.version + 1,
    updated_at: more.now,
  };
  const { name, config, credentials, status, version, updated_at } = next;
  const changed = await tx('connections')
    .where({ id, version: row.version })
    .update({ name, config, credentials, status, version, updated_at });
  requireChanged(changed, () => versionConflict('connection'));
  return toRecord(next);
}

/** Notes how the last probe went; not a change of the connection, so its version stays. */
export async function saveProbe(tx: Tx, id: string, probe: { ok: boolean; at: string; detail: string }): Promise<void> {
  await tx('connections')
    .where({ id })
    .update({ last_probe: JSON.stringify(probe) });
}

/** Keeps how far the poll for lost events came; in the transaction that keeps the events. */
export async function savePollCursor(tx: Tx, id: string, poll: { cursor: string | null; at: string }): Promise<void> {
  await tx('connections').where({ id }).update({ poll_cursor: poll.cursor, polled_at: poll.at });
}
