import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeRequest, Job, Rubric, Task } from '../../../../schemas/types.ts';
import { loadSurroundings } from '../../../../activities/step-context.ts';
import { getApplication } from '../../../../db/repositories/applications.ts';
import { apply, seedHiring } from '../../../../test/support/hiring.ts';
import { startHttpHub } from '../../../../test/support/http-hub.ts';
import type { HttpAnswer, HttpHub, HttpRequest } from '../../../../test/support/http-hub.ts';
import { addPublishedSet, makePeople, wish } from '../../../../test/support/requisitions.ts';
import type { People } from '../../../../test/support/requisitions.ts';

type Body = Omit<ChangeRequest, 'status'> & { status: string; code: string; path: string; detail: string };
let hub: HttpHub;
let people: People;
let setId: string;
let job: Job;
let n = 0;
beforeAll(async () => {
  hub = await startHttpHub();
  await seedHiring(hub.deps);
  people = await makePeople(hub);
  setId = (await addPublishedSet(hub, people)).id;
});
afterAll(() => hub.close());

const send = (address: string, by: HttpRequest, body?: object): Promise<HttpAnswer<Body>> =>
  hub.send<Body>(address, { method: 'POST', ...by, ...(body ? { body } : {}) });
const business = (): HttpRequest => ({ key: hub.keys.business });
const answers = ({ status, body }: HttpAnswer<Body>) => [status, body.code];

beforeEach(async () => {
  const { body: made } = await send('/api/v1/requisitions', business(), wish);
  await send(`/api/v1/requisitions/${made.id}/submit`, business());
  await send(`/api/v1/requisitions/${made.id}/approve`, people.hr, {});
  const setUp = {
    processId: 'first',
    questionSetId: setId,
    connections: { interview: 'clearvoice', ehr: 'peoplebase', mail: 'postroom' },
    identityCheck: false,
    interviewers: [people.interviewerId],
    recruiterId: people.recruiterId,
  };
  const live = await send(`/api/v1/requisitions/${made.id}/set-up`, { key: hub.keys.it }, setUp);
  expect(live.status).toBe(201);
  job = live.body as unknown as Job;
});

const propose = (by: HttpRequest, changes: object) =>
  send(`/api/v1/jobs/${job.id}/change-requests`, by, { changes, reason: '业务变化' });
const decide = (id: string, by: HttpRequest, decision: 'approve' | 'refuse', body: object = {}) =>
  send(`/api/v1/change-requests/${id}/${decision}`, by, body);
const readJob = async () => (await hub.send<Job>(`/api/v1/jobs/${job.id}`, { key: hub.keys.hr })).body;
const readRubric = async () => (await hub.send<Rubric>(`/api/v1/rubrics/${job.rubricId}`, { key: hub.keys.hr })).body;
const dimensions = (weights: [number, number, number]) =>
  (['communication', 'handlingEmotions', 'problemSolving'] as const).map((key, index) => ({
    key,
    name: { zh: key },
    weight: weights[index] ?? 0,
  }));

describe('a change of a live job', () => {
  it('is proposed by the department and applied when HR approves', async () => {
    const made = await propose(business(), { headcount: 5, notes: { zh: '夜班' }, deadlineOn: null });
    expect(made.body).toMatchObject({ status: 'submitted', changesRubric: false, jobId: job.id });
    expect(await readJob()).toMatchObject({ headcount: 2, version: 1 });
    const { body: list } = await hub.send<{ items: Task[] }>('/api/v1/tasks?limit=200', { key: hub.keys.hr });
    const task = list.items.find(({ subject }) => subject === `change-request/${made.body.id}`);
    expect(task).toMatchObject({ taskType: 'reviewChange', ownerRole: 'hr', jobId: job.id, status: 'open' });
    expect(answers(await decide(made.body.id, business(), 'approve'))).toEqual([403, 'forbidden']);
    expect(answers(await decide(made.body.id, { key: hub.keys.hr }, 'approve'))).toEqual([
      403,
      'second_person_required',
    ]);
    const done = await send(`/api/v1/tasks/${task?.id}/complete`, people.hr, { outcome: 'approve' });
    expect(done.status).toBe(200);
    const changed = await readJob();
    expect(changed).toMatchObject({ headcount: 5, notes: { zh: '夜班' }, version: 2, rubricVersion: 1 });
    expect(changed.deadlineOn).toBeUndefined();
    expect((await hub.send(`/api/v1/change-requests/${made.body.id}`, business())).body).toMatchObject({
      status: 'approved',
      decidedBy: 'hr-one',
      appliedJobVersion: 2,
    });
    expect(answers(await decide(made.body.id, people.otherHr, 'refuse', { comment: 'x' }))).toEqual([
      409,
      'change_request_closed',
    ]);
  });

  it('of dimensions or weights is proposed by HR alone, and a second person approves', async () => {
    const rubric = { dimensions: dimensions([20, 60, 20]) };
    expect(answers(await propose(business(), { rubric }))).toEqual([403, 'forbidden']);
    const supplements = [
      {
        id: 's',
        when: { '>': [{ var: 'team.overtimeHours' }, 40] },
        dimension: { key: 'stress', name: { zh: '抗压' }, weight: 20 },
        questions: [],
      },
    ];
    expect(answers(await propose(business(), { supplements }))).toEqual([403, 'forbidden']);
    const { body: before } = await hub.send<{ id: string }>('/api/v1/applications', {
      key: hub.keys.recruiter,
      body: { jobId: job.id, candidate: { formattedName: '甲', emails: [`cr${++n}@example.com`] } },
    });
    const made = await propose(people.hr, { rubric });
    expect([made.status, made.body.changesRubric]).toEqual([201, true]);
    expect(answers(await decide(made.body.id, people.hr, 'approve'))).toEqual([403, 'second_person_required']);
    const { body: list } = await hub.send<{ items: Task[] }>('/api/v1/tasks?limit=200', { key: hub.keys.hr });
    const task = list.items.find(({ subject }) => subject === `change-request/${made.body.id}`);
    const byTask = await send(`/api/v1/tasks/${task?.id}/complete`, people.hr, { outcome: 'approve' });
    expect(answers(byTask)).toEqual([403, 'second_person_required']);
    expect((await readRubric()).version).toBe(1);
    expect((await decide(made.body.id, people.otherHr, 'approve')).status).toBe(200);
    expect((await readRubric()).dimensions.map(({ weight }) => weight)).toEqual([20, 60, 20]);
    expect(await readJob()).toMatchObject({ rubricVersion: 2, version: 2 });
    const { body: after } = await hub.send<{ id: string }>('/api/v1/applications', {
      key: hub.keys.recruiter,
      body: { jobId: job.id, candidate: { formattedName: '乙', emails: [`cr${++n}@example.com`] } },
    });
    // Who applied before is judged by what counted then, in every step.
    const weightsOf = async (id: string) => {
      const application = await getApplication(hub.deps.db.knex, id);
      if (!application) throw new Error('there is no such application');
      const around = await loadSurroundings(hub.deps.db.knex, application);
      return around.rubric.dimensions.map(({ weight }) => weight);
    };
    expect(await weightsOf(before.id)).toEqual([40, 30, 30]);
    expect(await weightsOf(after.id)).toEqual([20, 60, 20]);
  });

  it('written against older dimensions is not applied over newer ones', async () => {
    const first = await propose(people.hr, { rubric: { dimensions: dimensions([20, 60, 20]) } });
    const second = await propose(people.hr, { rubric: { dimensions: dimensions([10, 80, 10]) } });
    expect((await decide(first.body.id, people.otherHr, 'approve')).status).toBe(200);
    expect(answers(await decide(second.body.id, people.otherHr, 'approve'))).toEqual([412, 'version_conflict']);
    expect((await readRubric()).dimensions.map(({ weight }) => weight)).toEqual([20, 60, 20]);
    expect(answers(await decide(second.body.id, people.otherHr, 'refuse', {}))).toEqual([422, 'validation_failed']);
    expect((await decide(second.body.id, people.otherHr, 'refuse', { comment: '已有新版本' })).body.status).toBe(
      'refused',
    );
  });

  it('has no way around it: neither job nor rubric take other dimensions or weights directly', async () => {
    const patch = async (address: string, body: object, by: HttpRequest = { key: hub.keys.administrator }) => {
      const etag = (await hub.send(address, { key: hub.keys.hr })).headers.get('etag') ?? '';
      return hub.send<Body>(address, { method: 'PATCH', ...by, body, headers: { ...by.headers, 'if-match': etag } });
    };
    const address = `/api/v1/jobs/${job.id}`;
    const other = await hub.send<Rubric>('/api/v1/rubrics', {
      key: hub.keys.hr,
      body: { name: { en: 'Other' }, dimensions: dimensions([1, 1, 98]), passAt: 0.5 },
    });
    const swap = await patch(address, { rubricId: other.body.id });
    expect([...answers(swap), swap.body.path]).toEqual([409, 'change_request_required', '/rubricId']);
    expect(swap.body.detail).toContain('/change-requests');
    expect(answers(await patch(address, { supplements: [] }))).toEqual([409, 'change_request_required']);
    const rubricAt = `/api/v1/rubrics/${job.rubricId}`;
    for (const body of [{ dimensions: dimensions([1, 1, 98]) }, { passAt: 0.1 }])
      expect(answers(await patch(rubricAt, body))).toEqual([409, 'change_request_required']);
    expect((await patch(rubricAt, { name: { zh: '客服' } })).status).toBe(200);
    // Nor by making it a draft first, nor once it is closed.
    for (const status of ['draft', 'closed']) {
      expect((await patch(address, { status })).status).toBe(200);
      expect(answers(await patch(address, { rubricId: other.body.id }))).toEqual([409, 'change_request_required']);
      expect(answers(await patch(rubricAt, { dimensions: dimensions([1, 1, 98]) }))).toEqual([
        409,
        'change_request_required',
      ]);
    }
    // A draft that nobody was promised is free.
    const draft = await hub.send<Job>('/api/v1/jobs', {
      key: hub.keys.hr,
      body: {
        code: `D-${++n}`,
        title: { en: 'Draft' },
        departmentId: 'sales',
        processId: 'first',
        rubricId: other.body.id,
        connections: {},
        status: 'draft',
      },
    });
    expect((await patch(`/api/v1/rubrics/${other.body.id}`, { dimensions: dimensions([50, 25, 25]) })).status).toBe(
      200,
    );
    expect((await hub.send<Job>(`/api/v1/jobs/${draft.body.id}`, { key: hub.keys.hr })).body.rubricVersion).toBe(2);
  });

  it.each<[string, object, number, string, string]>([
    ['a field that is not to be changed', { departmentId: 'rooms' }, 422, 'validation_failed', '/changes/departmentId'],
    ['nothing', {}, 422, 'validation_failed', '/changes'],
    [
      'weights that miss 100',
      { rubric: { dimensions: dimensions([1, 1, 1]) } },
      422,
      'weights_invalid',
      '/changes/rubric/dimensions',
    ],
    [
      'a dimension nobody asks for',
      { rubric: { dimensions: [{ key: 'charm', name: { zh: '魅力' }, weight: 100 }] } },
      422,
      'question_set_incomplete',
      '/changes/questionSetId',
    ],
    ['a deadline that is over', { deadlineOn: '2020-01-01' }, 422, 'deadline_past', '/changes/deadlineOn'],
    ['an interviewer who is nobody', { interviewers: ['none'] }, 422, 'reference_unknown', '/changes/interviewers/0'],
  ])('with %s is refused with its place', async (_what, changes, status, code, place) => {
    const answer = await propose(people.hr, changes);
    expect([...answers(answer), answer.body.path]).toEqual([status, code, place]);
  });

  it('is for the job’s own department, and for jobs that are live', async () => {
    const stranger = { key: await hub.makeKey('business', 'rooms') };
    expect(answers(await propose(stranger, { headcount: 3 }))).toEqual([404, 'not_found']);
    const made = await propose(business(), { headcount: 3 });
    expect(answers(await hub.send<Body>(`/api/v1/change-requests/${made.body.id}`, stranger))).toEqual([
      404,
      'not_found',
    ]);
    expect(answers(await propose({ key: hub.keys.it }, { headcount: 3 }))).toEqual([403, 'forbidden']);
    const etag = (await hub.send(`/api/v1/jobs/${job.id}`, { key: hub.keys.hr })).headers.get('etag') ?? '';
    const closed = await hub.send<Job>(`/api/v1/jobs/${job.id}`, {
      method: 'PATCH',
      key: hub.keys.hr,
      body: { status: 'closed' },
      headers: { 'if-match': etag },
    });
    expect(closed.body).toMatchObject({ status: 'closed', closeReason: 'person' });
    expect((await hub.send(`/api/v1/requisitions/${job.requisitionId}`, business())).body).toMatchObject({
      status: 'closed',
    });
    expect(answers(await propose(business(), { headcount: 3 }))).toEqual([409, 'job_not_open']);
    expect(answers(await decide(made.body.id, people.hr, 'approve'))).toEqual([409, 'job_not_open']);
  });

  it('to fewer than were hired already closes the job', async () => {
    const application = await apply(hub, {
      jobId: job.id,
      candidate: { formattedName: '丙', emails: [`cr${++n}@example.com`] },
    });
    await hub.deps.db.knex('applications').where({ id: application.id }).update({ status: 'hired' });
    const made = await propose(business(), { headcount: 1 });
    expect((await decide(made.body.id, people.hr, 'approve')).status).toBe(200);
    expect(await readJob()).toMatchObject({ status: 'closed', closeReason: 'filled' });
  });
});
