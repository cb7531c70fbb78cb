import type { Knex } from 'knex';
import { addColumn, at, id, long, tableMaker } from '../make-table.ts';

/** What the stages after the interview keep: offers with their documents, onboarding, objections; and how messages went. */
export async function up(knex: Knex): Promise<void> {
  const make = await tableMaker(knex);
  await make('offers', (t) => {
    id(t, 'id').primary();
    id(t, 'application_id').notNullable();
    t.integer('version').notNullable();
    t.string('status', 20).notNullable();
    long(t, 'content').notNullable();
    long(t, 'approved_by').notNullable();
    t.string('prepared_by', 200).notNullable();
    t.string('letter_ref', 200);
    at(t, 'answer_by');
    at(t, 'sent_at');
    at(t, 'answered_at');
    at(t, 'created_at').notNullable();
    at(t, 'updated_at').notNullable();
    t.unique(['application_id', 'version']);
  });
  await make('offer_materials', (t) => {
    id(t, 'id').primary();
    id(t, 'offer_id').notNullable().index();
    id(t, 'application_id').notNullable();
    t.string('material', 64).notNullable();
    t.string('media_type', 100).notNullable();
    t.integer('size_bytes').notNullable();
    long(t, 'content').notNullable();
    t.string('file_ref', 200).notNullable().index();
    at(t, 'received_at').notNullable();
  });
  await make('onboarding_rules', (t) => {
    t.integer('version').primary();
    long(t, 'body').notNullable();
    t.string('created_by', 200).notNullable();
    at(t, 'created_at').notNullable();
  });
  await make('onboarding_plans', (t) => {
    id(t, 'id').primary();
    id(t, 'application_id').notNullable().index();
    t.integer('rules_version').notNullable();
    long(t, 'content').notNullable();
    at(t, 'created_at').notNullable();
  });
  await make('disputes', (t) => {
    id(t, 'id').primary();
    id(t, 'application_id').notNullable().index();
    t.string('status', 20).notNullable();
    long(t, 'content').notNullable();
    t.string('raised_by', 200).notNullable();
    at(t, 'raised_at').notNullable();
    t.string('settled_by', 200);
    at(t, 'settled_at');
  });
  await make('maintenance_windows', (t) => {
    id(t, 'id').primary();
    id(t, 'connection_id').notNullable();
    at(t, 'from_at').notNullable();
    at(t, 'to_at').notNullable();
    t.string('note', 1000);
    at(t, 'announced_at');
    at(t, 'created_at').notNullable();
    t.unique(['connection_id', 'from_at', 'to_at']);
  });
  await make('client_logs', (t) => {
    id(t, 'id').primary();
    id(t, 'application_id').notNullable().index();
    long(t, 'body').notNullable();
    at(t, 'at').notNullable();
    t.index(['at', 'id']);
  });
  await addColumn(knex, 'interview_orders', 'order_type', (t) =>
    t.string('order_type', 20).notNullable().defaultTo('aiInterview'),
  );
  await addColumn(knex, 'interview_orders', 'dimensions', (t) => t.text('dimensions', 'longtext'));
  await addColumn(knex, 'interview_orders', 'background', (t) => t.text('background', 'longtext'));
  await addColumn(knex, 'messages', 'connection_id', (t) => t.string('connection_id', 64));
  await addColumn(knex, 'messages', 'recipient', (t) => t.string('recipient', 20).notNullable().defaultTo('candidate'));
  await addColumn(knex, 'messages', 'refs', (t) => t.string('refs', 300));
}

/** The tables of this migration, in the order in which they are taken away. */
export const tables = [
  'client_logs',
  'maintenance_windows',
  'disputes',
  'onboarding_plans',
  'onboarding_rules',
  'offer_materials',
  'offers',
];

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('messages', (t) => t.dropColumns('connection_id', 'recipient', 'refs'));
  await knex.schema.alterTable('interview_orders', (t) => t.dropColumns('order_type', 'dimensions', 'background'));
  for (const table of tables) await knex.schema.dropTableIfExists(table);
}
