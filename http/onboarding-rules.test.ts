import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAdvance } from '../activities/advance.ts';
import { setFacts } from '../db/repositories/facts.ts';
import { getApplication } from '../db/repositories/applications.ts';
import { insertJob } from '../db/repositories/jobs.ts';
import { loadDataKey } from '../db/repositories/keys.ts';
import { insertProcessVersion, publishProcessVersion } from '../db/repositories/process-versions.ts';
import type { OnboardingPlan, OnboardingRules, OnboardingRulesChange } from '../schemas/types.ts';
import { databaseKinds } from '../test/support/databases.ts';
import { apply, seedHiring } from '../test/support/hiring.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub } from '../test/support/http-hub.ts';

const address = '/api/v1/onboarding-rules';
const change: OnboardingRulesChange = {
  modules: [
    { key: 'basics', title: { zh: '公司入门' }, dueInDays: 7 },
    { key: 'talking', title: { zh: '沟通技巧' }, dueInDays: 30 },
  ],
  tasks: [{ key: 'welcome', title: { zh: '欢迎' }, owner: 'business', dueInDays: 0 }],
  always: { modules: ['basics'], tasks: ['welcome'] },
  rules: [
    {
      id: 'lowTalk',
      label: { zh: '沟通能力低于 70%' },
      when: { '<': [{ var: 'interview.dimension.communication' }, 0.7] },
      modules: ['talking'],
    },
  ],
};
const rule = change.rules[0] as OnboardingRulesChange['rules'][number];

describe.each(databaseKinds)('onboarding rules on %s', (kind) => {
  let hub: HttpHub;
  beforeAll(async () => {
    hub = await startHttpHub({ kind });
    await seedHiring(hub.deps);
    const at = hub.deps.now().toISOString();
    await hub.deps.db.transaction(async (tx) => {
      const definition = {
        processId: 'joins',
        name: { en: 'Onboarding alone' },
        stages: [
          {
            stageId: 'onboarding',
            stageType: 'onboarding' as const,
            label: { en: 'Onboarding' },
            ownerRole: 'hr' as const,
            next: { pass: { end: 'hired' as const }, notStarted: { end: 'withdrawn' as const } },
          },
        ],
      };
      await insertProcessVersion(tx, { definition, createdAt: at, createdBy: 'test' });
      await publishProcessVersion(tx, { processId: 'joins', version: 1, publishedBy: 'test', at });
      await insertJob(tx, {
        id: 'job-joins',
        code: 'J-joins',
        title: { en: 'Joins' },
        departmentId: 'sales',
        processId: 'joins',
        rubricId: 'rubric',
        connections: {},
        status: 'open',
        createdAt: at,
        updatedAt: at,
        version: 1,
      });
    });
  });
  beforeEach(() => hub.deps.db.knex('onboarding_rules').delete());
  afterAll(() => hub.close());

  const read = () => hub.send<OnboardingRules>(address, { key: hub.keys.hr });
  const patch = (body: object, etag: string | null, key = hub.keys.hr) =>
    hub.send<OnboardingRules & { code?: string; errors?: { path: string; code: string }[] }>(address, {
      method: 'PATCH',
      key,
      body,
      ...(etag === null ? {} : { headers: { 'if-match': etag } }),
    });

  it('are the product’s own until HR writes some', async () => {
    const first = await read();
    expect([first.status, first.headers.get('etag'), first.body.createdBy]).toEqual([200, '"0"', 'template']);
    expect(first.body.modules.length).toBeGreaterThan(3);
    const changed = await patch(change, '"0"');
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"1"']);
    const second = await read();
    expect(second.body).toEqual(changed.body);
    expect(second.body).toMatchObject({ ...change, version: 1, createdBy: expect.stringMatching(/^key:/) as string });
  });

  it('need the version that was read; of many who write at once one wins', async () => {
    expect((await patch(change, null)).body.code).toBe('version_required');
    expect((await patch(change, '"7"')).body.code).toBe('version_conflict');
    const answers = await Promise.all([1, 2, 3, 4].map(() => patch(change, '"0"')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412]);
    expect((await read()).headers.get('etag')).toBe('"1"');
  });

  it('are for HR and administrators to write', async () => {
    for (const role of ['recruiter', 'business', 'interviewer', 'it', 'auditor'] as const)
      expect((await patch(change, '"0"', hub.keys[role])).status).toBe(403);
    expect((await read()).headers.get('etag')).toBe('"0"');
  });

  it.each<[string, Partial<OnboardingRulesChange>, string, string]>([
    [
      'an unknown fact',
      { rules: [{ ...rule, when: { '<': [{ var: 'interview.mood' }, 1] } }] },
      'fact_unknown',
      '/rules/0/when',
    ],
    ['an unknown module', { rules: [{ ...rule, modules: ['juggling'] }] }, 'not_found', '/rules/0/modules/0'],
    ['an unknown task for everybody', { always: { tasks: ['juggling'] } }, 'not_found', '/always/tasks/0'],
    ['two rules of one name', { rules: [rule, rule] }, 'duplicate', '/rules/1'],
  ])('with %s are refused, with the place', async (_what, more, code, at) => {
    const { status, body } = await patch({ ...change, ...more }, '"0"');
    expect([status, body.code]).toEqual([422, 'validation_failed']);
    expect(body.errors?.map((fault) => [fault.code, fault.path])).toContainEqual([code, at]);
    expect((await read()).headers.get('etag')).toBe('"0"');
  });

  it('with a condition that is none are refused', async () => {
    for (const when of [
      { near: [{ var: 'test.total' }, 1] },
      { '<': [{ var: 'test.total' }] },
      'always',
      { and: 'x' },
    ]) {
      const { status } = await patch({ ...change, rules: [{ ...rule, when }] }, '"0"');
      expect([when, status]).toEqual([when, 422]);
    }
    expect((await read()).headers.get('etag')).toBe('"0"');
  });

  it('make the next plan; those made before stay as they are', async () => {
    const { db, vault, defaultRules, now, newId, crashPoint } = hub.deps;
    let n = 0;
    const join = async (facts: { [name: string]: number }): Promise<OnboardingPlan> => {
      n += 1;
      const candidate = { formattedName: `新人 ${n}`, emails: [`joins-${kind}-${n}@example.com`] };
      const { id } = await apply(hub, { jobId: 'job-joins', candidate, answers: {} });
      const key = await loadDataKey(db.knex, vault, (await getApplication(db.knex, id))?.keyId ?? '');
      const at = now().toISOString();
      const rows = Object.entries(facts).map(([name, value]) => ({ name, value, source: 'test', at }));
      await setFacts(db.knex, key, id, rows);
      const advance = createAdvance({ db, vault, defaultRules, now, newId, crashPoint });
      await advance({ applicationId: id, seq: 1, events: [{ type: 'started' }] });
      return planOf(id);
    };
    const planOf = async (id: string): Promise<OnboardingPlan> =>
      (await hub.send<OnboardingPlan>(`/api/v1/applications/${id}/onboarding-plan`, { key: hub.keys.hr })).body;
    const keys = (plan: OnboardingPlan): string[] => [...plan.tasks, ...plan.modules].map((entry) => entry.key);

    const first = await join({ 'interview.dimension.communication': 0.5 });
    expect([first.rulesVersion, keys(first).includes('communication-skills')]).toEqual([0, true]);
    await patch(change, '"0"');
    const second = await join({ 'interview.dimension.communication': 0.5 });
    expect([second.rulesVersion, ...keys(second)]).toEqual([1, 'welcome', 'basics', 'talking']);
    expect(second.modules.find((m) => m.key === 'talking')?.because).toEqual(['lowTalk']);
    const third = await join({});
    expect(keys(third)).toEqual(['welcome', 'basics']);
    await patch({ ...change, always: { tasks: ['welcome'] } }, '"1"');
    expect(keys(await join({}))).toEqual(['welcome']);
    expect(await planOf(first.applicationId)).toEqual(first);
    expect(await planOf(second.applicationId)).toEqual(second);
  });
});
