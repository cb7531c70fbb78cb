import { beforeEach, describe, expect, it } from 'vitest';
import type { InterviewResult } from '../../schemas/types.ts';
import { SealError } from '../../security/sealing.ts';
import { forEachDatabase } from '../../test/support/databases.ts';
import { addApplication, addCandidate, createTestVault, instant } from '../../test/support/records.ts';
import type { Db } from '../connection.ts';
import { beginAttempt, failCall, finishCall, getCall, listCalls } from './calls.ts';
import { listFacts, setFact, setFacts, toFactMap } from './facts.ts';
import {
  findOrder,
  findOrderByRemoteId,
  getOrder,
  insertOrder,
  listOrders,
  lockOrder,
  updateOrder,
} from './interview-orders.ts';
import { findMessageByRemoteId, getMessageByKey, insertMessage, listMessages, markMessage } from './messages.ts';
import { getScorecardOfTask, insertScorecard, listScorecards } from './scorecards.ts';
import {
  closeTask,
  escalateTask,
  getTask,
  getTaskAnswer,
  insertTask,
  insertTaskAnswer,
  listTasks,
  setTaskAnswerAccepted,
} from './tasks.ts';
import type { NewTask } from './tasks.ts';

const vault = createTestVault();
type Made = Awaited<ReturnType<typeof addApplication>>;

forEachDatabase((_kind, open) => {
  let db: Db;
  let made: Made;
  beforeEach(async () => {
    db = await open();
    made = await addApplication(db, vault, { departmentId: 'sales' });
  });

  describe('facts', () => {
    it('are read back with source and time; the newest word stands', async () => {
      const { key, applicationId } = made;
      await setFacts(db.knex, key, applicationId, [
        { name: 'resume.skills', value: ['投诉处理', 'excel'], source: 'resume', at: instant(0) },
        { name: 'answers.nightShift', value: false, source: 'candidate', at: instant(0) },
      ]);
      await setFact(db.knex, key, {
        applicationId,
        name: 'answers.nightShift',
        value: true,
        source: 'recruiter',
        at: instant(1),
      });
      await setFacts(db.knex, key, applicationId, []);
      const facts = await listFacts(db.knex, key, applicationId);
      expect(toFactMap(facts)).toEqual({ 'answers.nightShift': true, 'resume.skills': ['投诉处理', 'excel'] });
      expect(facts[0]).toEqual({ name: 'answers.nightShift', value: true, source: 'recruiter', at: instant(1) });
    });

    it('do not open when moved to another application', async () => {
      const { key, applicationId } = made;
      await setFact(db.knex, key, {
        applicationId,
        name: 'interview.total',
        value: 0.9,
        source: 'vendor',
        at: instant(),
      });
      await db.knex('facts').where({ application_id: applicationId }).update({ application_id: 'other' });
      await expect(listFacts(db.knex, key, 'other')).rejects.toThrow(SealError);
    });
  });

  describe('tasks', () => {
    const task = (id: string, more: Partial<NewTask> = {}): NewTask => ({
      id,
      applicationId: made.applicationId,
      departmentId: 'sales',
      question: `review/${id}`,
      taskType: 'reviewInterview',
      ownerRole: 'business',
      title: { zh: '评审', en: 'Review' },
      detail: null,
      outcomes: ['pass', 'fail'],
      needsScorecard: true,
      callKey: null,
      dueAt: instant(100),
      createdAt: instant(0),
      ...more,
    });

    it('are read back with candidate and job', async () => {
      await insertTask(db.knex, task('t1'));
      const read = await getTask(db.knex, 't1');
      expect(read).toMatchObject({
        ...task('t1'),
        candidateId: made.candidateId,
        status: 'open',
        version: 1,
        outcome: null,
      });
      expect(await getTask(db.knex, 'unknown')).toBeNull();
    });

    it('are closed by one of two people who answer at once', async () => {
      await insertTask(db.knex, task('t1'));
      const close = (actor: string) =>
        db.transaction((tx) =>
          closeTask(tx, { taskId: 't1', status: 'completed', outcome: 'pass', actor, answerId: null, at: instant(1) }),
        );
      const results = await Promise.allSettled([close('user:a'), close('user:b')]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = results.find((result) => result.status === 'rejected');
      expect(refused?.reason).toMatchObject({ code: 'task_not_open' });
      expect(await getTask(db.knex, 't1')).toMatchObject({ status: 'completed', outcome: 'pass', version: 2 });
    });

    it('are listed for the role that owns them or that they were handed to', async () => {
      await insertTask(db.knex, task('t1'));
      await insertTask(
        db.knex,
        task('t2', { taskType: 'resolveCall', ownerRole: 'it', callKey: 'invite/1', createdAt: instant(1) }),
      );
      await escalateTask(db.knex, { taskId: 't1', to: 'hr' });
      await escalateTask(db.knex, { taskId: 't2', to: null });
      const ids = async (filter: Parameters<typeof listTasks>[1]) =>
        (await listTasks(db.knex, filter)).items.map(({ id }) => id);
      expect(await ids({})).toEqual(['t2', 't1']);
      expect(await ids({ ownerRole: 'hr' })).toEqual(['t1']);
      expect(await ids({ ownerRole: 'business' })).toEqual(['t1']);
      expect(await ids({ taskTypes: ['resolveCall'] })).toEqual(['t2']);
      expect(await ids({ taskTypes: [] })).toEqual([]);
      expect(await ids({ departmentId: 'care' })).toEqual([]);
      expect(await ids({ status: 'open', applicationId: made.applicationId })).toEqual(['t2', 't1']);
      const first = await listTasks(db.knex, { limit: 1 });
      expect((await listTasks(db.knex, { limit: 1, cursor: first.nextCursor })).items[0]?.id).toBe('t1');
    });

    it('keep an answer once, and whether it was taken', async () => {
      const answer = {
        id: 'an1',
        taskId: 't1',
        applicationId: made.applicationId,
        actor: 'user:a',
        outcome: 'pass',
        createdAt: instant(1),
      };
      await insertTaskAnswer(db.knex, made.key, { ...answer, content: { comments: '很好', scorecard: null } });
      await insertTaskAnswer(db.knex, made.key, { ...answer, content: { comments: 'again', scorecard: null } });
      expect(await getTaskAnswer(db.knex, made.key, 'an1')).toEqual({
        ...answer,
        content: { comments: '很好', scorecard: null },
        accepted: null,
      });
      await setTaskAnswerAccepted(db.knex, 'an1', false);
      expect((await getTaskAnswer(db.knex, made.key, 'an1'))?.accepted).toBe(false);
      expect(await getTaskAnswer(db.knex, made.key, 'unknown')).toBeNull();
    });
  });

  describe('scorecards', () => {
    it('are kept once for each task', async () => {
      const card = {
        id: 's1',
        applicationId: made.applicationId,
        taskId: 't1',
        reviewer: 'user:a',
        recommendation: 'yes' as const,
        ratings: [{ dimension: 'communication', rating: 4, comment: '清楚' }],
        comments: null,
        outcome: 'pass',
        submittedAt: instant(1),
      };
      await insertScorecard(db.knex, made.key, card);
      await expect(insertScorecard(db.knex, made.key, { ...card, id: 's2' })).rejects.toMatchObject({
        code: 'task_not_open',
      });
      expect(await listScorecards(db.knex, made.key, made.applicationId)).toEqual([card]);
      expect(await getScorecardOfTask(db.knex, made.key, 't1')).toEqual(card);
      expect(await getScorecardOfTask(db.knex, made.key, 't2')).toBeNull();
    });
  });

  describe('interview orders', () => {
    const result: InterviewResult = {
      total: { value: 80, min: 0, max: 100, scaleId: 'v' },
      dimensions: [],
      interviewer: { kind: 'ai', name: 'sim' },
      droppedSignals: 1,
    };

    it('grow by patches, each artefact on its own', async () => {
      const { key, applicationId } = made;
      await insertOrder(db.knex, {
        id: 'o1',
        applicationId,
        stageId: 'ai',
        connectionId: 'cv',
        expiresAt: instant(9),
        createdAt: instant(0),
      });
      expect(await getOrder(db.knex, key, 'o1')).toMatchObject({
        status: 'ordered',
        remoteId: null,
        result: null,
        inviteUrl: null,
      });
      await updateOrder(db.knex, key, 'o1', {
        remoteId: 'CV-1',
        inviteUrl: 'https://v/1',
        status: 'invited',
        invitedAt: instant(1),
        updatedAt: instant(1),
      });
      await updateOrder(db.knex, key, 'o1', {
        recording: { url: 'https://v/r', durationSeconds: 60 },
        updatedAt: instant(2),
      });
      await updateOrder(db.knex, key, 'o1', {
        result,
        resultOutcome: 'pass',
        reportReadyAt: instant(3),
        updatedAt: instant(3),
      });
      expect(await db.transaction((tx) => lockOrder(tx, key, 'o1'))).toMatchObject({
        remoteId: 'CV-1',
        inviteUrl: 'https://v/1',
        result,
        resultOutcome: 'pass',
        recording: { url: 'https://v/r', durationSeconds: 60 },
        invitedAt: instant(1),
        updatedAt: instant(3),
      });
      expect(await listOrders(db.knex, key, applicationId)).toHaveLength(1);
      await expect(updateOrder(db.knex, key, 'none', { updatedAt: instant() })).rejects.toThrow('no interview order');
    });

    it('are found by our id and by the vendor’s, within one connection', async () => {
      const { key, applicationId } = made;
      await insertOrder(db.knex, {
        id: 'o1',
        applicationId,
        stageId: 'ai',
        connectionId: 'cv',
        expiresAt: null,
        createdAt: instant(),
      });
      await updateOrder(db.knex, key, 'o1', { remoteId: 'CV-1', updatedAt: instant() });
      expect(await findOrder(db.knex, 'o1')).toMatchObject({ applicationId, connectionId: 'cv', remoteId: 'CV-1' });
      expect(await findOrderByRemoteId(db.knex, 'cv', 'CV-1')).toMatchObject({ id: 'o1' });
      expect(await findOrderByRemoteId(db.knex, 'other', 'CV-1')).toBeNull();
      expect(await findOrderByRemoteId(db.knex, 'cv', 'cv-1')).toBeNull();
      expect(await findOrder(db.knex, 'o2')).toBeNull();
    });

    it('do not open under another candidate’s key', async () => {
      const { applicationId, key } = made;
      const other = await addCandidate(db, vault);
      await insertOrder(db.knex, {
        id: 'o1',
        applicationId,
        stageId: 'ai',
        connectionId: 'cv',
        expiresAt: null,
        createdAt: instant(),
      });
      await updateOrder(db.knex, key, 'o1', { result, updatedAt: instant() });
      await expect(getOrder(db.knex, other.key, 'o1')).rejects.toThrow(SealError);
    });
  });

  describe('calls', () => {
    const call = (at: string) => ({
      applicationId: made.applicationId,
      callKey: 'invite/1',
      operation: 'interview.invite',
      connectionId: 'cv',
      at,
    });

    it('count their attempts, each committed before the call', async () => {
      expect(await beginAttempt(db, call(instant(0)))).toEqual({ number: 1, open: 1, firstAttemptAt: null });
      await failCall(db.knex, { ...call(instant(1)), code: 'timeout', message: 'No answer.', unknownOutcome: true });
      expect(await getCall(db.knex, made.applicationId, 'invite/1')).toMatchObject({
        status: 'unknown',
        lastErrorCode: 'timeout',
        attempts: 1,
      });
      expect(await beginAttempt(db, call(instant(2)))).toEqual({ number: 2, open: 2, firstAttemptAt: instant(0) });
      await finishCall(db.knex, call(instant(3)));
      await failCall(db.knex, { ...call(instant(4)), code: 'late', message: 'Too late.', unknownOutcome: false });
      expect(await getCall(db.knex, made.applicationId, 'invite/1')).toMatchObject({
        status: 'done',
        doneAt: instant(3),
        firstAttemptAt: instant(0),
      });
      expect((await beginAttempt(db, call(instant(5)))).number).toBe(3);
      expect((await getCall(db.knex, made.applicationId, 'invite/1'))?.status).toBe('done');
      expect(await getCall(db.knex, made.applicationId, 'other')).toBeNull();
    });

    it('give each of several attempts at once its own number', async () => {
      const made = await Promise.all(Array.from({ length: 8 }, () => beginAttempt(db, call(instant()))));
      for (const numbers of [made.map((a) => a.number), made.map((a) => a.open)])
        expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });

    it('tell those that may have happened from those that did nothing, and forget both in a new round', async () => {
      const failed = { code: 'c', message: 'm' };
      await beginAttempt(db, call(instant(0)));
      await failCall(db.knex, { ...call(instant(1)), ...failed, unknownOutcome: false });
      expect(await beginAttempt(db, call(instant(2)))).toEqual({ number: 2, open: 1, firstAttemptAt: instant(0) });
      await failCall(db.knex, { ...call(instant(3)), ...failed, unknownOutcome: true });
      expect(await beginAttempt(db, call(instant(4)))).toEqual({ number: 3, open: 2, firstAttemptAt: instant(0) });
      expect(await beginAttempt(db, { ...call(instant(5)), round: 2 })).toEqual({
        number: 4,
        open: 1,
        firstAttemptAt: instant(0),
      });
      expect(await beginAttempt(db, { ...call(instant(6)), round: 2 })).toEqual({
        number: 5,
        open: 2,
        firstAttemptAt: instant(0),
      });
    });

    it('make a log in pages, with equal times and keys in several applications too', async () => {
      const other = await addApplication(db, vault);
      for (const applicationId of [made.applicationId, other.applicationId])
        await beginAttempt(db, { ...call(instant(0)), applicationId });
      const first = await listCalls(db.knex, { limit: 1 });
      const second = await listCalls(db.knex, { limit: 1, cursor: first.nextCursor });
      expect(new Set([...first.items, ...second.items].map(({ applicationId }) => applicationId)).size).toBe(2);
      expect(second.nextCursor).toBeNull();
      expect(
        (await listCalls(db.knex, { applicationId: other.applicationId, connectionId: 'cv', status: 'running' })).items,
      ).toHaveLength(1);
    });
  });

  describe('messages', () => {
    it('are kept once for each key: a second try sends the same words', async () => {
      const { key, applicationId } = made;
      const message = {
        id: 'm1',
        applicationId,
        messageKey: 'invite/1',
        connectionId: 'postroom',
        template: 'interviewInvitation',
        channel: 'mail' as const,
        language: 'zh' as const,
        status: 'queued' as const,
        content: { to: { email: 'zhang@example.com' }, subject: '面试', text: '您好' },
        createdAt: instant(0),
      };
      const kept = await insertMessage(db.knex, key, message);
      expect(kept).toMatchObject({ ...message, remoteId: null, sentAt: null });
      const again = await insertMessage(db.knex, key, {
        ...message,
        id: 'm2',
        content: { ...message.content, text: 'other' },
      });
      expect(again).toEqual(kept);
      await markMessage(db.knex, 'm1', { status: 'sent', remoteId: 'PR-1', sentAt: instant(1) });
      expect(await getMessageByKey(db.knex, key, applicationId, 'invite/1')).toMatchObject({
        status: 'sent',
        remoteId: 'PR-1',
      });
      expect(await findMessageByRemoteId(db.knex, 'postroom', 'PR-1')).toEqual({ id: 'm1', applicationId });
      expect(await findMessageByRemoteId(db.knex, 'postroom', 'PR-2')).toBeNull();
      expect(await listMessages(db.knex, key, applicationId)).toHaveLength(1);
    });
  });
});
