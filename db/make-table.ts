import type { Knex } from 'knex';
import { isMysql } from './connection.ts';

/** An id or a key of ours. */
export const id = (t: Knex.CreateTableBuilder, name: string) => t.string(name, 64);
/** An ISO 8601 instant in UTC. */
export const at = (t: Knex.CreateTableBuilder, name: string) => t.string(name, 30);
/** Ciphertext and JSON: SQLite text, MariaDB/MySQL longtext. */
export const long = (t: Knex.CreateTableBuilder, name: string) => t.text(name, 'longtext');

/** Exact comparison, trailing spaces included: `utf8mb4_bin` pads, so that the ids `a` and `a ` would be one. */
async function exactCollation(knex: Knex): Promise<string> {
  const [rows] = (await knex.raw('select version() as version')) as [{ version: string }[]];
  return rows[0]?.version.includes('MariaDB') ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin';
}

/** MySQL commits each table by itself: a start that was killed half-way left empty ones. One with rows is never dropped. */
async function dropLeftover(knex: Knex, name: string): Promise<void> {
  if (!(await knex.schema.hasTable(name))) return;
  const row: unknown = await knex(name)
    .modify((query) => {
      if (name === 'sequencer') query.where('value', '>', 0);
    })
    .first();
  if (row !== undefined) {
    throw new Error(
      `The table ${name} is there and holds rows, but no migration is recorded. Look at the database first.`,
    );
  }
  await knex.schema.dropTable(name);
}

/** Makes the tables of one migration, all with the same engine and collation; safe after a start that was killed half-way. */
export async function tableMaker(
  knex: Knex,
): Promise<(name: string, build: (t: Knex.CreateTableBuilder) => void) => Promise<void>> {
  const mysql = isMysql(knex);
  const collation = mysql ? await exactCollation(knex) : null;
  return async (name, build) => {
    if (mysql) await dropLeftover(knex, name);
    await knex.schema.createTable(name, (t) => {
      if (collation !== null) {
        t.engine('InnoDB');
        t.charset('utf8mb4');
        t.collate(collation);
      }
      build(t);
    });
  };
}

/** Adds a column unless a start that was killed half-way added it before. */
export async function addColumn(
  knex: Knex,
  table: string,
  name: string,
  build: (t: Knex.CreateTableBuilder) => void,
): Promise<void> {
  if (!(await knex.schema.hasColumn(table, name))) await knex.schema.alterTable(table, build);
}
