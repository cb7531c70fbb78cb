// The two classes of knex that db/sqlite-client.ts extends; knex publishes no types for them.
/* eslint no-restricted-exports: off -- knex exports them as default */
declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  import type { Knex } from 'knex';
  export default class BetterSqlite3Client extends Knex.Client {
    _query(connection: unknown, query: unknown): Promise<unknown>;
    _formatBindings(bindings: unknown): unknown[];
  }
}
declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js' {
  export default class SqliteTransaction {
    constructor(...args: unknown[]);
    begin(connection: unknown): Promise<unknown>;
  }
}
