import type { Knex } from 'knex';
import { addColumn } from '../make-table.ts';

const tables = ['users', 'departments'] as const;

/** Users and departments can be edited, so each has the version that an edit names. */
export async function up(knex: Knex): Promise<void> {
  for (const table of tables)
    await addColumn(knex, table, 'version', (t) => t.integer('version').notNullable().defaultTo(1));
}

/** Takes it back. */
export async function down(knex: Knex): Promise<void> {
  for (const table of tables)
    if (await knex.schema.hasColumn(table, 'version'))
      await knex.schema.alterTable(table, (t) => t.dropColumn('version'));
}
