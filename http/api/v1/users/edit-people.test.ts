import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Department, User } from '../../../../schemas/types.ts';
import { startHttpHub } from '../../../../test/support/http-hub.ts';
import type { HttpHub } from '../../../../test/support/http-hub.ts';

let hub: HttpHub;
beforeAll(async () => {
  hub = await startHttpHub();
});
afterAll(() => hub.close());

const patch = <T = Record<string, unknown>>(path: string, body: object, version: number, key = hub.keys.hr) =>
  hub.send<T>(`/api/v1${path}`, { method: 'PATCH', key, body, headers: { 'if-match': `"${version}"` } });

async function addUser(login: string): Promise<User> {
  const body = { login, displayName: login, role: 'interviewer', password: 'correct horse battery staple' };
  return (await hub.send<User>('/api/v1/users', { key: hub.keys.administrator, body })).body;
}

describe('a user', () => {
  it('gets from HR what it takes to offer their time, and keeps the rest', async () => {
    const user = await addUser('lin');
    const change = {
      email: 'lin@example.com',
      employeeNumber: 'E-17',
      calendar: 'lin@calendar.example.com',
      timeZone: 'Asia/Shanghai',
      locale: 'zh',
    };
    const changed = await patch<User>(`/users/${user.id}`, change, user.version);
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    expect(changed.body).toEqual({ ...user, ...change, version: 2 });
    const without = await patch<User>(`/users/${user.id}`, { calendar: null }, 2);
    expect(without.body).toEqual({ ...user, ...change, calendar: null, version: 3 });
    const { body } = await hub.send<{ items: User[] }>('/api/v1/users', { key: hub.keys.hr });
    expect(body.items.find(({ id }) => id === user.id)).toEqual(without.body);
  });

  it('is not changed over somebody else’s change', async () => {
    const { id } = await addUser('wang');
    const answers = await Promise.all(
      ['E-1', 'E-2', 'E-3'].map((employeeNumber) => patch(`/users/${id}`, { employeeNumber }, 1)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
  });

  it('is shut out as its next version, once', async () => {
    const { id } = await addUser('gone');
    const disable = () =>
      hub.send<User>(`/api/v1/users/${id}/disable`, { method: 'POST', key: hub.keys.administrator });
    const first = await disable();
    expect(first.body.disabledAt).not.toBeNull();
    expect(first.body.version).toBe(2);
    expect((await disable()).body).toEqual(first.body);
    expect((await patch(`/users/${id}`, { locale: 'zh' }, 1)).status).toBe(412);
  });

  it('gets no other role, no made-up time zone, and nothing from who may not', async () => {
    const { id } = await addUser('zhao');
    const refused = await patch(`/users/${id}`, { role: 'administrator' }, 1);
    expect([refused.status, refused.body['code']]).toEqual([422, 'validation_failed']);
    const zone = await patch(`/users/${id}`, { timeZone: 'Asia/Atlantis' }, 1);
    expect([zone.status, zone.body['path']]).toEqual([422, '/timeZone']);
    for (const role of ['it', 'recruiter', 'business', 'interviewer', 'auditor'] as const)
      expect((await patch(`/users/${id}`, { locale: 'zh' }, 1, hub.keys[role])).status).toBe(403);
    expect((await patch('/users/none-such', { locale: 'zh' }, 1)).status).toBe(404);
  });
});

describe('a department', () => {
  it('gets another mail from HR, or none', async () => {
    const made = await hub.send<Department>('/api/v1/departments', {
      key: hub.keys.hr,
      body: { name: { en: 'Night shift' }, contactEmail: 'night@example.com' },
    });
    const path = `/departments/${made.body.id}`;
    const changed = await patch<Department>(path, { contactEmail: 'late@example.com' }, 1);
    expect(changed.body).toEqual({ ...made.body, contactEmail: 'late@example.com', version: 2 });
    expect((await patch(path, { contactEmail: null }, 1)).body['code']).toBe('version_conflict');
    const { contactEmail: _mail, ...bare } = changed.body;
    expect((await patch(path, { contactEmail: null }, 2)).body).toEqual({ ...bare, version: 3 });
    expect((await patch(path, { contactEmail: 'no address' }, 3)).body['path']).toBe('/contactEmail');
    expect((await patch(path, { contactEmail: null }, 3, hub.keys.business)).status).toBe(403);
  });
});
