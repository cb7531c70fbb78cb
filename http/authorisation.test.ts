import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOperations } from '../schemas/load.ts';
import { can } from '../security/rights.ts';
import type { Role } from '../security/rights.ts';
import { addResults, apply, seedHiring } from '../test/support/hiring.ts';
import { roles, startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub } from '../test/support/http-hub.ts';
import { routes } from './routes.ts';

let hub: HttpHub;
beforeAll(async () => {
  hub = await startHttpHub();
  await seedHiring(hub.deps);
});
afterAll(() => hub.close());

/** An address of the operation that names nothing there is. */
const addressOf = (path: string) =>
  path.replace('{version}', '1').replace(/\{\w+\}/g, 'none-such') + (path.endsWith('/stream') ? '?after=x' : '');
const closed = listOperations().filter(
  ({ operationId }) => routes.find((route) => route.operationId === operationId)?.action !== 'anyone',
);

describe('every closed route', () => {
  it.each(closed)('$operationId refuses whoever has no key, a wrong one or a revoked one', async ({ method, path }) => {
    const send = (key?: string) => hub.send(addressOf(path), { method: method.toUpperCase(), ...(key ? { key } : {}) });
    for (const key of [undefined, 'tl_' + 'x'.repeat(43), 'nonsense']) {
      const answer = await send(key);
      expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status: 401, code: 'unauthenticated' });
    }
  });

  it.each(closed)(
    '$operationId refuses the roles without the right, and them alone',
    async ({ method, path, operationId }) => {
      const action = routes.find((route) => route.operationId === operationId)?.action;
      for (const role of roles) {
        const answer = await hub.send(addressOf(path), { method: method.toUpperCase(), key: hub.keys[role] });
        const mayDo = action === 'signedIn' || can(role, action as Parameters<typeof can>[1]);
        expect({ role, isForbidden: answer.status === 403 && answer.body['code'] === 'forbidden' }).toEqual({
          role,
          isForbidden: !mayDo,
        });
        expect(answer.status).not.toBe(401);
        expect(answer.status).toBeLessThan(500);
      }
    },
  );
});

describe('rights that must hold whatever the table says', () => {
  const people = ['/api/v1/candidates', '/api/v1/applications', '/api/v1/events'];
  it.each(people)('IT may not read %s', async (path) => {
    expect((await hub.send(path, { key: hub.keys.it })).status).toBe(403);
  });
  it('an auditor writes nothing', async () => {
    for (const { method, path, operationId } of closed.filter(
      ({ method, operationId }) => method !== 'get' && !['deleteSession', 'checkProcess'].includes(operationId),
    ))
      expect({
        operationId,
        status: (await hub.send(addressOf(path), { method: method.toUpperCase(), key: hub.keys.auditor })).status,
      }).toEqual({ operationId, status: 403 });
  });
  it('a candidate has no way in', async () => {
    for (const { method, path, operationId } of closed.filter(
      ({ operationId }) => !['getSession', 'deleteSession'].includes(operationId),
    ))
      expect({
        operationId,
        status: (await hub.send(addressOf(path), { method: method.toUpperCase(), key: hub.keys.candidate })).status,
      }).toEqual({ operationId, status: 403 });
  });
  it('IT cannot make itself a key of a stronger role', async () => {
    const make = (role: Role) => hub.send('/api/v1/api-keys', { key: hub.keys.it, body: { name: 'x', role } });
    expect((await make('administrator')).body['code']).toBe('forbidden');
    expect((await make('hr')).status).toBe(403);
    expect((await make('it')).status).toBe(201);
  });
  it('a revoked key is refused at once', async () => {
    const made = await hub.send<{ id: string; key: string }>('/api/v1/api-keys', {
      key: hub.keys.administrator,
      body: { name: 'x', role: 'hr' },
    });
    expect((await hub.send('/api/v1/jobs', { key: made.body.key })).status).toBe(200);
    expect(
      (await hub.send(`/api/v1/api-keys/${made.body.id}/revoke`, { method: 'POST', key: hub.keys.administrator }))
        .status,
    ).toBe(200);
    expect((await hub.send('/api/v1/jobs', { key: made.body.key })).status).toBe(401);
    const list = await hub.send('/api/v1/api-keys', { key: hub.keys.administrator });
    expect(list.text).not.toContain(made.body.key);
  });
});

describe('a department', () => {
  it('sees its own jobs, applications, people, results and tasks, and nothing of another', async () => {
    const application = await apply(hub);
    const ids = await addResults(hub.deps, application.id);
    const [own, other, homeless] = [
      hub.keys.business,
      await hub.makeKey('business', 'rooms'),
      await hub.makeKey('business', null),
    ];
    const single = [
      '/api/v1/jobs/job-sales',
      `/api/v1/candidates/${application.candidateId}`,
      `/api/v1/candidates/${application.candidateId}/remote-ids`,
      `/api/v1/applications/${application.id}`,
      `/api/v1/applications/${application.id}/timeline`,
      `/api/v1/applications/${application.id}/facts`,
      `/api/v1/applications/${application.id}/interview-orders`,
      `/api/v1/applications/${application.id}/scorecards`,
      `/api/v1/interview-orders/${ids.order}`,
      `/api/v1/scorecards/${ids.scorecard}`,
      `/api/v1/tasks/${ids.review}`,
    ];
    for (const path of single) {
      expect({ path, status: (await hub.send(path, { key: own })).status }).toEqual({ path, status: 200 });
      expect({ path, status: (await hub.send(path, { key: other })).status }).toEqual({ path, status: 404 });
      expect({ path, status: (await hub.send(path, { key: homeless })).status }).toEqual({ path, status: 404 });
    }
    for (const path of [
      '/api/v1/applications',
      '/api/v1/candidates',
      '/api/v1/tasks',
      '/api/v1/events',
      '/api/v1/applications?departmentId=sales',
      '/api/v1/candidates?email=zhang.wei@example.com',
    ]) {
      const seen = async (key: string) => (await hub.send<{ items: unknown[] }>(path, { key })).body.items.length;
      expect({ path, own: (await seen(own)) > 0, other: await seen(other), homeless: await seen(homeless) }).toEqual({
        path,
        own: true,
        other: 0,
        homeless: 0,
      });
    }
    const jobs = await hub.send<{ items: { id: string }[] }>('/api/v1/jobs', { key: other });
    expect(jobs.body.items.map(({ id }) => id)).toEqual(['job-rooms']);
    const refused = await hub.send(`/api/v1/tasks/${ids.review}/complete`, { key: other, body: { outcome: 'pass' } });
    expect(refused.status).toBe(404);
    expect(hub.gateway.decisions).toEqual([]);
  });

  it('IT sees the calls to mend, without names, and no other task', async () => {
    const list = await hub.send<{ items: { taskType: string }[] }>('/api/v1/tasks', { key: hub.keys.it });
    expect(list.body.items.map(({ taskType }) => taskType)).toEqual(['resolveCall']);
    expect(list.text).not.toContain('张');
    expect(list.text).not.toContain('candidateName');
  });
});
