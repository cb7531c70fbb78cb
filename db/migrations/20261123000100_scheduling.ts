import type { Knex } from 'knex';
import { addColumn, at, id, long, tableMaker } from '../make-table.ts';

const userColumns: { [name: string]: (t: Knex.CreateTableBuilder) => void } = {
  employee_number: (t) => t.string('employee_number', 64),
  email: (t) => t.string('email', 254),
  calendar: (t) => t.string('calendar', 300),
  time_zone: (t) => t.string('time_zone', 64),
};

/** Interviewers' time as it was read, and the bookings made of it. */
export async function up(knex: Knex): Promise<void> {
  for (const [name, build] of Object.entries(userColumns)) await addColumn(knex, 'users', name, build);
  const make = await tableMaker(knex);

  // One row for each interviewer: what a booking locks, and when their time is to be read again.
  await make('availability', (t) => {
    id(t, 'user_id').primary();
    at(t, 'due_at').notNullable().index();
    at(t, 'created_at').notNullable();
  });
  await make('availability_parts', (t) => {
    id(t, 'user_id').notNullable();
    t.string('kind', 10).notNullable();
    id(t, 'connection_id').notNullable();
    long(t, 'body');
    at(t, 'fetched_at');
    at(t, 'failed_at');
    t.string('failure_code', 100);
    t.primary(['user_id', 'kind', 'connection_id']);
    t.index(['connection_id', 'kind']);
  });
  await make('bookings', (t) => {
    id(t, 'id').primary();
    id(t, 'application_id').notNullable().index();
    id(t, 'candidate_id').notNullable();
    id(t, 'department_id').notNullable();
    t.string('stage_id', 64).notNullable();
    t.integer('stage_run').notNullable();
    id(t, 'interviewer_id').notNullable();
    id(t, 'recruiter_id');
    at(t, 'start_at').notNullable();
    at(t, 'end_at').notNullable();
    // The interview with the buffers of the rules it was made under.
    at(t, 'blocked_from_at').notNullable();
    at(t, 'blocked_to_at').notNullable();
    t.string('time_zone', 64).notNullable();
    t.string('status', 20).notNullable();
    t.integer('sequence').notNullable();
    t.integer('changes').notNullable();
    t.string('meeting_url', 2000);
    // Both are set while it stands and null after: one interview at a time with an interviewer, one of an application.
    t.string('taken_slot', 100).unique();
    t.string('open_for', 80).unique();
    at(t, 'created_at').notNullable();
    at(t, 'updated_at').notNullable();
    t.integer('version').notNullable();
    t.index(['interviewer_id', 'start_at']);
    t.index(['candidate_id', 'start_at']);
    t.index(['department_id', 'start_at', 'id']);
    t.index(['start_at', 'id']);
  });
}

export const tables = ['bookings', 'availability_parts', 'availability'];

export async function down(knex: Knex): Promise<void> {
  for (const table of tables) await knex.schema.dropTableIfExists(table);
  for (const name of Object.keys(userColumns)) {
    if (await knex.schema.hasColumn('users', name)) await knex.schema.alterTable('users', (t) => t.dropColumn(name));
  }
}
