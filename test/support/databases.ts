import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexFactory from 'knex';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import type { Db } from '../../db/connection.ts';
import { migrateUp } from '../../db/migrate.ts';
import { tables } from '../../db/tables.ts';

/** Where tests make their databases; another server by HUB_TEST_MYSQL_URL (no database name). */
const mysqlServer = process.env['HUB_TEST_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306';

/** The kinds of database every repository is tested on. */
export const databaseKinds = ['sqlite', 'mysql'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

/** A database of one test: its URL, and how to remove it. */
export type TestDatabase = { url: string; drop(): Promise<void> };

/** Makes an empty database of its own, not migrated. */
export async function createTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const name = `hub_test_${randomBytes(6).toString('hex')}`;
  if (kind === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), `${name}_`));
    return {
      url: `sqlite:${join(folder, 'hub.db')}`,
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  await onServer(`create database ${name}`);
  return { url: `${mysqlServer}/${name}`, drop: () => onServer(`drop database if exists ${name}`) };
}

/** Opens a database of its own, migrated; it goes when `close` is called. */
export async function openTestDatabase(kind: DatabaseKind): Promise<Db & { url: string }> {
  const made = await createTestDatabase(kind);
  try {
    const db = await openDatabase(made.url);
    await migrateUp(db);
    return {
      ...db,
      url: made.url,
      close: async () => {
        await db.close();
        await made.drop();
      },
    };
  } catch (error) {
    await made.drop();
    throw error;
  }
}

/**
 * Runs a suite once for each kind of database. `open` gives a migrated, empty database (called in a test or in beforeEach);
 * after the test it is emptied for the next one, after the suite dropped. A test that changes the schema, or closes its
 * database, takes {@link openTestDatabase} instead.
 */
export function forEachDatabase(suite: (kind: DatabaseKind, open: () => Promise<Db & { url: string }>) => void): void {
  describe.each(databaseKinds)('on %s', (kind) => {
    const idle: (Db & { url: string })[] = [];
    const inUse: (Db & { url: string })[] = [];
    beforeAll(async () => {
      idle.push(await openTestDatabase(kind));
    });
    afterEach(async () => {
      for (const db of inUse.splice(0)) {
        await emptyDatabase(db);
        idle.push(db);
      }
    });
    afterAll(async () => {
      for (const db of [...idle.splice(0), ...inUse.splice(0)]) await db.close();
    });
    suite(kind, async () => {
      const db = idle.pop() ?? (await openTestDatabase(kind));
      inUse.push(db);
      return db;
    });
  });
}

async function emptyDatabase(db: Db): Promise<void> {
  for (const table of tables) await db.knex(table).delete();
  await db.knex('sequencer').insert({ name: 'events', value: 0 });
}

async function onServer(sql: string): Promise<void> {
  const server = new URL(mysqlServer);
  const knex = knexFactory({
    client: 'mysql2',
    connection: {
      host: server.hostname,
      port: Number(server.port || 3306),
      user: decodeURIComponent(server.username),
      password: decodeURIComponent(server.password),
    },
  });
  try {
    await knex.raw(sql);
  } finally {
    await knex.destroy();
  }
}
