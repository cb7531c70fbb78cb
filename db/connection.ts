import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import knexFactory from 'knex';
import type { Knex } from 'knex';
import { isDeadlock } from './failures.ts';
import { SqliteClient, busyTimeoutMs } from './sqlite-client.ts';
import { SqliteTransactions } from './sqlite-transactions.ts';

/** Which database a handle or transaction talks to. */
export function isMysql(tx: Tx): boolean {
  return (tx.client as { config: { client?: unknown } }).config.client === 'mysql2';
}

/** A transaction, or the database itself for a single read. */
export type Tx = Knex;

/** The hub's database: SQLite embedded, or MySQL/MariaDB. */
export interface Db {
  readonly knex: Knex;
  readonly kind: 'sqlite' | 'mysql';
  /**
   * Runs `fn` in one transaction and commits what it did, or nothing. `fn` may run again after a deadlock (MySQL), so it
   * touches nothing but the database; inside it use `tx` only: SQLite has one connection, `knex` would wait for itself.
   */
  transaction<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const mysqlAttempts = 4;

/**
 * Opens `sqlite:<path>` (relative to the working directory; `sqlite::memory:` for one connection's own) or
 * `mysql://user:password@host:port/name`. Throws when the URL is neither or the database does not answer.
 */
export async function openDatabase(url: string): Promise<Db> {
  const db = url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openMysql(url);
  try {
    await db.knex.raw('select 1');
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}

function openSqlite(path: string): Db {
  const filename = path === ':memory:' ? path : resolve(path.replace(/^\/\/(?=\/)/, ''));
  if (filename !== ':memory:') mkdirSync(dirname(filename), { recursive: true, mode: 0o700 });
  const knex = knexFactory({
    client: SqliteClient as unknown as typeof Knex.Client,
    connection: { filename },
    useNullAsDefault: true,
    compileSqlOnError: false,
    acquireConnectionTimeout: 20_000,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection: Database.Database, done: (error: Error | null, connection: Database.Database) => void) {
        try {
          connection.pragma(`busy_timeout = ${busyTimeoutMs}`);
          connection.pragma('journal_mode = WAL');
          // FULL: a commit that was answered survives a power cut.
          connection.pragma('synchronous = FULL');
          connection.pragma('foreign_keys = ON');
          // 64 MiB; the pages of a busy inbox stay in memory.
          connection.pragma('cache_size = -65536');
          // From here on the client waits by itself, without stopping the event loop.
          connection.pragma('busy_timeout = 0');
          done(null, connection);
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)), connection);
        }
      },
    },
  });
  const transactions = new SqliteTransactions(knex);
  return { knex, kind: 'sqlite', transaction: (fn) => transactions.run(fn), close: () => knex.destroy() };
}

type MysqlConnection = { query(sql: string, done: (error: Error | null) => void): void };

function openMysql(url: string): Db {
  const at = URL.canParse(url) ? new URL(url) : null;
  if (at?.protocol !== 'mysql:' || at.pathname.length < 2) {
    throw new Error('DATABASE_URL must be sqlite:<path> or mysql://user:password@host:port/name');
  }
  const knex = knexFactory({
    client: 'mysql2',
    // Values stay out of error messages, and so out of logs.
    compileSqlOnError: false,
    connection: {
      host: at.hostname,
      port: at.port === '' ? 3306 : Number(at.port),
      user: decodeURIComponent(at.username),
      password: decodeURIComponent(at.password),
      database: decodeURIComponent(at.pathname.slice(1)),
      charset: 'utf8mb4',
      supportBigNumbers: true,
      // Lone parameters that are objects would become SQL fragments otherwise.
      stringifyObjects: true,
      ...(at.searchParams.get('ssl') === 'true' ? { ssl: {} } : {}),
    },
    acquireConnectionTimeout: 20_000,
    pool: {
      min: 0,
      max: 10,
      afterCreate(connection: MysqlConnection, done: (error: Error | null, connection: MysqlConnection) => void) {
        // Strict, so that a value too long is an error and never cut short.
        const setup =
          "SET SESSION transaction_isolation = 'READ-COMMITTED', " +
          "sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'";
        connection.query(setup, (error) => {
          if (!error) return done(null, connection);
          // MariaDB before 11.1 knows the variable by its older name.
          connection.query(setup.replace('transaction_isolation', 'tx_isolation'), (second) => {
            done(second, connection);
          });
        });
      },
    },
  });
  return {
    knex,
    kind: 'mysql',
    transaction: (fn) => retryOnDeadlock(() => knex.transaction(fn)),
    close: () => knex.destroy(),
  };
}

async function retryOnDeadlock<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= mysqlAttempts || !isDeadlock(error)) throw error;
      await sleep(attempt * 10 + Math.random() * 20);
    }
  }
}
