import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getApplication } from '../db/repositories/applications.ts';
import { loadDataKey } from '../db/repositories/keys.ts';
import { insertOnboardingPlan } from '../db/repositories/onboarding.ts';
import type { Dispute, EvaluationSheet } from '../schemas/types.ts';
import { can, type Role } from '../security/rights.ts';
import { addResults, seedHiring } from '../test/support/hiring.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub } from '../test/support/http-hub.ts';
import { enterOffer, seedOffers } from '../test/support/offers.ts';
import { readPdfText } from '../test/support/pdf-text.ts';

let hub: HttpHub;
let applicationId: string;
beforeAll(async () => {
  hub = await startHttpHub();
  await seedHiring(hub.deps);
  await seedOffers(hub);
  const walk = await enterOffer(hub);
  ({ applicationId } = walk);
  await addResults(hub.deps, applicationId);
  await walk.send();
  await hub.send(`/api/v1/applications/${applicationId}/disputes`, {
    key: hub.keys.recruiter,
    body: { reason: '面试当天网络中断' },
  });
  const { db, vault, now } = hub.deps;
  const key = await loadDataKey(db.knex, vault, (await getApplication(db.knex, applicationId))?.keyId ?? '');
  await insertOnboardingPlan(db.knex, key, {
    id: 'plan',
    applicationId,
    rulesVersion: 1,
    startDate: '2199-03-01',
    tasks: [],
    modules: [{ key: 'stress', title: { zh: '压力管理' }, dueDate: null, because: ['lowPressure'] }],
    createdAt: now().toISOString(),
  });
});
afterAll(() => hub.close());

const at = (what: string) => `/api/v1/applications/${applicationId}/${what}`;
const sheetFor = (role: Role) => hub.send<EvaluationSheet>(at('evaluation-sheet'), { key: hub.keys[role] });
async function reportFor(role: Role): Promise<{ status: number; text: string }> {
  const answer = await fetch(hub.url + at('report'), { headers: { authorization: `Bearer ${hub.keys[role]}` } });
  if (answer.status !== 200) return { status: answer.status, text: await answer.text() };
  return { status: answer.status, text: await readPdfText(new Uint8Array(await answer.arrayBuffer())) };
}
/** As the sheet has it, and as the report prints it. */
const salary = /1234567|12,?345\.67/;
const objection = '网络中断';
const training = '压力管理';

describe('the evaluation sheet', () => {
  it('holds everything for HR', async () => {
    const { status, body, text } = await sheetFor('hr');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      applicationId,
      results: [{ orderType: 'aiInterview', total: { value: 82 } }],
      scorecards: [{ recommendation: 'yes' }],
      offers: [{ version: 1, status: 'sent', salary: { amount: 1_234_567 } }],
      disputes: [{ reason: '面试当天网络中断', status: 'open' }],
      onboardingPlan: { rulesVersion: 1 },
    });
    expect([salary.test(text), text.includes(objection), text.includes(training)]).toEqual([true, true, true]);
  });

  it('shows an interviewer how somebody did, and nothing of salary, objection or plan', async () => {
    const { status, body, text } = await sheetFor('interviewer');
    expect(status).toBe(200);
    expect(body).toMatchObject({ results: [{ total: { value: 82 } }], offers: [], disputes: [], onboardingPlan: null });
    expect([salary.test(text), text.includes(objection), text.includes(training)]).toEqual([false, false, false]);
    expect(text).not.toContain('13800138001');
  });

  it('shows no role what its own address would refuse it', async () => {
    const addresses = [
      ['offers', 'offers'],
      ['disputes', 'disputes'],
      ['onboardingPlan', 'onboarding-plan'],
    ] as const;
    for (const role of ['administrator', 'hr', 'recruiter', 'business', 'interviewer', 'auditor'] as const) {
      const { body } = await sheetFor(role);
      for (const [part, address] of addresses) {
        const { status, text } = await hub.send(at(address), { key: hub.keys[role] });
        expect({ role, part, text, known: [200, 403].includes(status) }).toMatchObject({ known: true });
        const allowed = status === 200;
        const shown = Array.isArray(body[part]) ? body[part].length > 0 : body[part] !== null;
        expect({ role, part, shown }).toEqual({ role, part, shown: allowed });
      }
    }
    expect((await sheetFor('it')).status).toBe(403);
  });
});

describe('the report', () => {
  it('prints for HR what it keeps from an interviewer', async () => {
    const whole = await reportFor('hr');
    expect([whole.status, salary.test(whole.text), whole.text.includes(training)]).toEqual([200, true, true]);
    const less = await reportFor('interviewer');
    expect([less.status, salary.test(less.text), less.text.includes(training)]).toEqual([200, false, false]);
    expect(less.text).toContain('82');
    expect(less.text).not.toContain('13800138001');
    expect((await reportFor('it')).status).toBe(403);
  });
});

describe('an objection', () => {
  it('is written and read by recruiters and HR, and refused to departments and interviewers', async () => {
    const body = { reason: 'Not heard' };
    for (const role of ['business', 'interviewer', 'it', 'auditor'] as const)
      expect((await hub.send(at('disputes'), { key: hub.keys[role], body })).status).toBe(403);
    for (const role of ['business', 'interviewer', 'it'] as const) {
      expect(can(role, 'disputes.read')).toBe(false);
      expect((await hub.send(at('disputes'), { key: hub.keys[role] })).status).toBe(403);
    }
    const made = await hub.send<Dispute>(at('disputes'), { key: hub.keys.hr, body });
    expect([made.status, made.body.status, made.body.taskId]).toEqual([202, 'open', null]);
    expect((await hub.send(at('disputes'), { key: hub.keys.recruiter, body: { reason: '' } })).status).toBe(422);
  });

  it('becomes a task, also after the application has ended, and its reason stands in no event', async () => {
    const walk = await enterOffer(hub);
    await walk.step({ type: 'withdrawn', actor: 'user:1', requestId: 'r' });
    expect(await walk.status()).toBe('withdrawn');
    const address = `/api/v1/applications/${walk.applicationId}/disputes`;
    const headers = { 'idempotency-key': `dispute-${walk.applicationId}` };
    const send = () => hub.send<Dispute>(address, { key: hub.keys.recruiter, headers, body: { reason: '未收到链接' } });
    const made = await send();
    expect((await send()).text).toBe(made.text);
    await walk.step();
    const { body } = await hub.send<{ items: Dispute[] }>(address, { key: hub.keys.hr });
    expect(body.items).toMatchObject([{ id: made.body.id, status: 'open', reason: '未收到链接' }]);
    expect(body.items[0]?.taskId).not.toBeNull();
    const { knex } = hub.deps.db;
    const kept = JSON.stringify([
      await knex('events').where({ application_id: walk.applicationId }),
      await knex('inbox').where({ application_id: walk.applicationId }),
      await knex('tasks').where({ application_id: walk.applicationId }),
    ]);
    expect(kept).toContain('dispute');
    expect(kept).not.toContain('未收到链接');
  });
});

describe('what a candidate’s browser tells', () => {
  const log = {
    browser: 'Chrome Mobile',
    browserVersion: '142.0.7444.59',
    os: 'Android 16',
    device: 'phone',
    failure: 'camera_denied',
    page: 'ai-interview',
  };
  const send = (more: object, key = hub.keys.recruiter) =>
    hub.send(at('client-logs'), { key, body: { ...log, ...more } });

  it('is kept, and read by IT', async () => {
    expect((await send({})).status).toBe(201);
    expect((await send({ failure: null, os: 'macOS 10_15_7' })).status).toBe(201);
    const { body } = await hub.send<{ items: object[] }>('/api/v1/client-logs', { key: hub.keys.it });
    expect(body.items).toContainEqual(expect.objectContaining({ ...log, applicationId }));
    for (const role of ['hr', 'business', 'interviewer'] as const)
      expect((await hub.send('/api/v1/client-logs', { key: hub.keys[role] })).status).toBe(403);
  });

  it.each([
    ['a sentence', { failure: 'My name is Li Na' }],
    ['a number to call', { browser: 'call 13800138001' }],
    ['a number for a version', { browserVersion: '13800138001' }],
    ['a number for a system', { os: 'Android 13800138001' }],
    ['an address', { page: 'li.na@example.com' }],
    ['Chinese words', { os: '安卓' }],
    ['a field of its own', { message: 'x' }],
  ])('with %s is refused: it can hold nothing personal', async (_what, more) => {
    const count = async () => (await hub.deps.db.knex('client_logs')).length;
    const before = await count();
    const { status, body } = await send(more);
    expect([status, body['code']]).toEqual([422, 'validation_failed']);
    expect(await count()).toBe(before);
  });
});
