import type { Knex } from 'knex';
import { addColumn, at, id, long, tableMaker } from '../make-table.ts';

/** From a department's wish to a live job: requisitions, question sets, changes, versions of rubrics; tasks without an application. */
export async function up(knex: Knex): Promise<void> {
  const make = await tableMaker(knex);

  await make('requisitions', (t) => {
    id(t, 'id').primary();
    id(t, 'department_id').notNullable();
    t.string('status', 20).notNullable();
    id(t, 'job_id').index();
    long(t, 'body').notNullable();
    t.integer('version').notNullable();
    at(t, 'created_at').notNullable();
    at(t, 'updated_at').notNullable();
    t.index(['status', 'created_at', 'id']);
    t.index(['department_id', 'created_at']);
  });
  await make('question_sets', (t) => {
    id(t, 'id').primary();
    id(t, 'department_id').notNullable().index();
    t.string('kind', 20).notNullable();
    long(t, 'name').notNullable();
    t.integer('latest_version').notNullable();
    t.integer('published_version');
    at(t, 'created_at').notNullable();
    t.index(['created_at', 'id']);
  });
  await make('question_set_versions', (t) => {
    id(t, 'question_set_id').notNullable();
    t.integer('version').notNullable();
    t.string('version_key', 80).notNullable();
    t.string('status', 20).notNullable();
    long(t, 'body').notNullable();
    t.integer('revision').notNullable();
    at(t, 'created_at').notNullable();
    at(t, 'updated_at').notNullable();
    t.primary(['question_set_id', 'version']);
  });
  await make('change_requests', (t) => {
    id(t, 'id').primary();
    id(t, 'job_id').notNullable().index();
    id(t, 'department_id').notNullable();
    t.string('status', 20).notNullable();
    long(t, 'body').notNullable();
    at(t, 'created_at').notNullable();
    t.index(['status', 'created_at', 'id']);
  });
  // What other systems are to be told of jobs and question sets: one row for each thing, system and language.
  await make('job_pushes', (t) => {
    id(t, 'id').primary();
    t.string('subject', 150).notNullable();
    id(t, 'connection_id').notNullable();
    t.string('language', 5).notNullable();
    t.string('operation', 40).notNullable();
    t.integer('revision').notNullable();
    t.string('status', 20).notNullable();
    long(t, 'body').notNullable();
    t.integer('attempts').notNullable();
    at(t, 'first_attempt_at');
    at(t, 'next_attempt_at');
    t.string('remote_id', 200);
    t.string('last_error_code', 100);
    t.string('last_error', 500);
    at(t, 'done_at');
    at(t, 'created_at').notNullable();
    t.unique(['subject', 'connection_id', 'language']);
    t.index(['status', 'next_attempt_at']);
  });
  // With rows in it a start that was killed after the copy must not be refused.
  if (!(await knex.schema.hasTable('rubric_versions')))
    await make('rubric_versions', (t) => {
      id(t, 'rubric_id').notNullable();
      t.integer('version').notNullable();
      long(t, 'body').notNullable();
      at(t, 'created_at').notNullable();
      t.primary(['rubric_id', 'version']);
    });

  await addColumn(knex, 'departments', 'contact_email', (t) => t.string('contact_email', 254));
  await addColumn(knex, 'jobs', 'requisition_id', (t) => id(t, 'requisition_id').index());
  await addColumn(knex, 'jobs', 'deadline_on', (t) => t.string('deadline_on', 10).index());
  await addColumn(knex, 'jobs', 'rubric_version', (t) => t.integer('rubric_version'));
  await addColumn(knex, 'applications', 'rubric_version', (t) => t.integer('rubric_version'));
  await addColumn(knex, 'tasks', 'subject', (t) => t.string('subject', 200).index());
  await knex.schema.alterTable('tasks', (t) => t.setNullable('application_id'));

  await copyRubrics(knex);
}

/** What there is becomes the first version that is kept; each job and application holds on to the one in force now. */
async function copyRubrics(knex: Knex): Promise<void> {
  await knex.raw(
    'insert into rubric_versions (rubric_id, version, body, created_at) ' +
      'select r.id, r.version, r.body, r.updated_at from rubrics r ' +
      'where not exists (select 1 from rubric_versions v where v.rubric_id = r.id)',
  );
  await knex('jobs')
    .whereNull('rubric_version')
    .update({ rubric_version: knex('rubrics').select('version').whereRaw('rubrics.id = jobs.rubric_id') });
  await knex('applications')
    .whereNull('rubric_version')
    .update({ rubric_version: knex('jobs').select('rubric_version').whereRaw('jobs.id = applications.job_id') });
}

/** The tables of this migration, in the order in which they are taken away. */
export const tables = [
  'job_pushes',
  'change_requests',
  'question_set_versions',
  'question_sets',
  'requisitions',
  'rubric_versions',
];

const columns: readonly (readonly [table: string, column: string])[] = [
  ['departments', 'contact_email'],
  ['jobs', 'requisition_id'],
  ['jobs', 'deadline_on'],
  ['jobs', 'rubric_version'],
  ['applications', 'rubric_version'],
  ['tasks', 'subject'],
];

export async function down(knex: Knex): Promise<void> {
  await knex('tasks').whereNull('application_id').delete();
  await knex.schema.alterTable('tasks', (t) => t.dropNullable('application_id'));
  for (const [table, column] of columns)
    if (await knex.schema.hasColumn(table, column))
      await knex.schema.alterTable(table, (t) => {
        if (column === 'requisition_id' || column === 'deadline_on' || column === 'subject') t.dropIndex(column);
        t.dropColumn(column);
      });
  for (const table of tables) await knex.schema.dropTableIfExists(table);
}
