import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../db/connection.ts';
import type { ProcessVersion } from '../schemas/types.ts';
import { databaseKinds } from '../test/support/databases.ts';
import { firstProcess, seedHiring, zhangWei } from '../test/support/hiring.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpAnswer, HttpHub, HttpRequest } from '../test/support/http-hub.ts';
import { addPublishedSet, makePeople, wish } from '../test/support/requisitions.ts';
import type { People } from '../test/support/requisitions.ts';
import { toHubError } from './problem.ts';

/** More than the pool has connections. */
const together = 20;

type Body = { id: string; version: number; status: string; code?: string };

/** How often each answer was given: `{ '200': 1, '409 conflict': 19 }`. Codes are those of problems alone: jobs have some too. */
function tally(answers: readonly HttpAnswer<Body>[]): { [answer: string]: number } {
  const counts: { [answer: string]: number } = {};
  for (const { status, body } of answers) {
    const answer = status < 400 ? String(status) : `${status} ${body.code}`;
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}

const plainRubric = JSON.parse(
  readFileSync(new URL('../schemas/examples/rubric-create/plain.valid.json', import.meta.url), 'utf8'),
) as object;

describe.each(databaseKinds)('the same by twenty at once on %s', (kind) => {
  let hub: HttpHub;
  let people: People;
  beforeAll(async () => {
    hub = await startHttpHub({ kind });
    await seedHiring(hub.deps);
    people = await makePeople(hub);
  });
  afterAll(() => hub.close());

  const post = (path: string, by: HttpRequest, body?: object): Promise<HttpAnswer<Body>> =>
    hub.send<Body>(`/api/v1${path}`, { method: 'POST', ...by, ...(body ? { body } : {}) });
  const often = (path: string, by: HttpRequest, body?: object) =>
    Promise.all(Array.from({ length: together }, () => post(path, by, body)));
  const byKey = (role: keyof HttpHub['keys']): HttpRequest => ({ key: hub.keys[role] });
  const versionsOf = async (processId: string): Promise<ProcessVersion[]> =>
    (
      await hub.send<{ items: ProcessVersion[] }>(`/api/v1/processes?processId=${processId}&limit=200`, {
        key: hub.keys.hr,
      })
    ).body.items;

  describe('a process', () => {
    it('gets as many versions as are sent, each with a number of its own', async () => {
      expect((await post('/processes', people.hr, { ...firstProcess, processId: 'many' })).status).toBe(201);
      const made = await often('/processes', people.hr, { ...firstProcess, processId: 'many' });
      expect(tally(made)).toEqual({ 201: together });
      expect(made.map(({ body }) => body.version).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: together }, (_, index) => index + 2),
      );
    });

    it('that nobody has made yet is made, or the others are told that somebody did', async () => {
      const made = tally(await often('/processes', people.hr, { ...firstProcess, processId: 'fresh' }));
      expect(Object.keys(made).filter((answer) => answer !== '201' && answer !== '409 conflict')).toEqual([]);
      expect(made['201']).toBe((await versionsOf('fresh')).length);
    });

    it('has one version in force however many are published, of several processes at once', async () => {
      const processes = ['one', 'two'];
      for (const processId of processes)
        for (let version = 1; version <= 10; version += 1)
          await post('/processes', people.hr, { ...firstProcess, processId });
      const published = await Promise.all(
        processes.flatMap((processId) =>
          Array.from({ length: 10 }, (_, index) =>
            post(`/processes/${processId}/versions/${index + 1}/publish`, people.otherHr),
          ),
        ),
      );
      expect(tally(published)).toEqual({ 200: 20 });
      for (const processId of processes) {
        const states = (await versionsOf(processId)).map(({ status }) => status).toSorted();
        expect(states).toEqual(['published', ...Array.from({ length: 9 }, () => 'retired')]);
      }
    });

    it('has a version published once; the others are told that it is no draft', async () => {
      await post('/processes', people.hr, { ...firstProcess, processId: 'same' });
      expect(tally(await often('/processes/same/versions/1/publish', people.otherHr))).toEqual({
        200: 1,
        '409 process_version_immutable': together - 1,
      });
    });
  });

  it('a question set takes each step once; the others are told where it stands', async () => {
    const { id } = await addPublishedSet(hub, people);
    const once = (ok: number) => ({ [ok]: 1, '409 question_set_not_ready': together - 1 });
    expect(tally(await often(`/question-sets/${id}/versions`, people.hr, {}))).toEqual(once(201));
    const at = `/question-sets/${id}/versions/2`;
    expect(tally(await often(`${at}/request-preview`, people.hr))).toEqual(once(200));
    expect(tally(await often(`${at}/preview`, byKey('business'), { outcome: 'approve' }))).toEqual(once(200));
    expect(tally(await often(`${at}/publish`, people.hr))).toEqual(once(200));
    const rows = hub.deps.db.knex('question_set_versions').where({ question_set_id: id }).orderBy('version');
    expect(await rows.pluck('status')).toEqual(['retired', 'published']);
    const told: string[] = await hub.deps.db.knex('events').where({ type: 'questionSet.published' }).pluck('data');
    expect(told.filter((data) => data.includes(id))).toHaveLength(2);
  });

  it('a requisition takes each step once', async () => {
    const { id } = await addPublishedSet(hub, people);
    const { body } = await post('/requisitions', byKey('business'), wish);
    const at = `/requisitions/${body.id}`;
    const setUp = {
      processId: 'first',
      questionSetId: id,
      connections: { interview: 'clearvoice', ehr: 'peoplebase', mail: 'postroom' },
      identityCheck: true,
      interviewers: [people.interviewerId],
      recruiterId: people.recruiterId,
    };
    const once = (ok: number) => ({ [ok]: 1, '409 requisition_not_ready': together - 1 });
    expect(tally(await often(`${at}/submit`, byKey('business')))).toEqual(once(200));
    expect(tally(await often(`${at}/approve`, people.hr, {}))).toEqual(once(200));
    expect(tally(await often(`${at}/set-up`, byKey('it'), setUp))).toEqual(once(201));
  });

  it.each<[string, string, keyof HttpHub['keys'], object, string]>([
    ['department', '/departments', 'administrator', { id: 'twin', name: { en: 'x' } }, 'conflict'],
    [
      'user',
      '/users',
      'administrator',
      { login: 'twin', displayName: 'T', role: 'hr', password: 'a long password' },
      'conflict',
    ],
    ['candidate', '/candidates', 'hr', { ...zhangWei, remoteIds: [{ system: 'crm', id: 'T-1' }] }, 'conflict'],
    [
      'application',
      '/applications',
      'recruiter',
      { jobId: 'job-sales', candidate: { formattedName: 'Neu', emails: ['neu@example.com'] }, answers: {} },
      'application_exists',
    ],
    [
      'job',
      '/jobs',
      'hr',
      {
        code: 'T-1',
        title: { en: 'x' },
        departmentId: 'sales',
        processId: 'first',
        rubricId: 'rubric',
        connections: {},
      },
      'conflict',
    ],
    [
      'connection',
      '/connections',
      'it',
      {
        id: 'twin',
        connectorId: 'postroom',
        name: 'x',
        config: { baseUrl: 'http://127.0.0.1:9' },
        credentials: { token: 'a-vendor-token' },
      },
      'conflict',
    ],
  ])('a %s is made once', async (_what, path, role, body, code) => {
    expect(tally(await often(path, byKey(role), body))).toEqual({ 201: 1, [`409 ${code}`]: together - 1 });
  });

  it('another system’s id belongs to one person, whoever of many claims it', async () => {
    const candidates = await Promise.all(
      Array.from({ length: together }, (_, index) =>
        post('/candidates', byKey('hr'), { formattedName: `C${index}`, emails: [`c${index}@example.com`] }),
      ),
    );
    const claims = candidates.map(({ body }) =>
      post(`/candidates/${body.id}/remote-ids`, byKey('hr'), { system: 'crm', id: 'T-10' }),
    );
    expect(tally(await Promise.all(claims))).toEqual({ 201: 1, '409 conflict': together - 1 });
  });

  it('what has no key of its own is made as often as it is sent', async () => {
    expect(tally(await often('/rubrics', byKey('hr'), plainRubric))).toEqual({ 201: together });
  });
});

describe('a database that does not let anybody write', () => {
  it('is 503 not_confirmed and not 500: nothing was kept, and the same request succeeds later', async () => {
    const hub = await startHttpHub({ kind: 'sqlite' });
    const { filename } = (hub.deps.db.knex.client as { config: { connection: { filename: string } } }).config
      .connection;
    const other = await openDatabase(`sqlite:${filename}`);
    const department = { id: 'late', name: { en: 'Late' } };
    const send = () =>
      hub.send('/api/v1/departments', {
        key: hub.keys.administrator,
        body: department,
        headers: { 'idempotency-key': 'late-1' },
      });
    try {
      // Past the key's first use, which is a write of its own.
      await hub.send('/api/v1/departments', { key: hub.keys.administrator });
      let free = () => {};
      const held = other.transaction(() => new Promise<void>((resolve) => (free = resolve)));
      const refused = await send();
      expect([refused.status, refused.body['code'], refused.headers.get('retry-after')]).toEqual([
        503,
        'not_confirmed',
        '2',
      ]);
      expect(hub.logLines.some((line) => line.includes('A request failed'))).toBe(true);
      free();
      await held;
      expect((await send()).status).toBe(201);
    } finally {
      await other.close();
      await hub.close();
    }
  });

  it.each([
    ['gave way too often', 'ER_LOCK_DEADLOCK', 503, 'not_confirmed'],
    ['waited too long for a row', 'ER_LOCK_WAIT_TIMEOUT', 503, 'not_confirmed'],
    ['was closed', 'PROTOCOL_CONNECTION_LOST', 503, 'not_confirmed'],
    ['has no room', 'SQLITE_FULL', 503, 'not_confirmed'],
    ['has such a row', 'ER_DUP_ENTRY', 409, 'conflict'],
    ['has such a row', 'SQLITE_CONSTRAINT_PRIMARYKEY', 409, 'conflict'],
    ['is asked nonsense', 'ER_PARSE_ERROR', 500, 'internal'],
  ])('that %s (%s) is %d %s', (_what, code, status, expected) => {
    const error = toHubError(Object.assign(new Error('a statement with values'), { code }));
    expect([error.status, error.code]).toEqual([status, expected]);
    expect(error.detail).not.toContain('values');
  });

  it('whose pool is full for too long is not_confirmed', () => {
    expect(toHubError(Object.assign(new Error('Knex: Timeout'), { name: 'KnexTimeoutError' })).code).toBe(
      'not_confirmed',
    );
  });
});

it('a row that is there already, and that nobody foresaw, is a conflict (planted)', async () => {
  const hub = await startHttpHub();
  try {
    await seedHiring(hub.deps);
    const twice = hub.deps.db.knex('departments').insert({ id: 'sales', name: '{}', created_at: '2026' });
    const error = toHubError(await twice.then(() => null).catch((cause: unknown) => cause));
    expect([error.status, error.code]).toEqual([409, 'conflict']);
  } finally {
    await hub.close();
  }
});
