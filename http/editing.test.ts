import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection, Job } from '../schemas/types.ts';
import { firstProcess, seedHiring } from '../test/support/hiring.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub } from '../test/support/http-hub.ts';

let hub: HttpHub;
beforeAll(async () => {
  hub = await startHttpHub();
  await seedHiring(hub.deps);
});
afterAll(() => hub.close());

const patch = (path: string, body: object, etag?: string, key = hub.keys.administrator) =>
  hub.send(path, { method: 'PATCH', key, body, ...(etag ? { headers: { 'if-match': etag } } : {}) });

describe('an edit', () => {
  it('needs the ETag that was read, and refuses an old one', async () => {
    const path = '/api/v1/jobs/job-sales';
    const read = await hub.send<Job>(path, { key: hub.keys.hr });
    const etag = read.headers.get('etag') ?? '';
    expect((await patch(path, { status: 'onHold' })).body).toMatchObject({ status: 428, code: 'version_required' });
    const changed = await patch(path, { status: 'onHold' }, etag);
    expect([changed.status, changed.headers.get('etag'), changed.body['status']]).toEqual([200, '"2"', 'onHold']);
    expect((await patch(path, { status: 'open' }, etag)).body).toMatchObject({ status: 412, code: 'version_conflict' });
    expect((await patch(path, { status: 'open' }, 'yesterday')).status).toBe(412);
    expect((await patch(path, { status: 'open' }, '"2"')).status).toBe(200);
  });
  it('of one thing by two at once succeeds once', async () => {
    const { headers } = await hub.send('/api/v1/jobs/job-rooms', { key: hub.keys.hr });
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((code) => patch('/api/v1/jobs/job-rooms', { code }, headers.get('etag') ?? '')),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
  });
  it('of a candidate moves the lookup with it', async () => {
    const made = await hub.send('/api/v1/candidates', {
      key: hub.keys.hr,
      body: { formattedName: 'A', emails: ['old@example.com'] },
    });
    const path = `/api/v1/candidates/${String(made.body['id'])}`;
    expect(
      (await patch(path, { emails: ['new@example.com'], phones: ['13800138009'] }, '"1"', hub.keys.hr)).status,
    ).toBe(200);
    const find = async (query: string) =>
      (await hub.send<{ items: unknown[] }>(`/api/v1/candidates?${query}`, { key: hub.keys.hr })).body.items.length;
    expect(await find('email=old@example.com')).toBe(0);
    expect(await find('email=NEW@example.com')).toBe(1);
    expect(await find('phone=%2B86%20138-0013-8009')).toBe(1);
    expect(await find('email=new@example.com&phone=13800000000')).toBe(0);
  });
});

describe('references and meaning', () => {
  const job = {
    code: 'X-1',
    title: { en: 'X' },
    departmentId: 'sales',
    processId: 'first',
    rubricId: 'rubric',
    connections: {},
  };
  it.each([
    ['department', { departmentId: 'none' }, 'reference_unknown', '/departmentId'],
    ['process', { processId: 'none' }, 'reference_unknown', '/processId'],
    ['rubric', { rubricId: 'none' }, 'reference_unknown', '/rubricId'],
    ['connection', { connections: { ehr: 'none' } }, 'reference_unknown', '/connections/ehr'],
    [
      'dimension',
      { questions: [{ id: 'q', text: { en: 'x' }, dimension: 'charm' }] },
      'reference_unknown',
      '/questions/0/dimension',
    ],
    [
      'fact',
      {
        requirements: [{ id: 'a', label: { en: 'x' }, weight: 1, condition: { '>=': [{ var: 'resume.height' }, 1] } }],
      },
      'condition_invalid',
      '/requirements/0/condition',
    ],
    [
      'operator',
      { requirements: [{ id: 'a', label: { en: 'x' }, weight: 1, condition: { eval: ['1'] } }] },
      'condition_invalid',
      '/requirements/0/condition',
    ],
  ])('an unknown %s in a job is named with its place', async (_what, change, code, path) => {
    const answer = await hub.send('/api/v1/jobs', { key: hub.keys.hr, body: { ...job, ...change } });
    expect([answer.status, answer.body['code']]).toEqual([422, code]);
    expect(String(answer.body['path'])).toContain(path);
  });
  it('a code that is taken is a conflict', async () => {
    expect((await hub.send('/api/v1/jobs', { key: hub.keys.hr, body: job })).status).toBe(201);
    expect((await hub.send('/api/v1/jobs', { key: hub.keys.hr, body: job })).body).toMatchObject({
      code: 'conflict',
      path: '/code',
    });
  });
});

describe('a process', () => {
  const send = (path: string, body?: object, key = hub.keys.hr) =>
    hub.send(path, { method: 'POST', key, ...(body ? { body } : {}) });
  it('is checked without being kept, each fault a sentence with its place', async () => {
    const broken = {
      ...firstProcess,
      stages: firstProcess.stages.map((stage) =>
        stage.stageType === 'humanReview' ? { ...stage, next: { pass: 'screen', fail: { end: 'rejected' } } } : stage,
      ),
    };
    const cycle = await send('/api/v1/processes/check', broken);
    expect(cycle.body).toMatchObject({ ok: false, items: [{ code: 'process_cycle', severity: 'error' }] });
    const shape = await send('/api/v1/processes/check', { processId: 'x' });
    expect(shape.body).toMatchObject({ ok: false });
    expect((await send('/api/v1/processes/check', firstProcess)).body).toMatchObject({ ok: true });
    expect((await send('/api/v1/processes', broken)).body).toMatchObject({ code: 'process_invalid', status: 422 });
  });
  it('is published by a second person, a signed-in one', async () => {
    const draft = await send('/api/v1/processes', { ...firstProcess, processId: 'second' });
    expect(draft.body).toMatchObject({ processId: 'second', version: 1, status: 'draft' });
    const publish = '/api/v1/processes/second/versions/1/publish';
    expect((await send(publish)).body).toMatchObject({ code: 'second_person_required' });
    await hub.addUser('publisher', 'a long password');
    const cookie = await hub.signIn('publisher', 'a long password');
    const published = await hub.send(publish, { method: 'POST', headers: cookie });
    expect(published.body).toMatchObject({ status: 'published', version: 1 });
    const own = await hub.send('/api/v1/processes', {
      body: { ...firstProcess, processId: 'second' },
      headers: cookie,
    });
    expect(own.body).toMatchObject({ version: 2 });
    const self = await hub.send('/api/v1/processes/second/versions/2/publish', { method: 'POST', headers: cookie });
    expect([self.status, self.body['code']]).toEqual([403, 'second_person_required']);
    expect((await hub.send(publish, { method: 'POST', headers: cookie })).body).toMatchObject({
      code: 'process_version_immutable',
    });
  });
});

describe('a connection', () => {
  const make = (body: object) =>
    hub.send<Connection & { code?: string; path?: string }>('/api/v1/connections', { key: hub.keys.it, body });
  it('takes only what its connector asks for, and an address that may be called', async () => {
    const good = {
      id: 'mine',
      connectorId: 'postroom',
      name: 'Mine',
      config: { baseUrl: 'http://127.0.0.1:9/mail' },
      credentials: { token: 'geheim-token' },
    };
    expect((await make({ ...good, connectorId: 'nobody' })).body).toMatchObject({ code: 'connector_unknown' });
    expect((await make({ ...good, config: {} })).body).toMatchObject({
      code: 'connection_config_invalid',
      path: '/config/baseUrl',
    });
    expect((await make({ ...good, credentials: {} })).body.code).toBe('connection_config_invalid');
    const scheme = await make({ ...good, config: { baseUrl: 'ftp://example.com' } });
    expect(scheme.status).toBe(422);
    const made = await make(good);
    expect(made.status).toBe(201);
    expect(made.text).not.toContain('geheim');
    expect(made.body).toMatchObject({ id: 'mine', credentialsSet: true, version: 1 });
    expect((await make(good)).body.code).toBe('conflict');
  });
  it('that does not answer is told so by its probe', async () => {
    const { status, body } = await hub.send<Connection>('/api/v1/connections/postroom/probe', {
      method: 'POST',
      key: hub.keys.it,
    });
    expect(status).toBe(200);
    expect(body.lastProbe?.ok).toBe(false);
    expect(body.lastProbe?.detail.length).toBeGreaterThan(10);
  });
});
