import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Job, QuestionSetVersion, Requisition, Task } from '../../../../schemas/types.ts';
import { seedHiring } from '../../../../test/support/hiring.ts';
import { startHttpHub } from '../../../../test/support/http-hub.ts';
import type { HttpAnswer, HttpHub, HttpRequest } from '../../../../test/support/http-hub.ts';
import { addPublishedSet, hr2, makePeople, wish } from '../../../../test/support/requisitions.ts';
import type { People } from '../../../../test/support/requisitions.ts';

let hub: HttpHub;
let people: People;
let setId: string;
beforeAll(async () => {
  hub = await startHttpHub();
  await seedHiring(hub.deps);
  people = await makePeople(hub);
  setId = (await addPublishedSet(hub, people)).id;
});
afterAll(() => hub.close());

const path = '/api/v1/requisitions';
type Body = Requisition & Job & { code: string; path: string; detail: string; items: Task[] };
const send = (address: string, by: HttpRequest, body?: object): Promise<HttpAnswer<Body>> =>
  hub.send<Body>(address, { method: 'POST', ...by, ...(body ? { body } : {}) });
const business = (): HttpRequest => ({ key: hub.keys.business });
const it_ = (): HttpRequest => ({ key: hub.keys.it });
const answers = ({ status, body }: HttpAnswer<Body>) => [status, body.code];

let id: string;
let at: string;
beforeEach(async () => {
  const made = await send(path, business(), wish);
  expect([made.status, made.body.status, made.body.departmentId]).toEqual([201, 'draft', 'sales']);
  id = made.body.id;
  at = `${path}/${id}`;
});

const setUp = (change: object = {}) => ({
  processId: 'first',
  questionSetId: setId,
  connections: { interview: 'clearvoice', ehr: 'peoplebase', mail: 'postroom' },
  identityCheck: true,
  interviewers: [people.interviewerId],
  recruiterId: people.recruiterId,
  ...change,
});
async function approved(): Promise<void> {
  expect((await send(`${at}/submit`, business())).status).toBe(200);
  expect((await send(`${at}/approve`, people.hr, {})).status).toBe(200);
}
async function tasksAbout(requisitionId: string, key: string): Promise<Task[]> {
  const { body } = await hub.send<{ items: Task[] }>('/api/v1/tasks?limit=200', { key });
  return body.items.filter(({ subject }) => subject === `requisition/${requisitionId}`);
}
async function eventsAbout(subject: string): Promise<string[]> {
  const rows = (await hub.deps.db.knex('events').where({ subject }).orderBy('position')) as { type: string }[];
  return rows.map(({ type }) => type).filter((type) => !type.startsWith('task.'));
}

describe('from a wish to a live job', () => {
  it('goes by the department, HR and IT, each with their task', async () => {
    await send(`${at}/submit`, business());
    expect(await tasksAbout(id, hub.keys.hr)).toMatchObject([
      { taskType: 'reviewRequisition', ownerRole: 'hr', status: 'open', applicationId: null, candidateId: null },
    ]);
    // IT sees no review; the department's people are none of its business, its own tasks are.
    expect(await tasksAbout(id, hub.keys.it)).toEqual([]);
    const ok = await send(`${at}/approve`, people.hr, { comment: '同意' });
    expect(ok.body).toMatchObject({ status: 'approved', approvedBy: 'hr-one', decisions: [{ comment: '同意' }] });
    expect(await tasksAbout(id, hub.keys.it)).toMatchObject([{ taskType: 'setUpJob', status: 'open', outcomes: [] }]);
    const job = await send(
      `${at}/set-up`,
      it_(),
      setUp({ timeLimits: { explain: 120 }, code: `LIVE-${id.slice(0, 8)}` }),
    );
    expect(job.status).toBe(201);
    expect(job.body).toMatchObject({
      status: 'open',
      requisitionId: id,
      headcount: 2,
      deadlineOn: wish.deadlineOn,
      questionSetId: setId,
      questionSetVersion: 1,
      rubricVersion: 1,
      identityCheck: true,
      timeLimits: { explain: 120 },
      interviewers: [people.interviewerId],
      // What can be checked on a résumé is asked of the screening; the other requirement is for people.
      requirements: [{ id: 'years', weight: 2 }],
      posting: null,
    });
    const rubric = await hub.send(`/api/v1/rubrics/${job.body.rubricId}`, { key: hub.keys.hr });
    expect(rubric.body['dimensions']).toMatchObject([
      { key: 'communication', weight: 40 },
      { key: 'handlingEmotions', weight: 30 },
      { key: 'problemSolving', weight: 30 },
    ]);
    const live = await hub.send<Requisition>(at, { key: hub.keys.business });
    expect(live.body).toMatchObject({ status: 'live', jobId: job.body.id });
    expect((await tasksAbout(id, hub.keys.hr)).map(({ taskType, status }) => [taskType, status]).toSorted()).toEqual([
      ['reviewRequisition', 'completed'],
      ['setUpJob', 'completed'],
    ]);
    expect(await eventsAbout(`requisition/${id}`)).toEqual(['requisition.submitted', 'requisition.approved']);
    expect(await eventsAbout(`job/${job.body.id}`)).toEqual(['job.opened']);
    const kept = JSON.stringify(await hub.deps.db.knex('events').where({ subject: `requisition/${id}` }));
    expect(kept).not.toContain('客服');
    // Set up once: a second click makes no second job.
    expect(answers(await send(`${at}/set-up`, it_(), setUp()))).toEqual([409, 'requisition_not_ready']);
    expect((await hub.deps.db.knex('jobs').where({ requisition_id: id })).length).toBe(1);
  });

  it('can be returned, changed and handed in again', async () => {
    await send(`${at}/submit`, business());
    const edit = { method: 'PATCH', key: hub.keys.business, body: { headcount: 5 }, headers: { 'if-match': '"2"' } };
    expect(answers(await hub.send<Body>(at, edit))).toEqual([409, 'requisition_not_ready']);
    expect(answers(await send(`${at}/return`, people.hr, {}))).toEqual([422, 'validation_failed']);
    expect((await send(`${at}/return`, people.hr, { comment: '请说明编制' })).body.status).toBe('returned');
    expect(answers(await hub.send<Body>(at, edit))).toEqual([412, 'version_conflict']);
    const changed = await hub.send<Body>(at, { ...edit, headers: { 'if-match': '"3"' } });
    expect([changed.status, changed.body.headcount, changed.headers.get('etag')]).toEqual([200, 5, '"4"']);
    expect((await send(`${at}/submit`, business())).body.status).toBe('submitted');
    expect(await eventsAbout(`requisition/${id}`)).toEqual([
      'requisition.submitted',
      'requisition.returned',
      'requisition.submitted',
    ]);
  });

  it('is decided by the task as by the endpoint', async () => {
    await send(`${at}/submit`, business());
    const [task] = await tasksAbout(id, hub.keys.hr);
    const complete = (by: HttpRequest, body: object) => send(`/api/v1/tasks/${task?.id}/complete`, by, body);
    expect(answers(await complete(business(), { outcome: 'approve' }))).toEqual([403, 'forbidden']);
    expect(answers(await complete(people.hr, { outcome: 'maybe' }))).toEqual([422, 'task_outcome_invalid']);
    expect(answers(await complete(people.hr, { outcome: 'refuse' }))).toEqual([422, 'validation_failed']);
    const done = await complete(people.hr, { outcome: 'refuse', comments: '今年没有编制' });
    expect([done.status, (done.body as unknown as Task).outcome]).toEqual([200, 'refuse']);
    expect((await hub.send<Requisition>(at, business())).body.status).toBe('refused');
    expect(hub.gateway.decisions).toEqual([]);
    expect(answers(await complete(people.hr, { outcome: 'refuse', comments: 'x' }))).toEqual([409, 'task_not_open']);
    expect(answers(await send(`${at}/submit`, business()))).toEqual([409, 'requisition_not_ready']);
  });

  it('the set-up task ends by the set-up alone, and with a requisition that is taken back', async () => {
    await approved();
    const [task] = await tasksAbout(id, hub.keys.it);
    const answer = await send(`/api/v1/tasks/${task?.id}/complete`, it_(), { outcome: 'done' });
    expect(answers(answer)).toEqual([422, 'task_outcome_invalid']);
    expect(answer.body.detail).toContain(`/requisitions/${id}/set-up`);
    expect((await send(`${at}/cancel`, business(), {})).body.status).toBe('cancelled');
    expect(await tasksAbout(id, hub.keys.it)).toMatchObject([{ status: 'cancelled' }]);
    expect(answers(await send(`${at}/set-up`, it_(), setUp()))).toEqual([409, 'requisition_not_ready']);
  });
});

describe('a second person', () => {
  it('approves: neither the department nor who handed it in, nor a key', async () => {
    await send(`${at}/submit`, business());
    expect(answers(await send(`${at}/approve`, business(), {}))).toEqual([403, 'forbidden']);
    expect(answers(await send(`${at}/approve`, { key: hub.keys.hr }, {}))).toEqual([403, 'second_person_required']);
    expect(answers(await send(`${at}/approve`, { key: hub.keys.recruiter }, {}))).toEqual([403, 'forbidden']);
    expect(answers(await send(`${at}/approve`, it_(), {}))).toEqual([403, 'forbidden']);
  });
  it.each([
    ['wrote it', async () => (await send(path, people.hr, { ...wish, departmentId: 'sales' })).body.id, true],
    [
      'changed it',
      async () => {
        await hub.send(at, {
          method: 'PATCH',
          ...people.hr,
          body: { headcount: 9 },
          headers: { ...people.hr.headers, 'if-match': '"1"' },
        });
        return id;
      },
      false,
    ],
    [
      'handed it in',
      async () => {
        await send(`${at}/submit`, people.hr);
        return id;
      },
      false,
    ],
  ])('of HR may not approve what they themselves %s', async (_what, prepare) => {
    const own = `${path}/${await prepare()}`;
    await send(`${own}/submit`, business());
    expect(answers(await send(`${own}/approve`, people.hr, {}))).toEqual([403, 'second_person_required']);
    const [task] = await tasksAbout(own.split('/').at(-1) ?? '', hub.keys.hr);
    const byTask = await send(`/api/v1/tasks/${task?.id}/complete`, people.hr, { outcome: 'approve' });
    expect(answers(byTask)).toEqual([403, 'second_person_required']);
    expect((await send(`${own}/approve`, hr2(people), {})).body.status).toBe('approved');
  });
  it('that approves at the same moment as another approves once', async () => {
    await send(`${at}/submit`, business());
    const both = await Promise.all([send(`${at}/approve`, people.hr, {}), send(`${at}/approve`, hr2(people), {})]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await eventsAbout(`requisition/${id}`)).filter((type) => type === 'requisition.approved').length).toBe(1);
  });
});

describe('what is refused', () => {
  it.each<[string, object, string, string]>([
    ['a headcount of none', { headcount: 0 }, 'validation_failed', '/headcount'],
    [
      'weights that miss 100',
      { dimensions: [{ key: 'a', name: { en: 'A' }, weight: 99 }] },
      'weights_invalid',
      '/dimensions',
    ],
    [
      'a dimension twice',
      {
        dimensions: [
          { key: 'a', name: { en: 'A' }, weight: 50 },
          { key: 'a', name: { en: 'A' }, weight: 50 },
        ],
      },
      'validation_failed',
      '/dimensions/1/key',
    ],
    ['an unknown template', { rubricTemplateId: 'pirate' }, 'reference_unknown', '/rubricTemplateId'],
    [
      'a range upside down',
      { salaryRange: { min: 2, max: 1, currency: 'CNY', period: 'month' } },
      'validation_failed',
      '/salaryRange/max',
    ],
    [
      'an unknown fact',
      { requirements: [{ id: 'a', label: { en: 'x' }, condition: { '>': [{ var: 'resume.height' }, 1] } }] },
      'condition_invalid',
      '/requirements/0/condition',
    ],
  ])('%s, when it is written down', async (_what, change, code, place) => {
    const answer = await send(path, business(), { ...wish, ...change });
    expect([...answers(answer), answer.body.path]).toEqual([422, code, place]);
  });
  it('another department', async () => {
    expect(answers(await send(path, business(), { ...wish, departmentId: 'rooms' }))).toEqual([404, 'not_found']);
    const stranger = { key: await hub.makeKey('business', 'rooms') };
    expect((await hub.send(at, stranger)).status).toBe(404);
    expect(answers(await send(`${at}/submit`, stranger))).toEqual([404, 'not_found']);
    const { body } = await hub.send<{ items: Requisition[] }>(path, stranger);
    expect(body.items.map((each) => each.id)).not.toContain(id);
    expect(answers(await send(path, people.hr, wish))).toEqual([422, 'validation_failed']);
  });
  it('a wish that lacks something, when it is handed in', async () => {
    const bare = await send(path, business(), { title: { zh: '客服' } });
    const answer = await send(`${path}/${bare.body.id}/submit`, business());
    expect(answers(answer)).toEqual([422, 'requisition_incomplete']);
    const { errors } = answer.body as unknown as { errors: { path: string }[] };
    expect(errors.map((error) => error.path)).toEqual([
      '/duties',
      '/headcount',
      '/deadlineOn',
      '/salaryRange',
      '/reason',
      '/requirements',
      '/dimensions',
    ]);
    const late = await send(path, business(), { ...wish, deadlineOn: '2020-01-01' });
    expect(answers(await send(`${path}/${late.body.id}/submit`, business()))).toEqual([422, 'deadline_past']);
  });
  it('setting up before approval, and by others than IT', async () => {
    expect(answers(await send(`${at}/set-up`, it_(), setUp()))).toEqual([409, 'requisition_not_ready']);
    await send(`${at}/submit`, business());
    expect(answers(await send(`${at}/set-up`, it_(), setUp()))).toEqual([409, 'requisition_not_ready']);
    await send(`${at}/approve`, people.hr, {});
    for (const by of [business(), people.hr, { key: hub.keys.recruiter }])
      expect(answers(await send(`${at}/set-up`, by, setUp()))).toEqual([403, 'forbidden']);
  });

  it.each<[string, () => object | Promise<object>, string, string]>([
    ['an unknown process', () => ({ processId: 'none' }), 'reference_unknown', '/processId'],
    ['a process nobody published', () => ({ processId: 'unpublished' }), 'process_not_published', '/processId'],
    [
      'a stage without its connection',
      () => ({ connections: { ehr: 'peoplebase' } }),
      'connection_missing',
      '/connections/interview',
    ],
    [
      'an unknown connection',
      () => ({ connections: { interview: 'none' } }),
      'reference_unknown',
      '/connections/interview',
    ],
    [
      'a connection to another kind of system',
      () => ({ connections: { interview: 'clearvoice', jobs: 'peoplebase' } }),
      'reference_unknown',
      '/connections/jobs',
    ],
    ['an unknown question set', () => ({ questionSetId: 'none' }), 'reference_unknown', '/questionSetId'],
    [
      'a question set nobody published',
      async () => ({ questionSetId: (await addPublishedSet(hub, people, { until: 'draft' })).id }),
      'question_set_not_published',
      '/questionSetId',
    ],
    [
      'a question set that leaves a dimension out',
      async () => ({
        questionSetId: (await addPublishedSet(hub, people, { dimensions: ['communication', 'handlingEmotions'] })).id,
      }),
      'question_set_incomplete',
      '/questionSetId',
    ],
    [
      'a question set of another department',
      async () => ({ questionSetId: (await addPublishedSet(hub, people, { departmentId: 'rooms' })).id }),
      'reference_unknown',
      '/questionSetId',
    ],
    [
      'a written test for the interview',
      async () => ({ questionSetId: (await addPublishedSet(hub, people, { kind: 'writtenTest' })).id }),
      'reference_unknown',
      '/questionSetId',
    ],
    ['a time limit of no question', () => ({ timeLimits: { none: 60 } }), 'reference_unknown', '/timeLimits/none'],
    ['an interviewer who is nobody', () => ({ interviewers: ['none'] }), 'reference_unknown', '/interviewers/0'],
    [
      'a recruiter who does not recruit',
      () => ({ recruiterId: people.interviewerId }),
      'reference_unknown',
      '/recruiterId',
    ],
    [
      'a supplement that asks for no fact',
      () => ({
        supplements: [
          {
            id: 's',
            when: { '>': [{ var: 'team.mood' }, 1] },
            dimension: { key: 'x', name: { en: 'X' }, weight: 1 },
            questions: [],
          },
        ],
      }),
      'condition_invalid',
      '/supplements/0/when',
    ],
    [
      'a meeting without a booking',
      () => ({ meetingUrlTemplate: 'https://meet.example.com/room' }),
      'validation_failed',
      '/meetingUrlTemplate',
    ],
  ])('setting up with %s, and nothing is made', async (_what, change, code, place) => {
    await approved();
    const { db } = hub.deps;
    const body = setUp(await change());
    const rows = await Promise.all(['jobs', 'rubrics', 'job_pushes'].map((table) => db.knex(table).select()));
    const answer = await send(`${at}/set-up`, it_(), body);
    expect([answer.body.code, answer.body.path]).toEqual([code, place]);
    expect(await Promise.all(['jobs', 'rubrics', 'job_pushes'].map((table) => db.knex(table).select()))).toEqual(rows);
    expect((await hub.send<Requisition>(at, business())).body.status).toBe('approved');
  });
  it('setting up once the last day is over; the department sets another', async () => {
    await approved();
    const row: { body: string } | undefined = await hub.deps.db.knex('requisitions').where({ id }).first('body');
    const body = JSON.stringify({ ...(JSON.parse(row?.body ?? '{}') as object), deadlineOn: '2020-01-01' });
    await hub.deps.db.knex('requisitions').where({ id }).update({ body });
    expect(answers(await send(`${at}/set-up`, it_(), setUp()))).toEqual([422, 'deadline_past']);
    expect((await send(`${at}/return`, people.hr, { comment: '请更新截止日期' })).body.status).toBe('returned');
    expect(await tasksAbout(id, hub.keys.it)).toMatchObject([{ status: 'cancelled' }]);
  });
});

describe('a question set', () => {
  it('is shown to the department before it is published, and never changes after', async () => {
    const { id: made, at: version } = await addPublishedSet(hub, people, { until: 'draft' });
    const read = async (key: string) => (await hub.send<QuestionSetVersion>(version, { key })).body;
    expect(answers(await send(`${version}/publish`, people.hr))).toEqual([409, 'question_set_not_ready']);
    expect(answers(await send(`${version}/preview`, business(), { outcome: 'approve' }))).toEqual([
      409,
      'question_set_not_ready',
    ]);
    expect((await send(`${version}/request-preview`, people.hr)).status).toBe(200);
    expect(answers(await send(`${version}/preview`, people.hr, { outcome: 'approve' }))).toEqual([403, 'forbidden']);
    const { body: list } = await hub.send<{ items: Task[] }>('/api/v1/tasks?status=open&limit=200', {
      key: hub.keys.business,
    });
    const task = list.items.find(({ subject }) => subject === `question-set/${made}@1`);
    expect(task).toMatchObject({ taskType: 'previewQuestionSet', ownerRole: 'business' });
    // HR may step in with tasks, but the preview stays the department's.
    const stepIn = await send(`/api/v1/tasks/${task?.id}/complete`, hr2(people), { outcome: 'approve' });
    expect(answers(stepIn)).toEqual([403, 'forbidden']);
    expect(answers(await send(`/api/v1/tasks/${task?.id}/complete`, business(), { outcome: 'comment' }))).toEqual([
      422,
      'validation_failed',
    ]);
    const done = await send(`/api/v1/tasks/${task?.id}/complete`, business(), { outcome: 'comment', comments: '太难' });
    expect(done.status).toBe(200);
    expect(await read(hub.keys.hr)).toMatchObject({
      status: 'draft',
      preview: { outcome: 'comment', comment: '太难' },
    });
    const { questions, revision } = await read(hub.keys.hr);
    const edit = (etag: number) =>
      hub.send<Body>(version, {
        ...people.hr,
        method: 'PATCH',
        body: { questions },
        headers: { ...people.hr.headers, 'if-match': `"${etag}"` },
      });
    expect(answers(await edit(revision - 1))).toEqual([412, 'version_conflict']);
    expect((await edit(revision)).status).toBe(200);
    await send(`${version}/request-preview`, people.hr);
    expect((await send(`${version}/preview`, business(), { outcome: 'approve' })).status).toBe(200);
    expect(answers(await send(`${version}/publish`, business()))).toEqual([403, 'forbidden']);
    expect((await send(`${version}/publish`, hr2(people))).status).toBe(200);
    expect(answers(await edit((await read(hub.keys.hr)).revision))).toEqual([409, 'question_set_immutable']);
    const next = await send(`/api/v1/question-sets/${made}/versions`, people.hr, {});
    expect(next.body).toMatchObject({ version: 2, status: 'draft', questions });
    expect(answers(await send(`/api/v1/question-sets/${made}/versions`, people.hr, {}))).toEqual([
      409,
      'question_set_not_ready',
    ]);
  });
  it('tells nobody but its writers which choices are right', async () => {
    const { at: version } = await addPublishedSet(hub, people, { kind: 'writtenTest' });
    const text = async (key: string) => (await hub.send(version, { key })).text;
    for (const role of ['hr', 'business', 'administrator'] as const)
      expect(await text(hub.keys[role])).toContain('rightChoices');
    for (const role of ['it', 'recruiter', 'auditor'] as const) {
      expect(await text(hub.keys[role])).toContain('choices');
      expect(await text(hub.keys[role])).not.toContain('rightChoices');
    }
    for (const role of ['interviewer', 'candidate'] as const)
      expect((await hub.send(version, { key: hub.keys[role] })).status).toBe(403);
    const list = await hub.send(version.replace('/versions/1', '/versions'), { key: hub.keys.it });
    expect([list.status, list.text.includes('rightChoices')]).toEqual([200, false]);
    expect((await hub.send(version, { key: await hub.makeKey('business', 'rooms') })).status).toBe(404);
  });
  it('is pushed where the vendor takes it, and says so where it does not', async () => {
    const { at: version } = await addPublishedSet(hub, people, { until: 'draft' });
    expect(answers(await send(`${version}/push`, it_(), { connectionId: 'clearvoice' }))).toEqual([
      409,
      'question_set_not_published',
    ]);
    const { id: setOf, at: published } = await addPublishedSet(hub, people);
    const refused = await send(`${published}/push`, it_(), { connectionId: 'peoplebase' });
    expect(answers(refused)).toEqual([409, 'operation_unsupported']);
    expect(answers(await send(`${published}/push`, it_(), { connectionId: 'none' }))).toEqual([
      422,
      'reference_unknown',
    ]);
    const rows = () =>
      hub.deps.db
        .knex('job_pushes')
        .where({ subject: `question-set/${setOf}@1` })
        .select('language');
    expect(await rows()).toEqual([]);
    const taken = await hub.send<QuestionSetVersion>(`${published}/push`, {
      ...it_(),
      body: { connectionId: 'clearvoice' },
    });
    expect(taken.status).toBe(202);
    expect(taken.body.pushes).toMatchObject([
      { connectionId: 'clearvoice', language: 'en', status: 'pending', remoteId: null },
      { connectionId: 'clearvoice', language: 'zh', status: 'pending', remoteId: null },
    ]);
  });
});
