import { describe, expect, it } from 'vitest';
import { createTestDatabase, databaseKinds } from '../test/support/databases.ts';
import { addApplication, createTestVault, instant } from '../test/support/records.ts';
import { isUniqueViolation } from './constraints.ts';
import { openDatabase } from './connection.ts';
import type { Db } from './connection.ts';
import { migrateUp } from './migrate.ts';
import * as requisitions from './migrations/20261123000200_requisitions.ts';
import { getTask, insertTask } from './repositories/tasks.ts';

const vault = createTestVault();

async function withOldDatabase(kind: 'sqlite' | 'mysql', test: (db: Db) => Promise<void>): Promise<void> {
  const made = await createTestDatabase(kind);
  const db = await openDatabase(made.url);
  try {
    await migrateUp(db);
    // Back to before, so that what stands in the database was kept by the older version.
    await (kind === 'sqlite' ? db.transaction(requisitions.down) : requisitions.down(db.knex));
    await test(db);
  } finally {
    await db.close();
    await made.drop();
  }
}
const migrate = (db: Db) => (db.kind === 'sqlite' ? db.transaction(requisitions.up) : requisitions.up(db.knex));

const oldTask = (applicationId: string | null) => ({
  id: 't1',
  application_id: applicationId,
  question: 'review.1/review',
  task_type: 'reviewInterview',
  department_id: 'sales',
  owner_role: 'business',
  escalated_to: 'hr',
  status: 'open',
  body: JSON.stringify({
    title: { zh: '评审' },
    detail: null,
    outcomes: ['pass'],
    needsScorecard: true,
    callKey: null,
  }),
  due_at: instant(5),
  created_at: instant(),
  version: 3,
});

describe.each(databaseKinds)('the migration of requisitions on %s', (kind) => {
  it('keeps the tasks there are, and lets one stand without an application', async () => {
    await withOldDatabase(kind, async (db) => {
      await expect(Promise.resolve(db.knex('tasks').insert(oldTask(null)))).rejects.toThrow();
      const rubricBody = JSON.stringify({ name: { en: 'R' }, dimensions: [], passAt: 0.5 });
      const at = { created_at: instant(), updated_at: instant() };
      await db.knex('rubrics').insert({ id: 'r1', body: rubricBody, version: 4, ...at });
      await db.knex('jobs').insert({
        id: 'j1',
        code: 'J1',
        department_id: 'sales',
        process_id: 'first',
        rubric_id: 'r1',
        status: 'open',
        body: '{}',
        version: 1,
        ...at,
      });
      await migrate(db);
      const { applicationId } = await addApplication(db, vault, { jobId: 'j1' });
      await db.knex('tasks').insert(oldTask(applicationId));
      await insertTask(db.knex, {
        id: 't2',
        applicationId: null,
        subject: 'requisition/q1',
        departmentId: 'sales',
        question: 'requisition/q1',
        taskType: 'reviewRequisition',
        title: { en: 'x' },
        detail: null,
        outcomes: ['approve'],
        needsScorecard: false,
        callKey: null,
        ownerRole: 'hr',
        dueAt: null,
        createdAt: instant(),
      });
      expect(await getTask(db.knex, 't1')).toMatchObject({ applicationId, jobId: 'j1', escalatedTo: 'hr', version: 3 });
      expect(await getTask(db.knex, 't2')).toMatchObject({
        applicationId: null,
        candidateId: null,
        subject: 'requisition/q1',
      });
      expect(await db.knex('rubric_versions').select('rubric_id', 'version', 'body')).toEqual([
        { rubric_id: 'r1', version: 4, body: rubricBody },
      ]);
      expect(await db.knex('jobs').first('rubric_version')).toMatchObject({ rubric_version: 4 });
      expect(await db.knex('applications').first('rubric_version')).toMatchObject({ rubric_version: 4 });
    });
  });

  it('keeps rows, keys and indexes of tasks that were there before it', async () => {
    await withOldDatabase(kind, async (db) => {
      await db.knex('tasks').insert(oldTask('a1'));
      await migrate(db);
      // Safe after a kill in the middle: a second run changes nothing.
      if (kind === 'mysql') await migrate(db);
      expect(await db.knex('tasks').select('id', 'application_id', 'body', 'version')).toEqual([
        { id: 't1', application_id: 'a1', body: oldTask('a1').body, version: 3 },
      ]);
      await expect(Promise.resolve(db.knex('tasks').insert(oldTask('a2')))).rejects.toSatisfy(isUniqueViolation);
      const indexes: unknown = await db.knex.raw(
        kind === 'sqlite'
          ? "select sql from sqlite_master where type = 'index' and tbl_name = 'tasks'"
          : 'show index from tasks',
      );
      expect(JSON.stringify(indexes)).toContain('application_id');
      expect(JSON.stringify(indexes)).toContain('created_at');
      const trailing = { ...oldTask('a1 '), id: 't1 ' };
      await db.knex('tasks').insert(trailing);
      expect(await db.knex('tasks').where({ application_id: 'a1' }).select('id')).toEqual([{ id: 't1' }]);
    });
  });
});
