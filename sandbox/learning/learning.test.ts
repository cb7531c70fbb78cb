import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KillableSandbox } from '../killable.ts';
import { startTestSandbox, TEST_SECRETS, type TestClient, type TestSandbox } from '../testing.ts';

interface Answered {
  enrolment: { enrolment_id: string; enrolment_state: string; progress_percent: number };
}

let running: TestSandbox;
let client: TestClient;
const headers = {
  authorization: `Basic ${Buffer.from(`throughline:${TEST_SECRETS.learningToken}`).toString('base64')}`,
};
const call = (method: string, path: string, body?: unknown, on = client) =>
  on.call('learning', method, `/api${path}`, { headers, ...(body === undefined ? {} : { body }) });
const enrolment = {
  learner: { external_ref: 'c1', full_name: '李雷', email_address: 'li@example.com', locale: 'zh_CN' },
  modules: [
    { module_key: 'company-basics', due_at: '1796140799' },
    { module_key: 'team-building', due_at: '1796140799' },
  ],
};
const ledger = () =>
  client.control<{ effects: { kind: string; key: string }[]; noops: object }>('GET', '/ledger?system=learning');

beforeAll(async () => {
  running = await startTestSandbox();
  client = running.client;
});
beforeEach(() => client.control('POST', '/reset'));
afterAll(() => running.close());

describe('an enrolment', () => {
  it('is made once by PUT, however often, and once by POST, which then says 409 with it', async () => {
    const made = await call('PUT', '/enrolments/r1', enrolment);
    const again = await call('PUT', '/enrolments/r1', enrolment);
    expect([made.status, again.status, again.body]).toEqual([201, 200, made.body]);
    const taken = await call('POST', '/enrolments', { enrolment_ref: 'r1', ...enrolment });
    expect([taken.status, taken.body]).toMatchObject([
      409,
      { error_code: 'enrolment_exists', ...(made.body as object) },
    ]);
    expect((await call('POST', '/enrolments', { enrolment_ref: 'r2', ...enrolment })).status).toBe(201);
    expect((await ledger()).effects.map(({ kind, key }) => [kind, key])).toEqual([
      ['enrolment.written', 'r1'],
      ['enrolment.written', 'r2'],
    ]);
    expect((await ledger()).noops).toEqual({ 'enrolment.written': 1 });
  });

  it('is cancelled once, however often, and not revived by writing it', async () => {
    await call('PUT', '/enrolments/r1', enrolment);
    for (let time = 0; time < 2; time += 1) {
      expect((await call('DELETE', '/enrolments/r1')).body).toMatchObject({
        enrolment: { enrolment_state: 'cancelled' },
      });
    }
    expect((await call('DELETE', '/enrolments/r9')).body).toMatchObject({ error_code: 'enrolment_not_found' });
    expect((await call('PUT', '/enrolments/r1', enrolment)).status).toBe(409);
    expect((await ledger()).effects.map(({ kind }) => kind)).toEqual(['enrolment.written', 'enrolment.cancelled']);
    expect((await ledger()).noops).toEqual({ 'enrolment.cancelled': 1 });
  });

  it('is made active again by whoever names the cancelling, once; what was done stays done', async () => {
    const made = (await call('PUT', '/enrolments/r1', enrolment)).body as Answered;
    await client.control('POST', '/learning/complete', { ref: 'r1', moduleKey: 'team-building' });
    await call('DELETE', '/enrolments/r1');
    const { body } = await call('PUT', '/enrolments/r1', enrolment);
    const { cancelled_at } = (body as { enrolment: { cancelled_at: string } }).enrolment;
    const revive = (at: string) => call('POST', '/enrolments/r1/reactivation', { ...enrolment, cancelled_at: at });
    expect((await revive('1')).status).toBe(409);
    for (let time = 0; time < 2; time += 1) {
      const { status, body: again } = await revive(cancelled_at);
      expect([status, again]).toMatchObject([
        200,
        {
          enrolment: {
            enrolment_id: made.enrolment.enrolment_id,
            enrolment_state: 'active',
            progress_percent: 50,
            cancelled_at: null,
          },
        },
      ]);
    }
    expect((await call('POST', '/enrolments/r9/reactivation', { ...enrolment, cancelled_at })).status).toBe(404);
    expect((await call('POST', '/enrolments/r1/reactivation', enrolment)).status).toBe(422);
    expect((await ledger()).effects.map(({ kind }) => kind)).toEqual([
      'enrolment.written',
      'enrolment.cancelled',
      'enrolment.reactivated',
    ]);
  });

  it('says how far the learner is', async () => {
    await call('PUT', '/enrolments/r1', enrolment);
    const done = new URLSearchParams({ ref: 'r1', moduleKey: 'company-basics', done: '1' });
    const post = (origin: string) =>
      fetch(`${client.url}/learning/edit/completion`, {
        method: 'POST',
        headers: { origin },
        body: done,
        redirect: 'manual',
      });
    expect((await post('https://evil.example')).status).toBe(403);
    expect(((await call('GET', '/enrolments/r1')).body as Answered).enrolment.progress_percent).toBe(0);
    expect((await post(client.url)).status).toBe(303);
    expect(((await call('GET', '/enrolments/r1')).body as Answered).enrolment).toMatchObject({
      progress_percent: 50,
      modules: [{ completion_state: 'completed' }, { completion_state: 'not_completed' }],
    });
  });

  it.each([
    ['unknown_module', 'modules[1].module_key', [enrolment.modules[0], { module_key: 'magic', due_at: '1' }]],
    ['duplicate_module', 'modules[1].module_key', [enrolment.modules[0], enrolment.modules[0]]],
    ['invalid_request', 'modules[0].due_at', [{ module_key: 'team-building', due_at: 1 }]],
    ['invalid_request', 'modules', []],
  ])('is refused with %s at %s', async (error_code, error_param, modules) => {
    const answer = await call('PUT', '/enrolments/r1', { ...enrolment, modules });
    expect([answer.status, answer.body]).toMatchObject([422, { error_code, error_param }]);
    expect((await ledger()).effects).toEqual([]);
  });
});

it('lists the catalogue and enrolments page by page, for the right password alone', async () => {
  const keys: string[] = [];
  for (let page: number | null = 1; page !== null;) {
    const { body } = await call('GET', `/modules?per_page=4&page=${page}`);
    const one = body as { modules: { module_key: string }[]; next_page: number | null };
    keys.push(...one.modules.map((module) => module.module_key));
    page = one.next_page;
  }
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toContain('company-basics');
  await call('PUT', '/enrolments/r1', enrolment);
  expect((await call('GET', '/enrolments?learner_ref=c1')).body).toMatchObject({ enrolments: [{}], next_page: null });
  expect((await call('GET', '/enrolments?learner_ref=c2')).body).toMatchObject({ enrolments: [] });
  const wrong = await client.call('learning', 'GET', '/api/whoami', { headers: { authorization: 'Basic eDp5' } });
  expect([wrong.status, wrong.body]).toMatchObject([401, { error_code: 'bad_credentials' }]);
});

it('loses nothing to kill -9', { timeout: 30_000 }, async () => {
  const sandbox = new KillableSandbox();
  const first = await sandbox.start();
  const made = (await call('PUT', '/enrolments/r1', enrolment, first)).body as Answered;
  await first.control('POST', '/learning/complete', { ref: 'r1', moduleKey: 'team-building' });
  await sandbox.kill();
  const second = await sandbox.start();
  const kept = (await call('GET', '/enrolments/r1', undefined, second)).body as Answered;
  expect(kept.enrolment).toMatchObject({ enrolment_id: made.enrolment.enrolment_id, progress_percent: 50 });
  expect(await second.effects('enrolment.written')).toHaveLength(1);
  await sandbox.remove();
});
