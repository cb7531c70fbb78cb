import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import BetterSqlite3Client from 'knex/lib/dialects/better-sqlite3/index.js';
import SqliteTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';

/** How long a transaction waits for another process's to end before it fails with SQLITE_BUSY. */
export const busyTimeoutMs = 10_000;
const statementCacheSize = 500;

/**
 * Begins every transaction as IMMEDIATE: a deferred one that reads before it writes fails at once with SQLITE_BUSY when
 * the other process wrote in between, whatever the busy timeout. The wait is asynchronous, because SQLite's own would
 * stop this process's event loop for as long as the other process holds the lock.
 */
class ImmediateTransaction extends SqliteTransaction {
  override async begin(connection: Database.Database): Promise<void> {
    const giveUpAt = Date.now() + busyTimeoutMs;
    for (;;) {
      connection.pragma('busy_timeout = 0');
      try {
        connection.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() > giveUpAt) throw error;
      } finally {
        connection.pragma(`busy_timeout = ${busyTimeoutMs}`);
      }
      await sleep(1 + Math.random() * 3);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
}

type SqliteQuery = { sql: string; bindings: unknown; response?: unknown; context?: unknown };

/** knex's client for better-sqlite3 with immediate transactions and prepared statements kept (knex prepares each anew). */
export class SqliteClient extends BetterSqlite3Client {
  override transaction(...args: unknown[]): never {
    // knex types this as its own Transaction; it is one.
    return new ImmediateTransaction(this, ...args) as never;
  }

  override _query(connection: Database.Database, query: SqliteQuery): Promise<SqliteQuery> {
    try {
      const statement = prepareCached(connection, query.sql);
      const bindings = this._formatBindings(query.bindings);
      if (statement.reader) {
        query.response = statement.all(...bindings);
      } else {
        const result = statement.run(...bindings);
        query.response = result;
        query.context = { lastID: result.lastInsertRowid, changes: result.changes };
      }
      return Promise.resolve(query);
    } catch (error) {
      return Promise.reject(error);
    }
  }
}

const statementCaches = new WeakMap<Database.Database, Map<string, Database.Statement<unknown[]>>>();

function prepareCached(connection: Database.Database, sql: string): Database.Statement<unknown[]> {
  let cache = statementCaches.get(connection);
  if (!cache) statementCaches.set(connection, (cache = new Map()));
  let statement = cache.get(sql);
  if (statement) cache.delete(sql);
  else statement = connection.prepare<unknown[]>(sql);
  cache.set(sql, statement);
  if (cache.size > statementCacheSize) cache.delete(cache.keys().next().value as string);
  return statement;
}
