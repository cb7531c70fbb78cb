import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createContext } from '../connectors/kit/context.ts';
import { runOperation } from '../connectors/kit/run-operation.ts';
import { createRegistry } from '../connectors/registry.ts';
import type { Db } from '../db/connection.ts';
import { insertConnection } from '../db/repositories/connections.ts';
import { insertDepartment } from '../db/repositories/departments.ts';
import { getJob, insertJob, updateJob } from '../db/repositories/jobs.ts';
import type { JobRecord } from '../db/repositories/jobs.ts';
import { askForPosting } from '../db/repositories/jobs-filling.ts';
import { askForPush, listPushesOf } from '../db/repositories/jobs-pushes.ts';
import { insertQuestionSet, insertQuestionSetVersion } from '../db/repositories/question-sets.ts';
import { startSandbox } from '../test/connectors/support/sandbox.ts';
import type { Sandbox } from '../test/connectors/support/sandbox.ts';
import { forEachDatabase } from '../test/support/databases.ts';
import { createTestLog } from '../test/support/delivery.ts';
import { createTestVault } from '../test/support/records.ts';
import { closeOverdueJobs } from './job-deadlines.ts';
import { createJobPusher } from './job-pushes.ts';
import type { JobPusherDeps } from './job-pushes.ts';

const vault = createTestVault();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
afterEach(async () => {
  await sandbox.control('faults', undefined, 'DELETE');
});

type Effect = { kind: string };
const effects = async (system: string): Promise<string[]> => {
  const { effects: all } = (await sandbox.control(`ledger?system=${system}`)) as { effects: Effect[] };
  return all.map(({ kind }) => kind).filter((kind) => kind !== 'webhook.sent');
};

forEachDatabase((kind, open) => {
  let db: Db;
  let clock: Date;
  let before: { jobs: number; interview: number };
  let made = 0;
  let crash: string | null;
  const jobId = () => `${kind}-job-${made}`;
  const subject = () => `job/${jobId()}`;
  const pusher = (more: Partial<JobPusherDeps> = {}) =>
    createJobPusher({
      db,
      vault,
      registry: createRegistry(),
      openContext: (connector, connection, key, signal) =>
        createContext({ connector, connection, key, now: () => new Date(), signal }),
      runOperation,
      now: () => clock,
      newId: () => `${kind}-id-${++made}`,
      random: () => 0.5,
      log: createTestLog(),
      crashPoint: (name) => {
        if (name === crash) throw new Error('killed');
      },
      holder: `holder-${++holders}`,
      ...more,
    });
  let holders = 0;
  const run = async (more: Partial<JobPusherDeps> = {}) => {
    const one = pusher(more);
    expect(await one.runOnce()).toBe(true);
    await one.stop();
  };
  const later = (ms: number) => {
    clock = new Date(clock.getTime() + ms);
  };
  const ask = async (change: Partial<JobRecord> = {}) => {
    const job = await getJob(db.knex, jobId());
    const now = clock.toISOString();
    const changed = await updateJob(db.knex, { ...job!, ...change }, now);
    await askForPosting(db.knex, changed, { now, newId: () => `${kind}-push-${++asked}` });
  };
  let asked = 0;
  const posting = async () => (await listPushesOf(db.knex, [subject()]))[0];

  beforeEach(async () => {
    db = await open();
    made += 1;
    crash = null;
    clock = new Date();
    const createdAt = clock.toISOString();
    const tokens = {
      jobstore: ['jobs', sandbox.secrets['jobsToken']],
      clearvoice: ['interview', sandbox.secrets['interviewToken']],
    };
    for (const [id, [system, token]] of Object.entries(tokens))
      await insertConnection(db.knex, vault, {
        id,
        connectorId: id,
        name: id,
        config: { baseUrl: `${sandbox.url}/${system}` },
        credentials: {
          token,
          ...(id === 'clearvoice' ? { webhookSecret: sandbox.tokens.interviewWebhookSecret } : {}),
        },
        createdAt,
      });
    await insertDepartment(db.knex, { id: 'care', name: { zh: '客服部' }, createdAt });
    await insertJob(db.knex, {
      id: jobId(),
      code: jobId(),
      title: { zh: '客服专员' },
      departmentId: 'care',
      processId: 'first',
      rubricId: 'r',
      headcount: 3,
      deadlineOn: '2199-12-31',
      connections: { jobs: 'jobstore' },
      status: 'open',
      createdAt,
      updatedAt: createdAt,
      version: 1,
    });
    before = { jobs: (await effects('jobs')).length, interview: (await effects('interview')).length };
  });
  const newEffects = async (system: 'jobs' | 'interview') => (await effects(system)).slice(before[system]);

  describe('telling other systems', () => {
    it('publishes a job, tells of its changes and closes it, each once', async () => {
      await ask();
      await run();
      await run();
      expect(await newEffects('jobs')).toEqual(['posting.published']);
      const published = await posting();
      expect(published).toMatchObject({ status: 'done', operation: 'jobDatabase.publish', lastError: null });
      expect(published?.remoteId).toMatch(/\d/);
      await ask({ headcount: 4 });
      await run();
      await ask({ status: 'closed' });
      await run();
      expect(await newEffects('jobs')).toEqual(['posting.published', 'posting.published', 'posting.closed']);
      expect(await posting()).toMatchObject({
        status: 'done',
        operation: 'jobDatabase.close',
        remoteId: published?.remoteId,
      });
    });

    it('tries again when the vendor fails, by the schedule, and publishes once when an answer was lost', async () => {
      await sandbox.control('faults', { system: 'jobs', fault: 'truncatedJson', match: { method: 'PUT' }, times: 1 });
      await ask();
      await run();
      expect(await posting()).toMatchObject({ status: 'pending', attempts: 1 });
      expect((await posting())?.lastErrorCode).not.toBeNull();
      await run();
      expect(await posting()).toMatchObject({ attempts: 1 });
      later(10_000);
      await run();
      expect(await posting()).toMatchObject({ status: 'done', attempts: 2, lastError: null });
      expect(await newEffects('jobs')).toEqual(['posting.published']);
    });

    it('would be found out publishing twice (planted)', async () => {
      await sandbox.control('faults', { system: 'jobs', fault: 'truncatedJson', match: { method: 'PUT' }, times: 1 });
      await ask();
      const forgetful: JobPusherDeps['runOperation'] = (connector, name, context, input) =>
        runOperation(connector, name, context, {
          ...(input as object),
          ref: `${subject().replace('/', '-')}-${context.attempt}`,
        } as typeof input);
      await run({ runOperation: forgetful });
      later(10_000);
      await run({ runOperation: forgetful });
      expect(await newEffects('jobs')).toEqual(['posting.published', 'posting.published']);
    });

    it.each(['jobPush.beforeCall', 'jobPush.afterCall'])(
      'loses nothing and doubles nothing when it dies at %s',
      async (point) => {
        await ask();
        crash = point;
        // The process is gone: nothing after the point happens, also no note of a failure.
        const dead = { ...db, transaction: db.transaction.bind(db) };
        let isDead = false;
        const one = pusher({
          db: {
            ...dead,
            transaction: (fn) => (isDead ? Promise.reject(new Error('dead')) : dead.transaction(fn)),
          },
          crashPoint: (name) => {
            if (name !== crash) return;
            isDead = true;
            throw new Error('killed');
          },
        });
        await expect(one.runOnce()).rejects.toThrow('dead');
        expect(await posting()).toMatchObject({ status: 'pending', attempts: 1 });
        crash = null;
        // The dead one's lease lapses, and so does its hold on the push.
        later(130_000);
        await run();
        expect(await posting()).toMatchObject({ status: 'done', attempts: 2 });
        expect(await newEffects('jobs')).toEqual(['posting.published']);
      },
    );

    it('gives up on a refusal, says why, and goes on when asked anew', async () => {
      await db.knex('connections').where({ id: 'jobstore' }).update({ status: 'disabled' });
      await ask();
      await run();
      expect(await posting()).toMatchObject({ status: 'pending', lastErrorCode: 'connection_disabled' });
      await db.knex('connections').where({ id: 'jobstore' }).update({ status: 'active', connector_id: 'clearvoice' });
      later(10_000);
      await run();
      expect(await posting()).toMatchObject({ status: 'failed', nextAttemptAt: null });
      later(86_400_000);
      await run();
      expect(await posting()).toMatchObject({ status: 'failed', attempts: 2 });
      await db.knex('connections').where({ id: 'jobstore' }).update({ connector_id: 'jobstore' });
      await ask();
      await run();
      expect(await posting()).toMatchObject({ status: 'done' });
    });

    it('puts a question set into a vendor’s library, with right answers for the vendor', async () => {
      const now = clock.toISOString();
      const id = `${kind}-qs-${made}`;
      await insertQuestionSet(db.knex, {
        id,
        name: { zh: '题' },
        departmentId: 'care',
        kind: 'aiInterview',
        createdAt: now,
      });
      await insertQuestionSetVersion(db.knex, {
        questionSetId: id,
        version: 1,
        status: 'published',
        questions: [
          {
            id: 'q',
            text: { zh: '请自我介绍' },
            dimension: 'communication',
            questionType: 'spoken',
            timeLimitSeconds: 60,
          },
        ],
        preview: null,
        authors: [],
        createdBy: 'user:1',
        createdAt: now,
        updatedAt: now,
        publishedBy: null,
        publishedAt: null,
        revision: 1,
      });
      await askForPush(db.knex, {
        id: `${kind}-qp-${made}`,
        subject: `question-set/${id}@1`,
        connectionId: 'clearvoice',
        language: 'zh',
        operation: 'interview.pushQuestionSet',
        now,
      });
      await run();
      const [push] = await listPushesOf(db.knex, [`question-set/${id}@1`]);
      expect(push).toMatchObject({ status: 'done', lastError: null });
      expect(push?.remoteId).not.toBeNull();
      expect((await newEffects('interview')).length).toBe(1);
    });

    it('is done by one process at a time', async () => {
      await ask();
      const [one, two] = [pusher(), pusher()];
      const held = await Promise.all([one.runOnce(), two.runOnce()]);
      expect(held.toSorted()).toEqual([false, true]);
      await Promise.all([one.stop(), two.stop()]);
      expect(await newEffects('jobs')).toEqual(['posting.published']);
    });
  });

  it('a job whose last day is over is closed and its posting with it', async () => {
    await ask();
    await run();
    await ask({ deadlineOn: clock.toISOString().slice(0, 10) });
    let ids = 0;
    const deps = { db, now: () => clock, newId: () => `${kind}-over-${++ids}` };
    expect(await closeOverdueJobs(deps)).toBe(0);
    later(86_400_000);
    expect(await closeOverdueJobs(deps)).toBe(1);
    expect(await closeOverdueJobs(deps)).toBe(0);
    await run();
    expect((await newEffects('jobs')).at(-1)).toBe('posting.closed');
    expect(await db.knex('events').where({ type: 'job.closed' }).select('subject')).toEqual([{ subject: subject() }]);
  });
});
