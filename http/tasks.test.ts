import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HubError } from '../domain/errors.ts';
import { getApplication } from '../db/repositories/applications.ts';
import { loadDataKey } from '../db/repositories/keys.ts';
import { closeTask, getTaskAnswer, insertTask } from '../db/repositories/tasks.ts';
import { addResults, apply, seedHiring } from '../test/support/hiring.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub, HttpRequest } from '../test/support/http-hub.ts';

let hub: HttpHub;
let review: string;
let call: string;
let applicationId: string;
let n = 0;
beforeAll(async () => {
  hub = await startHttpHub();
  await seedHiring(hub.deps);
});
beforeEach(async () => {
  hub.gateway.decisions.length = 0;
  hub.gateway.onDecide = async () => ({ accepted: true });
  const application = await apply(hub, { candidate: { formattedName: `T ${++n}`, emails: [`task${n}@example.com`] } });
  applicationId = application.id;
  ({ review, call } = await addResults(hub.deps, applicationId));
});
afterAll(() => hub.close());

const scorecard = { recommendation: 'yes', ratings: [{ dimension: 'communication', rating: 4, comment: 'Warm' }] };
const pass = { outcome: 'pass', comments: 'A good fit', scorecard };
const complete = (id: string, body: object, more: HttpRequest = {}) =>
  hub.send(`/api/v1/tasks/${id}/complete`, { key: hub.keys.business, body, ...more });

describe('completing a task', () => {
  it('keeps the content sealed and hands only ids to the process', async () => {
    const answer = await complete(review, pass);
    expect(answer.status).toBe(200);
    const [decision] = hub.gateway.decisions;
    expect(decision).toMatchObject({
      applicationId,
      input: { kind: 'taskAnswered', taskId: review, outcome: 'pass', actor: expect.stringMatching(/^key:/) as string },
    });
    expect(JSON.stringify(decision)).not.toContain('good fit');
    const { db, vault } = hub.deps;
    const application = await getApplication(db.knex, applicationId);
    const key = await loadDataKey(db.knex, vault, application?.keyId ?? '');
    const kept = await getTaskAnswer(db.knex, key, (decision?.input as { answerId: string }).answerId);
    expect(kept?.content).toEqual({ comments: 'A good fit', scorecard });
    expect(JSON.stringify(await db.knex('task_answers').select())).not.toContain('good fit');
  });

  it('repeated with its Idempotency-Key is the same decision', async () => {
    const headers = { 'idempotency-key': `task-${n}` };
    hub.gateway.onDecide = async () => {
      throw new HubError('not_confirmed', 'No worker confirmed it in time.', { retryAfterSeconds: 2 });
    };
    const first = await complete(review, pass, { headers });
    expect([first.status, first.body['code'], first.headers.get('retry-after')]).toEqual([503, 'not_confirmed', '2']);
    hub.gateway.onDecide = async () => ({ accepted: true });
    const second = await complete(review, pass, { headers });
    const third = await complete(review, pass, { headers });
    expect([second.status, third.status]).toEqual([200, 200]);
    expect(hub.gateway.decisions.length).toBe(2);
    expect(new Set(hub.gateway.decisions.map(({ updateId }) => updateId)).size).toBe(1);
    const rows = await hub.deps.db.knex('task_answers').where({ task_id: review });
    expect(rows.length).toBe(1);
  });

  it.each([
    ['task_not_open', 409],
    ['application_ended', 409],
    ['task_outcome_invalid', 422],
  ])('refused by the process with %s is told so', async (code, status) => {
    hub.gateway.onDecide = async () => ({ accepted: false, code, reason: 'Somebody was faster: reload it.' });
    const answer = await complete(review, pass);
    expect([answer.status, answer.body['code'], answer.body['detail']]).toEqual([
      status,
      code,
      'Somebody was faster: reload it.',
    ]);
  });

  it.each([
    ['an answer it does not take', { outcome: 'maybe', scorecard }, 'task_outcome_invalid', '/outcome'],
    ['no scorecard', { outcome: 'pass' }, 'scorecard_required', '/scorecard'],
    [
      'a dimension the rubric does not have',
      { outcome: 'pass', scorecard: { ...scorecard, ratings: [{ dimension: 'charm', rating: 3 }] } },
      'scorecard_dimension_unknown',
      '/scorecard/ratings/0/dimension',
    ],
    [
      'a dimension rated twice',
      { outcome: 'pass', scorecard: { ...scorecard, ratings: [...scorecard.ratings, ...scorecard.ratings] } },
      'validation_failed',
      '/scorecard/ratings/1/dimension',
    ],
    [
      'a rating of six',
      { outcome: 'pass', scorecard: { ...scorecard, ratings: [{ dimension: 'communication', rating: 6 }] } },
      'validation_failed',
      '/scorecard/ratings/0/rating',
    ],
  ])('with %s asks the process nothing', async (_what, body, code, path) => {
    const answer = await complete(review, body);
    expect([answer.status, answer.body['code'], answer.body['path']]).toEqual([422, code, path]);
    expect(hub.gateway.decisions).toEqual([]);
  });

  it('needs a scorecard to judge somebody, not to say that nobody came', async () => {
    const meeting = hub.deps.newId();
    await insertTask(hub.deps.db.knex, {
      id: meeting,
      applicationId,
      departmentId: 'sales',
      question: 'talk.1/scorecard',
      taskType: 'giveScorecard',
      title: { en: 'Give a scorecard' },
      detail: null,
      outcomes: ['pass', 'fail', 'noShow'],
      needsScorecard: true,
      callKey: null,
      ownerRole: 'business',
      dueAt: hub.deps.now().toISOString(),
      createdAt: hub.deps.now().toISOString(),
    });
    for (const outcome of ['pass', 'fail'])
      expect((await complete(meeting, { outcome })).body['code']).toBe('scorecard_required');
    expect(hub.gateway.decisions).toEqual([]);
    expect((await complete(meeting, { outcome: 'noShow' })).status).toBe(200);
    expect(hub.gateway.decisions).toMatchObject([{ input: { outcome: 'noShow' } }]);
  });

  it('is for its owner, whom it was escalated to, HR and administrators', async () => {
    const refused = await complete(review, pass, { key: hub.keys.recruiter });
    expect([refused.status, refused.body['code']]).toEqual([403, 'forbidden']);
    expect((await complete(call, { outcome: 'retry' })).status).toBe(403);
    expect((await complete(call, { outcome: 'retry' }, { key: hub.keys.it })).status).toBe(200);
    expect((await complete(review, pass, { key: hub.keys.hr })).status).toBe(200);
    await hub.deps.db.knex('tasks').where({ id: review }).update({ escalated_to: 'recruiter' });
    expect((await complete(review, pass, { key: hub.keys.recruiter })).status).toBe(200);
  });

  it('that somebody finished is told so without asking the process', async () => {
    await closeTask(hub.deps.db.knex, {
      taskId: review,
      status: 'completed',
      outcome: 'fail',
      actor: 'user:2',
      answerId: 'x',
      at: new Date().toISOString(),
    });
    const answer = await complete(review, pass);
    expect([answer.status, answer.body['code']]).toEqual([409, 'task_not_open']);
    expect(String(answer.body['detail'])).toContain('fail');
    expect(hub.gateway.decisions).toEqual([]);
  });
});

describe('a list of tasks', () => {
  it('shows what is overdue, by status and owner, page by page', async () => {
    const list = async (query: string) =>
      (
        await hub.send<{ items: { id: string; overdue: boolean }[]; nextCursor: string | null }>(
          `/api/v1/tasks?${query}`,
          { key: hub.keys.hr },
        )
      ).body;
    const open = await list(`applicationId=${applicationId}&status=open`);
    expect(open.items.map(({ id }) => id).toSorted()).toEqual([review, call].toSorted());
    expect(open.items.every(({ overdue }) => overdue)).toBe(true);
    expect((await list(`applicationId=${applicationId}&ownerRole=it`)).items.map(({ id }) => id)).toEqual([call]);
    const first = await list(`applicationId=${applicationId}&limit=1`);
    const second = await list(`applicationId=${applicationId}&limit=1&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...second.items].map(({ id }) => id).toSorted()).toEqual([review, call].toSorted());
    expect(second.nextCursor).toBeNull();
  });
});

describe('withdrawing', () => {
  it('asks the process, and is refused once the application has ended', async () => {
    const path = `/api/v1/applications/${applicationId}/withdraw`;
    expect((await hub.send(path, { method: 'POST', key: hub.keys.business })).status).toBe(403);
    expect((await hub.send(path, { method: 'POST', key: hub.keys.recruiter })).status).toBe(200);
    expect(hub.gateway.decisions).toMatchObject([{ applicationId, input: { kind: 'withdrawn' } }]);
    await hub.deps.db.knex('applications').where({ id: applicationId }).update({ status: 'withdrawn' });
    hub.gateway.onDecide = async () => {
      throw new HubError('application_ended', 'This application has ended.');
    };
    expect((await hub.send(path, { method: 'POST', key: hub.keys.recruiter })).body).toMatchObject({
      status: 409,
      code: 'application_ended',
    });
  });
});
