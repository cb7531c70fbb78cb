import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub } from '../test/support/http-hub.ts';
import { sessionIdleMs } from './authenticate.ts';

let hub: HttpHub;
let clock = Date.now();
const password = 'correct horse battery';
beforeAll(async () => {
  hub = await startHttpHub({ now: () => new Date(clock) });
  await hub.addUser('li.na', password, 'hr');
});
afterAll(() => hub.close());

const logIn = (login: string, given: string) => hub.send('/api/v1/session', { body: { login, password: given } });

describe('a session', () => {
  it('comes in a cookie that scripts cannot read, and says who is signed in', async () => {
    const answer = await logIn('Li.Na', password);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^throughline_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const cookie = { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
    const who = await hub.send('/api/v1/session', { headers: cookie });
    expect(who.body).toMatchObject({ login: 'li.na', role: 'hr', csrfToken: answer.body['csrfToken'] });
    expect(JSON.stringify(await hub.deps.db.knex('sessions').select())).not.toContain(cookie.cookie.split('=')[1]);
  });
  it('writes only with the token of its page', async () => {
    const headers = await hub.signIn('li.na', password);
    const body = { name: { en: 'Kitchen' } };
    const without = await hub.send('/api/v1/departments', { body, headers: { cookie: headers['cookie'] ?? '' } });
    expect([without.status, without.body['code']]).toEqual([403, 'csrf_failed']);
    const wrong = await hub.send('/api/v1/departments', {
      body,
      headers: { ...headers, 'x-csrf-token': 'x'.repeat(32) },
    });
    expect(wrong.status).toBe(403);
    expect((await hub.send('/api/v1/departments', { body, headers })).status).toBe(201);
    expect((await hub.send('/api/v1/departments', { headers: { cookie: headers['cookie'] ?? '' } })).status).toBe(200);
  });
  it('ends when signed out, when it was not used for long, and when the user is locked out', async () => {
    const first = await hub.signIn('li.na', password);
    expect((await hub.send('/api/v1/session', { method: 'DELETE', headers: first })).status).toBe(204);
    expect((await hub.send('/api/v1/session', { headers: first })).status).toBe(401);
    const second = await hub.signIn('li.na', password);
    clock += sessionIdleMs - 1000;
    expect((await hub.send('/api/v1/session', { headers: second })).status).toBe(200);
    clock += sessionIdleMs - 1000;
    expect((await hub.send('/api/v1/session', { headers: second })).status).toBe(200);
    clock += sessionIdleMs + 1000;
    expect((await hub.send('/api/v1/session', { headers: second })).status).toBe(401);
    const id = await hub.addUser('temp', password, 'hr');
    const third = await hub.signIn('temp', password);
    expect(
      (await hub.send(`/api/v1/users/${id}/disable`, { method: 'POST', key: hub.keys.administrator })).status,
    ).toBe(200);
    expect((await hub.send('/api/v1/session', { headers: third })).status).toBe(401);
    expect((await logIn('temp', password)).body['code']).toBe('login_failed');
  });
});

describe('signing in', () => {
  it('says the same of an unknown login and a wrong password', async () => {
    const unknown = await logIn('nobody', 'x');
    const wrong = await logIn('li.na', 'x');
    const { requestId: _a, ...first } = unknown.body;
    const { requestId: _b, ...second } = wrong.body;
    expect(first).toEqual(second);
    expect(unknown.status).toBe(401);
  });
  it('is closed for a while after ten failures, even with the right password', async () => {
    await hub.addUser('guessed', password, 'hr');
    for (let i = 0; i < 10; i++) expect((await logIn('guessed', `wrong ${i}`)).status).toBe(401);
    const closed = await logIn('guessed', password);
    expect([closed.status, closed.body['code']]).toEqual([429, 'too_many_attempts']);
    expect(Number(closed.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await logIn('li.na', password)).status).toBe(201);
    clock += 16 * 60_000;
    expect((await logIn('guessed', password)).status).toBe(201);
  }, 60_000);
});

it('an administrator adds users, whose password never comes out', async () => {
  const body = {
    login: 'Wang.Fang',
    displayName: '王芳',
    role: 'business',
    departmentId: 'sales',
    password: 'another long one',
  };
  const made = await hub.send('/api/v1/users', { key: hub.keys.administrator, body });
  expect(made.body).toMatchObject({ login: 'wang.fang', role: 'business', disabledAt: null });
  expect((await hub.send('/api/v1/users', { key: hub.keys.administrator, body })).body['code']).toBe('conflict');
  const list = await hub.send('/api/v1/users', { key: hub.keys.administrator });
  expect(list.text).not.toMatch(/scrypt|another long/);
  expect(
    (
      await hub.send('/api/v1/users', {
        key: hub.keys.administrator,
        body: { ...body, login: 'x1', departmentId: 'none' },
      })
    ).body['code'],
  ).toBe('reference_unknown');
});
