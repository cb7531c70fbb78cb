import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';

/** Where a MariaDB listens that tests may make databases on; without a database's name. */
const mysqlServer = process.env['HUB_TEST_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306';

export type HubDatabase = {
  /** For `startHub`; undefined: SQLite in the hub's own folder. */
  url: string | undefined;
  drop: () => Promise<void>;
};

/** An empty database of one hub's own. Needs no test runner, so that soak programs use it too. */
export async function makeHubDatabase(kind: 'sqlite' | 'mysql'): Promise<HubDatabase> {
  if (kind === 'sqlite') return { url: undefined, drop: async () => undefined };
  const name = `hub_journey_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name}`);
  return {
    url: `${mysqlServer.replace(/\/+$/, '')}/${name}`,
    drop: () => onServer(`drop database if exists ${name}`),
  };
}

async function onServer(sql: string): Promise<void> {
  const connection = await createConnection(mysqlServer);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
