import { beforeEach, describe, expect, it } from 'vitest';
import { forEachDatabase } from '../../test/support/databases.ts';
import { addApplication, createTestVault, instant } from '../../test/support/records.ts';
import type { MaintenanceWindow, OnboardingPlan, OnboardingRules } from '../../schemas/types.ts';
import type { Db } from '../connection.ts';
import { insertClientLog, listClientLogs } from './client-logs.ts';
import {
  getMaintenanceWindow,
  insertMaintenanceWindow,
  listMaintenanceWindows,
  markAnnounced,
} from './maintenance-windows.ts';
import {
  getOnboardingPlan,
  getOnboardingRules,
  getPlanOfApplication,
  insertOnboardingPlan,
  insertOnboardingRules,
} from './onboarding.ts';

const vault = createTestVault();

forEachDatabase((kind, open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
  });

  describe(`onboarding on ${kind}`, () => {
    const rules = (version: number): OnboardingRules => ({
      modules: [{ key: 'basics', title: { zh: '公司入门' }, dueInDays: version }],
      tasks: [],
      always: { modules: ['basics'] },
      rules: [],
      version,
      createdBy: 'user:1',
      createdAt: instant(version),
    });

    it('has no rules of HR at first, then the newest; two who write at once are told apart', async () => {
      expect(await getOnboardingRules(db.knex)).toBeNull();
      for (const version of [9, 10]) await insertOnboardingRules(db.knex, rules(version));
      expect(await getOnboardingRules(db.knex)).toEqual(rules(10));
      await expect(insertOnboardingRules(db.knex, rules(10))).rejects.toMatchObject({ code: 'version_conflict' });
    });

    it('keeps plans sealed, and gives the newest of an application', async () => {
      const { applicationId, key } = await addApplication(db, vault);
      const plan = (n: number): OnboardingPlan => ({
        id: `p${n}`,
        applicationId,
        rulesVersion: n,
        startDate: '2027-03-01',
        tasks: [{ key: 'welcome', title: { zh: '欢迎' }, owner: 'business', dueDate: '2027-03-01', because: [] }],
        modules: [{ key: 'stress', title: { zh: '压力管理' }, dueDate: null, because: ['lowPressure'] }],
        createdAt: instant(n),
      });
      await insertOnboardingPlan(db.knex, key, plan(2));
      await insertOnboardingPlan(db.knex, key, plan(1));
      expect(await getOnboardingPlan(db.knex, key, 'p1')).toEqual(plan(1));
      expect(await getPlanOfApplication(db.knex, key, applicationId)).toEqual(plan(2));
      expect(await getPlanOfApplication(db.knex, key, 'another')).toBeNull();
      expect(await getOnboardingPlan(db.knex, key, 'p9')).toBeNull();
      // Why a module was chosen says how somebody was judged.
      const rows = JSON.stringify(await db.knex('onboarding_plans').select());
      expect(['压力', 'lowPressure', '2027-03-01', 'stress'].filter((word) => rows.includes(word))).toEqual([]);
    });
  });

  it(`client logs on ${kind} are listed newest first, as many as wanted`, async () => {
    const log = (n: number) => ({
      id: `c${n}`,
      applicationId: 'a1',
      browser: 'Chrome',
      os: 'Android 16',
      device: 'phone' as const,
      failure: n === 1 ? null : 'camera_denied',
      page: 'ai-interview',
      at: instant(n),
    });
    for (const n of [2, 1, 3]) await insertClientLog(db.knex, log(n));
    expect(await listClientLogs(db.knex, 9)).toEqual([log(3), log(2), log(1)]);
    expect(await listClientLogs(db.knex, 1)).toEqual([log(3)]);
  });

  describe(`maintenance windows on ${kind}`, () => {
    const window = (n: number): MaintenanceWindow => ({
      id: `w${n}`,
      connectionId: 'clearvoice',
      fromAt: instant(n * 1000),
      toAt: instant(n * 1000 + 500),
      note: n === 1 ? 'Update' : null,
      announcedAt: null,
      createdAt: instant(),
    });

    it('are one when announced twice, and two when anything of them differs', async () => {
      expect(await insertMaintenanceWindow(db.knex, window(1))).toEqual(window(1));
      await markAnnounced(db.knex, 'w1', instant(5));
      const announced = { ...window(1), announcedAt: instant(5) };
      expect(await insertMaintenanceWindow(db.knex, { ...window(1), id: 'again', note: 'x' })).toEqual(announced);
      expect(await getMaintenanceWindow(db.knex, 'again')).toBeNull();
      for (const other of [
        { id: 'vendor', connectionId: 'quizmill' },
        { id: 'from', fromAt: instant(1001) },
        { id: 'to', toAt: instant(1501) },
      ])
        expect((await insertMaintenanceWindow(db.knex, { ...window(1), ...other })).id).toBe(other.id);
      expect(await getMaintenanceWindow(db.knex, 'w1')).toEqual(announced);
    });

    it('are listed until they end, the next first', async () => {
      for (const n of [3, 1, 2]) await insertMaintenanceWindow(db.knex, window(n));
      const at = async (n: number, limit = 9) =>
        (await listMaintenanceWindows(db.knex, instant(n), limit)).map((w) => w.id);
      expect(await at(0)).toEqual(['w1', 'w2', 'w3']);
      expect(await at(1499)).toEqual(['w1', 'w2', 'w3']);
      expect(await at(1500)).toEqual(['w2', 'w3']);
      expect(await at(0, 1)).toEqual(['w1']);
    });
  });
});
