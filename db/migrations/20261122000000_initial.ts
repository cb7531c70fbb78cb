import type { Knex } from 'knex';
import { at, id, long, tableMaker } from '../make-table.ts';

/** The first schema. Contacts, answers and results are ciphertext from the start; lookups go by keyed HMAC. */
export async function up(knex: Knex): Promise<void> {
  const make = await tableMaker(knex);

  await make('departments', (t) => {
    id(t, 'id').primary();
    long(t, 'name').notNullable();
    at(t, 'created_at').notNullable();
  });
  await make('users', (t) => {
    id(t, 'id').primary();
    t.string('login', 100).notNullable().unique();
    t.string('display_name', 300).notNullable();
    t.string('password_hash', 300).notNullable();
    t.string('role', 20).notNullable();
    id(t, 'department_id');
    t.string('locale', 5).notNullable();
    at(t, 'disabled_at');
    at(t, 'created_at').notNullable();
  });
  await make('sessions', (t) => {
    t.string('token_hash', 64).primary();
    id(t, 'user_id').notNullable().index();
    t.string('csrf_token', 64).notNullable();
    at(t, 'created_at').notNullable();
    at(t, 'last_seen_at').notNullable();
    at(t, 'expires_at').notNullable().index();
  });
  await make('api_keys', (t) => {
    id(t, 'id').primary();
    t.string('name', 300).notNullable();
    t.string('role', 20).notNullable();
    id(t, 'department_id');
    t.string('prefix', 20).notNullable();
    t.string('key_hash', 64).notNullable().unique();
    at(t, 'created_at').notNullable();
    at(t, 'revoked_at');
    at(t, 'last_used_at');
  });
  await make('data_keys', (t) => {
    id(t, 'id').primary();
    id(t, 'candidate_id').notNullable().index();
    t.string('wrapped_key', 300);
    at(t, 'created_at').notNullable();
    at(t, 'destroyed_at');
  });
  await make('candidates', (t) => {
    id(t, 'id').primary();
    id(t, 'key_id').notNullable();
    long(t, 'person').notNullable();
    t.string('locale', 5).notNullable();
    t.integer('version').notNullable();
    at(t, 'created_at').notNullable();
    at(t, 'updated_at').notNullable();
    t.index(['created_at', 'id']);
  });
  await make('contact_index', (t) => {
    t.increments('n').primary();
    id(t, 'candidate_id').notNullable().index();
    t.string('kind', 20).notNullable();
    t.string('blind_index', 64).notNullable();
    t.unique(['kind', 'blind_index', 'candidate_id']);
  });
  await make('remote_ids', (t) => {
    t.increments('n').primary();
    id(t, 'candidate_id').notNullable().index();
    id(t, 'application_id').index();
    id(t, 'connection_id');
    t.string('system', 64).notNullable();
    t.string('remote_id', 200).notNullable().index();
    at(t, 'created_at').notNullable();
    t.unique(['system', 'remote_id']);
  });
  await make('resumes', (t) => {
    id(t, 'id').primary();
    id(t, 'candidate_id').notNullable().index();
    id(t, 'application_id').index();
    t.string('format', 20).notNullable();
    t.integer('size_bytes').notNullable();
    long(t, 'content').notNullable();
    t.string('file_ref', 200);
    at(t, 'received_at').notNullable();
  });
  await make('rubrics', (t) => {
    id(t, 'id').primary();
    long(t, 'body').notNullable();
    t.integer('version').notNullable();
    at(t, 'created_at').notNullable();
    at(t, 'updated_at').notNullable();
  });
  await make('connections', (t) => {
    id(t, 'id').primary();
    t.string('connector_id', 64).notNullable();
    t.string('name', 300).notNullable();
    long(t, 'config').notNullable();
    long(t, 'credentials');
    t.string('status', 20).notNullable();
    long(t, 'last_probe');
    t.string('poll_cursor', 300);
    at(t, 'polled_at');
    t.integer('version').notNullable();
    at(t, 'created_at').notNullable();
    at(t, 'updated_at').notNullable();
  });
  await make('process_versions', (t) => {
    t.string('process_id', 64).notNullable();
    t.integer('version').notNullable();
    t.string('status', 20).notNullable();
    long(t, 'definition').notNullable();
    at(t, 'created_at').notNullable();
    t.string('created_by', 200).notNullable();
    at(t, 'published_at');
    t.string('published_by', 200);
    t.primary(['process_id', 'version']);
  });
  await make('jobs', (t) => {
    id(t, 'id').primary();
    t.string('code', 64).notNullable().unique();
    id(t, 'department_id').notNullable().index();
    t.string('process_id', 64).notNullable();
    id(t, 'rubric_id').notNullable();
    t.string('status', 20).notNullable();
    long(t, 'body').notNullable();
    t.integer('version').notNullable();
    at(t, 'created_at').notNullable();
    at(t, 'updated_at').notNullable();
  });
  await make('applications', (t) => {
    id(t, 'id').primary();
    id(t, 'candidate_id').notNullable();
    id(t, 'key_id').notNullable();
    id(t, 'job_id').notNullable().index();
    id(t, 'department_id').notNullable();
    t.string('process_id', 64).notNullable();
    t.integer('process_version').notNullable();
    t.string('language', 5).notNullable();
    t.string('source', 100);
    t.string('status', 20).notNullable();
    t.string('stage_id', 64);
    long(t, 'state').notNullable();
    t.integer('seq').notNullable().defaultTo(0);
    at(t, 'workflow_started_at');
    at(t, 'next_wake_at');
    at(t, 'created_at').notNullable();
    at(t, 'updated_at').notNullable();
    at(t, 'ended_at');
    t.integer('version').notNullable();
    // One open application of a candidate for a job; null once it ended, so that they may apply again.
    t.string('open_for', 130).unique();
    t.index(['candidate_id', 'job_id']);
    t.index(['status', 'created_at', 'id']);
    t.index(['created_at', 'id']);
    t.index(['department_id', 'created_at']);
    t.index(['status', 'next_wake_at']);
    t.index(['workflow_started_at']);
  });
  await make('application_steps', (t) => {
    id(t, 'application_id').notNullable();
    t.integer('seq').notNullable();
    long(t, 'result').notNullable();
    at(t, 'at').notNullable();
    t.primary(['application_id', 'seq']);
  });
  await make('facts', (t) => {
    id(t, 'application_id').notNullable();
    t.string('name', 150).notNullable();
    long(t, 'value').notNullable();
    t.string('source', 200).notNullable();
    at(t, 'at').notNullable();
    t.primary(['application_id', 'name']);
  });
  await make('calls', (t) => {
    id(t, 'application_id').notNullable();
    t.string('call_key', 200).notNullable();
    t.string('log_key', 265).notNullable();
    t.string('operation', 64).notNullable();
    id(t, 'connection_id');
    t.string('status', 20).notNullable();
    t.integer('attempts').notNullable();
    t.string('last_error_code', 100);
    long(t, 'last_error');
    at(t, 'first_attempt_at').notNullable();
    at(t, 'last_attempt_at').notNullable();
    at(t, 'done_at');
    t.primary(['application_id', 'call_key']);
    t.index(['first_attempt_at', 'log_key']);
  });
  await make('tasks', (t) => {
    id(t, 'id').primary();
    id(t, 'application_id').notNullable().index();
    t.string('question', 150).notNullable();
    t.string('task_type', 30).notNullable();
    id(t, 'department_id').notNullable();
    t.string('owner_role', 20).notNullable();
    t.string('escalated_to', 20);
    t.string('status', 20).notNullable();
    long(t, 'body').notNullable();
    at(t, 'due_at');
    at(t, 'created_at').notNullable();
    at(t, 'completed_at');
    t.string('completed_by', 200);
    t.string('outcome', 32);
    id(t, 'answer_id');
    t.integer('version').notNullable();
    t.index(['status', 'created_at', 'id']);
  });
  await make('task_answers', (t) => {
    id(t, 'id').primary();
    id(t, 'task_id').notNullable().index();
    id(t, 'application_id').notNullable().index();
    t.string('actor', 200).notNullable();
    t.string('outcome', 32).notNullable();
    long(t, 'content').notNullable();
    t.boolean('accepted');
    at(t, 'created_at').notNullable();
  });
  await make('scorecards', (t) => {
    id(t, 'id').primary();
    id(t, 'application_id').notNullable().index();
    id(t, 'task_id').notNullable().unique();
    t.string('reviewer', 200).notNullable();
    long(t, 'content').notNullable();
    at(t, 'submitted_at').notNullable();
  });
  await make('interview_orders', (t) => {
    id(t, 'id').primary();
    id(t, 'application_id').notNullable().index();
    t.string('stage_id', 64).notNullable();
    id(t, 'connection_id').notNullable();
    t.string('remote_id', 200);
    t.string('status', 20).notNullable();
    long(t, 'invite_url');
    long(t, 'result');
    long(t, 'recording');
    at(t, 'invited_at');
    at(t, 'opened_at');
    at(t, 'started_at');
    at(t, 'completed_at');
    at(t, 'report_ready_at');
    at(t, 'recording_ready_at');
    at(t, 'expires_at');
    at(t, 'created_at').notNullable();
    at(t, 'updated_at').notNullable();
    t.index(['connection_id', 'remote_id']);
  });
  await make('messages', (t) => {
    id(t, 'id').primary();
    id(t, 'application_id').notNullable().index();
    t.string('message_key', 200).notNullable();
    t.string('template', 64).notNullable();
    t.string('channel', 20).notNullable();
    t.string('language', 5).notNullable();
    t.string('status', 20).notNullable();
    t.string('remote_id', 200).index();
    long(t, 'content').notNullable();
    at(t, 'created_at').notNullable();
    at(t, 'sent_at');
    t.unique(['application_id', 'message_key']);
  });
  await make('inbox', (t) => {
    id(t, 'id').primary();
    id(t, 'connection_id').notNullable();
    t.string('delivery_key', 200).notNullable();
    t.string('event_type', 100).notNullable();
    t.string('via', 10).notNullable();
    id(t, 'application_id');
    t.string('remote_order_id', 200);
    t.string('external_ref', 200);
    t.string('outcome', 20).notNullable();
    t.string('detail', 500);
    long(t, 'content').notNullable();
    at(t, 'occurred_at').notNullable();
    at(t, 'received_at').notNullable();
    at(t, 'signalled_at');
    at(t, 'consumed_at');
    t.unique(['connection_id', 'delivery_key']);
    t.index(['application_id', 'consumed_at']);
    t.index(['consumed_at', 'received_at']);
    t.index(['outcome', 'received_at']);
    t.index(['received_at', 'id']);
  });
  await make('sequencer', (t) => {
    t.string('name', 40).primary();
    t.bigInteger('value').notNullable();
  });
  await make('events', (t) => {
    t.bigInteger('position').primary();
    id(t, 'id').notNullable().unique();
    t.string('type', 100).notNullable();
    t.string('subject', 200).notNullable();
    id(t, 'application_id');
    id(t, 'department_id');
    t.string('actor', 200).notNullable();
    long(t, 'data').notNullable();
    at(t, 'at').notNullable();
    t.index(['application_id', 'position']);
  });
  await make('webhook_subscriptions', (t) => {
    id(t, 'id').primary();
    t.string('url', 2000).notNullable();
    long(t, 'event_types').notNullable();
    t.string('status', 20).notNullable();
    long(t, 'secret').notNullable();
    t.bigInteger('fanned_out_to').notNullable();
    at(t, 'failing_since');
    at(t, 'created_at').notNullable();
    t.integer('version').notNullable();
  });
  await make('webhook_deliveries', (t) => {
    id(t, 'id').primary();
    id(t, 'subscription_id').notNullable();
    t.bigInteger('position').notNullable();
    t.string('status', 20).notNullable();
    t.integer('attempts').notNullable();
    at(t, 'next_attempt_at');
    t.integer('last_status');
    t.string('last_error', 500);
    at(t, 'delivered_at');
    at(t, 'created_at').notNullable();
    t.unique(['subscription_id', 'position']);
    t.index(['status', 'next_attempt_at']);
    t.index(['subscription_id', 'status', 'position']);
    t.index(['created_at', 'id']);
  });
  await make('leases', (t) => {
    t.string('name', 60).primary();
    t.string('holder', 64).notNullable();
    at(t, 'expires_at').notNullable();
  });
  await make('idempotency_keys', (t) => {
    t.string('scope', 200).notNullable();
    t.string('key', 255).notNullable();
    t.string('request_hash', 64).notNullable();
    t.integer('status');
    id(t, 'key_id');
    long(t, 'response');
    at(t, 'created_at').notNullable().index();
    t.primary(['scope', 'key']);
  });
  await knex('sequencer').insert({ name: 'events', value: 0 });
}

/** Every table, in the order in which they are taken away. */
export const tables = [
  'idempotency_keys',
  'leases',
  'webhook_deliveries',
  'webhook_subscriptions',
  'events',
  'sequencer',
  'inbox',
  'messages',
  'interview_orders',
  'scorecards',
  'task_answers',
  'tasks',
  'calls',
  'facts',
  'application_steps',
  'applications',
  'jobs',
  'process_versions',
  'connections',
  'rubrics',
  'resumes',
  'remote_ids',
  'contact_index',
  'candidates',
  'data_keys',
  'api_keys',
  'sessions',
  'users',
  'departments',
];

export async function down(knex: Knex): Promise<void> {
  for (const table of tables) await knex.schema.dropTableIfExists(table);
}
