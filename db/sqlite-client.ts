import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import BetterSqlite3Client from 'knex/lib/dialects/better-sqlite3/index.js';
import SqliteTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';

/** How long a statement or transaction waits for another process's to end before it fails with SQLITE_BUSY. */
export const busyTimeoutMs = 10_000;
const statementCacheSize = 500;

/**
 * Runs `statement`, again while another process holds the lock. The connection's own busy timeout must be 0: SQLite would
 * wait by stopping this process's event loop for as long as the other process holds the lock.
 */
async function whileBusy<T>(statement: () => T): Promise<T> {
  const giveUpAt = Date.now() + busyTimeoutMs;
  for (;;) {
    try {
      return statement();
    } catch (error) {
      if (!isBusy(error) || Date.now() > giveUpAt) throw error;
    }
    await sleep(1 + Math.random() * 3);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
}

/**
 * Begins every transaction as IMMEDIATE: a deferred one that reads before it writes fails at once with SQLITE_BUSY when
 * the other process wrote in between, whatever the busy timeout. After that it holds the write lock, so nothing in it waits.
 */
class ImmediateTransaction extends SqliteTransaction {
  override begin(connection: Database.Database): Promise<unknown> {
    return whileBusy(() => connection.exec('BEGIN IMMEDIATE'));
  }
}

type SqliteQuery = { sql: string; bindings: unknown; response?: unknown; context?: unknown };

/** knex's client for better-sqlite3 with immediate transactions and prepared statements kept (knex prepares each anew). */
export class SqliteClient extends BetterSqlite3Client {
  override transaction(...args: unknown[]): never {
    // knex types this as its own Transaction; it is one.
    return new ImmediateTransaction(this, ...args) as never;
  }

  override _query(connection: Database.Database, query: SqliteQuery): Promise<SqliteQuery> {
    return whileBusy(() => {
      const statement = prepareCached(connection, query.sql);
      const bindings = this._formatBindings(query.bindings);
      if (statement.reader) {
        query.response = statement.all(...bindings);
      } else {
        const result = statement.run(...bindings);
        query.response = result;
        query.context = { lastID: result.lastInsertRowid, changes: result.changes };
      }
      return query;
    });
  }
}

const statementCaches = new WeakMap<Database.Database, Map<string, Database.Statement<unknown[]>>>();

function prepareCached(connection: Database.Database, sql: string): Database.Statement<unknown[]> {
  let cache = statementCaches.get(connection);
  if (!cache) statementCaches.set(connection, (cache = new Map<string, Database.Statement<unknown[]>>()));
  let statement = cache.get(sql);
  if (statement) cache.delete(sql);
  else statement = connection.prepare<unknown[]>(sql);
  cache.set(sql, statement);
  if (cache.size > statementCacheSize) cache.delete(cache.keys().next().value as string);
  return statement;
}
