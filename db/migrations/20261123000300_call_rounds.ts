import type { Knex } from 'knex';
import { addColumn } from '../make-table.ts';

/** Which attempts of a call may have made its effect: only those since a person last looked, without those that surely did nothing. */
export async function up(knex: Knex): Promise<void> {
  await addColumn(knex, 'calls', 'round', (t) => t.integer('round').notNullable().defaultTo(1));
  await addColumn(knex, 'calls', 'open_attempts', (t) => t.integer('open_attempts').notNullable().defaultTo(0));
  // What older rows tried may have happened, unless it is said that it did not.
  await knex('calls')
    .whereNot({ status: 'failed' })
    .update({ open_attempts: knex.ref('attempts') });
}

/** Takes it back. */
export async function down(knex: Knex): Promise<void> {
  for (const name of ['open_attempts', 'round'])
    if (await knex.schema.hasColumn('calls', name)) await knex.schema.alterTable('calls', (t) => t.dropColumn(name));
}
