import { beforeEach, describe, expect, it } from 'vitest';
import type { QuestionSetVersion } from '../../schemas/types.ts';
import { forEachDatabase } from '../../test/support/databases.ts';
import { addApplication, createTestVault, instant } from '../../test/support/records.ts';
import type { Db } from '../connection.ts';
import { closeChangeRequest, getChangeRequest, insertChangeRequest, listChangeRequests } from './change-requests.ts';
import type { ChangeRequestRecord } from './change-requests.ts';
import { appendEvents } from './events.ts';
import { getJob, insertJob, isRubricInUse, listJobsPastDeadline, takeRubricVersion } from './jobs.ts';
import type { JobRecord } from './jobs.ts';
import { closeJobPastDeadline, countHired } from './jobs-filling.ts';
import { askForPush, beginPushAttempt, endPushAttempt, listDuePushes, listPushesOf } from './jobs-pushes.ts';
import {
  getQuestionSet,
  getQuestionSetVersion,
  insertQuestionSet,
  insertQuestionSetVersion,
  listQuestionSets,
  listQuestionSetVersions,
  setPublishedVersion,
  updateQuestionSetVersion,
} from './question-sets.ts';
import type { QuestionSetVersionRecord } from './question-sets.ts';
import { getRequisition, insertRequisition, listRequisitions, updateRequisition } from './requisitions.ts';
import type { RequisitionRecord } from './requisitions.ts';
import { getRubric, getRubricOf, getRubricVersion, insertRubric, updateRubric } from './rubrics.ts';
import { closeTask, closeTasksAbout, getTask, insertTask, listTasks } from './tasks.ts';

const vault = createTestVault();
const requisition: RequisitionRecord = {
  id: 'r1',
  departmentId: 'sales',
  title: { zh: '客服专员' },
  headcount: 1,
  status: 'live',
  createdBy: 'user:1',
  submittedBy: 'user:1',
  submittedAt: instant(),
  approvedBy: 'user:2',
  approvedAt: instant(),
  decisions: [{ decision: 'approve', by: 'user:2', at: instant(), comment: '同意' }],
  jobId: 'j1',
  authors: ['user:1'],
  createdAt: instant(),
  updatedAt: instant(),
  version: 1,
};
const job: JobRecord = {
  id: 'j1',
  code: 'J1',
  title: { zh: '客服专员' },
  departmentId: 'sales',
  processId: 'first',
  rubricId: 'rub',
  requisitionId: 'r1',
  headcount: 2,
  deadlineOn: '2026-06-30',
  interviewers: ['u1'],
  identityCheck: true,
  timeLimits: { q: 60 },
  connections: { jobs: 'jobstore' },
  status: 'open',
  createdAt: instant(),
  updatedAt: instant(),
  version: 1,
};
const rubric = {
  id: 'rub',
  name: { en: 'R' },
  dimensions: [{ key: 'a', name: { en: 'A' }, weight: 100 }],
  passAt: 0.5,
  createdAt: instant(),
  updatedAt: instant(),
  version: 1,
};
let made = 0;
const newId = () => `id-${++made}`;

forEachDatabase((_kind, open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
  });

  it('requisitions are read back, listed by status and department, and changed by version', async () => {
    await insertRequisition(db.knex, requisition);
    await insertRequisition(db.knex, { ...requisition, id: 'r2', departmentId: 'rooms', status: 'draft', jobId: null });
    expect(await getRequisition(db.knex, 'r1')).toEqual(requisition);
    expect((await listRequisitions(db.knex, { departmentId: 'rooms' })).items.map(({ id }) => id)).toEqual(['r2']);
    expect((await listRequisitions(db.knex, { status: 'live' })).items.map(({ id }) => id)).toEqual(['r1']);
    const changed = await updateRequisition(db.knex, { ...requisition, headcount: 9 }, instant(1));
    expect(await getRequisition(db.knex, 'r1')).toEqual(changed);
    await expect(updateRequisition(db.knex, requisition, instant(2))).rejects.toMatchObject({
      code: 'version_conflict',
    });
  });

  it('question sets keep their versions; publishing one retires the one before', async () => {
    const set = {
      id: 'qs',
      name: { zh: '题' },
      departmentId: 'sales',
      kind: 'aiInterview' as const,
      createdAt: instant(),
    };
    await insertQuestionSet(db.knex, set);
    const version = (n: number): QuestionSetVersionRecord => ({
      questionSetId: 'qs',
      version: n,
      status: 'draft',
      questions: [{ id: 'q', text: { zh: '?' }, dimension: 'a', questionType: 'spoken', timeLimitSeconds: 60 }],
      preview: null,
      authors: ['user:1'],
      createdBy: 'user:1',
      createdAt: instant(n),
      updatedAt: instant(n),
      publishedBy: null,
      publishedAt: null,
      revision: 1,
    });
    await insertQuestionSetVersion(db.knex, version(1));
    await expect(insertQuestionSetVersion(db.knex, version(1))).rejects.toMatchObject({ code: 'conflict' });
    const published: QuestionSetVersion['status'] = 'published';
    const first = await updateQuestionSetVersion(db.knex, { ...version(1), status: published }, instant(5));
    await expect(updateQuestionSetVersion(db.knex, version(1), instant(6))).rejects.toMatchObject({
      code: 'version_conflict',
    });
    await setPublishedVersion(db.knex, 'qs', 1, instant(5));
    await insertQuestionSetVersion(db.knex, version(2));
    await updateQuestionSetVersion(db.knex, { ...version(2), status: published }, instant(7));
    await setPublishedVersion(db.knex, 'qs', 2, instant(7));
    expect(await getQuestionSet(db.knex, 'qs')).toEqual({ ...set, latestVersion: 2, publishedVersion: 2 });
    expect(await getQuestionSetVersion(db.knex, 'qs', 1)).toMatchObject({
      status: 'retired',
      questions: first.questions,
    });
    expect((await listQuestionSetVersions(db.knex, { questionSetId: 'qs' })).items.map((v) => v.version)).toEqual([
      2, 1,
    ]);
    expect((await listQuestionSets(db.knex, { kind: 'writtenTest' })).items).toEqual([]);
    expect((await listQuestionSets(db.knex, { departmentId: 'sales', kind: 'aiInterview' })).items.length).toBe(1);
  });

  it('proposed changes are decided once', async () => {
    const request: ChangeRequestRecord = {
      id: 'c1',
      jobId: 'j1',
      departmentId: 'sales',
      changes: { headcount: null, title: { zh: '新' } },
      reason: 'x',
      changesRubric: false,
      rubricVersion: 1,
      status: 'submitted',
      requestedBy: 'user:1',
      createdAt: instant(),
      decidedBy: null,
      decidedAt: null,
      comment: null,
      appliedJobVersion: null,
    };
    await insertChangeRequest(db.knex, request);
    expect(await getChangeRequest(db.knex, 'c1')).toEqual(request);
    await closeChangeRequest(db.knex, { ...request, status: 'approved', decidedBy: 'user:2' });
    await expect(closeChangeRequest(db.knex, { ...request, status: 'refused' })).rejects.toMatchObject({
      code: 'change_request_closed',
    });
    expect((await listChangeRequests(db.knex, { jobId: 'j1', status: 'approved' })).items.length).toBe(1);
    expect((await listChangeRequests(db.knex, { departmentId: 'rooms' })).items).toEqual([]);
  });

  it('a rubric keeps each of its versions; jobs and applications hold on to theirs', async () => {
    await insertRubric(db.knex, rubric);
    await insertJob(db.knex, job);
    const { applicationId } = await addApplication(db, vault, { jobId: 'j1' });
    const next = await updateRubric(
      db.knex,
      { ...rubric, dimensions: [{ ...rubric.dimensions[0]!, weight: 50 }] },
      instant(1),
    );
    expect((await getRubric(db.knex, 'rub'))?.dimensions[0]?.weight).toBe(50);
    expect((await getRubricVersion(db.knex, 'rub', 1))?.dimensions[0]?.weight).toBe(100);
    expect(await getRubricVersion(db.knex, 'rub', 2)).toEqual(next);
    expect(await getRubricVersion(db.knex, 'rub', 3)).toBeNull();
    expect((await getRubricOf(db.knex, 'rub', undefined))?.version).toBe(2);
    expect((await getJob(db.knex, 'j1'))?.rubricVersion).toBe(1);
    expect(await db.knex('applications').where({ id: applicationId }).first('rubric_version')).toEqual({
      rubric_version: 1,
    });
    await takeRubricVersion(db.knex, 'rub', 2);
    expect((await getJob(db.knex, 'j1'))?.rubricVersion).toBe(1);
    expect(await isRubricInUse(db.knex, 'rub')).toBe(true);
    await insertRubric(db.knex, { ...rubric, id: 'free' });
    const { requisitionId: _none, ...plain } = job;
    await insertJob(db.knex, { ...plain, id: 'j2', code: 'J2', rubricId: 'free', status: 'draft' });
    expect(await isRubricInUse(db.knex, 'free')).toBe(false);
    await addApplication(db, vault, { jobId: 'j2' });
    expect(await isRubricInUse(db.knex, 'free')).toBe(true);
  });

  describe('a job', () => {
    const hire = async (n: number) => {
      for (let i = 0; i < n; i++) {
        const { applicationId } = await addApplication(db, vault, { jobId: 'j1' });
        await db.knex('applications').where({ id: applicationId }).update({ status: 'hired' });
      }
    };
    const count = () =>
      db.transaction(async (tx) => {
        const events = await countHired(tx, 'j1', { now: instant(3), newId });
        await appendEvents(tx, events);
        return events;
      });
    beforeEach(async () => {
      await insertRequisition(db.knex, requisition);
      await insertJob(db.knex, job);
    });

    it('is read back with everything a set-up gives it', async () => {
      expect(await getJob(db.knex, 'j1')).toEqual(job);
    });
    it('closes when as many are hired as were wanted, and once', async () => {
      await hire(1);
      expect(await count()).toEqual([]);
      await hire(1);
      const both = await Promise.all([count(), count()]);
      expect(both.flat()).toMatchObject([
        {
          type: 'job.closed',
          subject: 'job/j1',
          actor: 'hub',
          data: { jobId: 'j1', requisitionId: 'r1', reason: 'filled' },
        },
      ]);
      expect(await getJob(db.knex, 'j1')).toMatchObject({ status: 'closed', closeReason: 'filled', version: 2 });
      expect(await getRequisition(db.knex, 'r1')).toMatchObject({ status: 'filled' });
      expect(await listPushesOf(db.knex, ['job/j1'])).toMatchObject([
        { operation: 'jobDatabase.close', status: 'pending' },
      ]);
      expect(await count()).toEqual([]);
    });
    it('closes after its last day, not on it', async () => {
      const close = (now: string) => db.transaction((tx) => closeJobPastDeadline(tx, 'j1', { now, newId }));
      expect(await listJobsPastDeadline(db.knex, '2026-06-30', 10)).toEqual([]);
      expect(await close('2026-06-30T23:59:59.999Z')).toEqual([]);
      expect(await listJobsPastDeadline(db.knex, '2026-07-01', 10)).toEqual(['j1']);
      expect(await close('2026-07-01T00:00:00.000Z')).toMatchObject([{ data: { reason: 'deadlinePassed' } }]);
      expect(await getRequisition(db.knex, 'r1')).toMatchObject({ status: 'closed' });
      expect(await listJobsPastDeadline(db.knex, '2026-07-01', 10)).toEqual([]);
      expect(await close('2026-07-02T00:00:00.000Z')).toEqual([]);
    });
  });

  it('what a system is to be told is one row; an answer to an older wish ends nothing', async () => {
    const wish = { subject: 'job/j1', connectionId: 'jobstore', language: null, now: instant() };
    await askForPush(db.knex, { ...wish, id: 'p1', operation: 'jobDatabase.publish' });
    const [first] = await listDuePushes(db.knex, instant(1), 10);
    expect(first).toMatchObject({ id: 'p1', revision: 1, attempts: 0, firstAttemptAt: null });
    expect(await beginPushAttempt(db.knex, first!, { now: instant(1), nextAttemptAt: instant(600) })).toBe(true);
    expect(await listDuePushes(db.knex, instant(2), 10)).toEqual([]);
    // While the publishing is under way the job closes.
    await askForPush(db.knex, { ...wish, id: 'p2', operation: 'jobDatabase.close', now: instant(2) });
    await endPushAttempt(db.knex, first!, { status: 'done', remoteId: 'J-7', now: instant(3) });
    const [second] = await listDuePushes(db.knex, instant(3), 10);
    expect(second).toMatchObject({
      id: 'p1',
      revision: 2,
      operation: 'jobDatabase.close',
      remoteId: 'J-7',
      attempts: 1,
    });
    expect(await beginPushAttempt(db.knex, first!, { now: instant(3), nextAttemptAt: instant(600) })).toBe(false);
    expect(await beginPushAttempt(db.knex, second!, { now: instant(3), nextAttemptAt: instant(600) })).toBe(true);
    await endPushAttempt(db.knex, second!, { status: 'done', remoteId: null, now: instant(4) });
    expect(await listPushesOf(db.knex, ['job/j1'])).toMatchObject([
      { status: 'done', remoteId: 'J-7', doneAt: instant(4) },
    ]);
    await askForPush(db.knex, { ...wish, id: 'p3', operation: 'jobDatabase.publish', now: instant(5) });
    expect(await listPushesOf(db.knex, ['job/j1'])).toMatchObject([{ status: 'pending', revision: 3, attempts: 0 }]);
  });

  it('tasks stand without an application, and end with what they are about', async () => {
    const task = {
      departmentId: 'sales',
      question: 'x',
      title: { en: 'x' },
      detail: null,
      outcomes: ['approve'],
      needsScorecard: false,
      callKey: null,
      ownerRole: 'hr' as const,
      dueAt: null,
      createdAt: instant(),
      applicationId: null,
    };
    await insertTask(db.knex, { ...task, id: 't1', taskType: 'reviewRequisition', subject: 'requisition/r1' });
    await insertTask(db.knex, {
      ...task,
      id: 't2',
      taskType: 'reviewChange',
      subject: 'change-request/c1',
      jobId: 'j1',
    });
    const { applicationId } = await addApplication(db, vault);
    await insertTask(db.knex, { ...task, id: 't3', taskType: 'reviewScreening', applicationId });
    expect(await getTask(db.knex, 't1')).toMatchObject({ subject: 'requisition/r1', candidateId: null, jobId: null });
    expect(await getTask(db.knex, 't2')).toMatchObject({ subject: 'change-request/c1', jobId: 'j1' });
    expect(await getTask(db.knex, 't3')).toMatchObject({ applicationId, subject: null });
    expect((await listTasks(db.knex, {})).items.map(({ id }) => id).toSorted()).toEqual(['t1', 't2', 't3']);
    const end = { status: 'completed' as const, outcome: 'approve', actor: 'user:2', at: instant(1) };
    expect(await closeTasksAbout(db.knex, { subject: 'requisition/r1' }, end)).toEqual(['t1']);
    expect(await closeTasksAbout(db.knex, { subject: 'requisition/r1' }, end)).toEqual([]);
    await expect(closeTask(db.knex, { ...end, taskId: 't1', answerId: null })).rejects.toMatchObject({
      code: 'task_not_open',
    });
    expect((await getTask(db.knex, 't2'))?.status).toBe('open');
  });
});
