import type { Knex } from 'knex';
import type { Db } from './connection.ts';
import * as initial from './migrations/20261122000000_initial.ts';
import * as scheduling from './migrations/20261123000100_scheduling.ts';
import * as journey from './migrations/20261123000000_journey.ts';
import * as requisitions from './migrations/20261123000200_requisitions.ts';
import * as callRounds from './migrations/20261123000300_call_rounds.ts';
import * as peopleVersions from './migrations/20261126000000_people_versions.ts';

/** Imported, not read from the disk, so that knex needs no loader for `.ts`. Never change the name of one that was released. */
const migrations: { name: string; up: Knex.Migration['up']; down: NonNullable<Knex.Migration['down']> }[] = [
  { name: '20261122000000_initial', up: initial.up, down: initial.down },
  { name: '20261123000000_journey', up: journey.up, down: journey.down },
  { name: '20261123000100_scheduling', up: scheduling.up, down: scheduling.down },
  { name: '20261123000200_requisitions', up: requisitions.up, down: requisitions.down },
  { name: '20261123000300_call_rounds', up: callRounds.up, down: callRounds.down },
  { name: '20261126000000_people_versions', up: peopleVersions.up, down: peopleVersions.down },
];

/** Every migration, in the order in which they run. */
export const migrationNames: readonly string[] = migrations.map(({ name }) => name);

const migrationSource: Knex.MigrationSource<(typeof migrations)[number]> = {
  getMigrations: () => Promise.resolve(migrations),
  getMigrationName: (migration) => migration.name,
  getMigration: (migration) => Promise.resolve({ up: migration.up, down: migration.down }),
};

const config = { migrationSource, tableName: 'knex_migrations' };
const mysqlLockName = 'throughline-migrate';
const mysqlLockSeconds = 120;

/**
 * Brings the schema to the newest version; safe to repeat, and for two processes at once: the second waits.
 * Answers with the names of the migrations it ran.
 */
export async function migrateUp(db: Db): Promise<string[]> {
  if (db.kind === 'sqlite') {
    // SQLite's DDL is transactional: all of it or none, under the one write lock.
    return db.transaction(async (tx) => runPending(tx));
  }
  const client = db.knex.client as {
    acquireConnection(): Promise<object>;
    releaseConnection(held: object): Promise<void>;
  };
  const connection = await client.acquireConnection();
  try {
    const [row] = await firstRows(
      db.knex.raw('select get_lock(?, ?) as got', [mysqlLockName, mysqlLockSeconds]).connection(connection),
    );
    if (row?.['got'] !== 1)
      throw new Error('Another process has been migrating the database for two minutes; look at it first.');
    try {
      return await runPending(db.knex);
    } finally {
      await db.knex.raw('select release_lock(?)', [mysqlLockName]).connection(connection);
    }
  } finally {
    await client.releaseConnection(connection);
  }
}

/** Takes everything back, newest first; for tests and for a fresh start. All data is lost. */
export async function migrateDown(db: Db): Promise<void> {
  await db.knex.migrate.rollback(config, true);
}

async function runPending(knex: Knex): Promise<string[]> {
  // Our own lock is held: a lock row of knex's can only be left from a process that was killed.
  if (await knex.schema.hasTable('knex_migrations_lock')) await knex.migrate.forceFreeMigrationsLock(config);
  const [, ran] = (await knex.migrate.latest(config)) as [number, string[]];
  return ran;
}

async function firstRows(query: Promise<unknown>): Promise<Record<string, unknown>[]> {
  return ((await query) as [Record<string, unknown>[]])[0];
}
