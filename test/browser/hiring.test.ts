import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HiringTeam } from '../../examples/hiring-team.ts';
import { Journey } from '../../examples/journey.ts';
import { startHub } from '../../scripts/lib/supervisor.mjs';
import type { Hub } from '../../scripts/lib/supervisor.mjs';
import { ensureWebBuilt } from '../../scripts/lib/web-build.mjs';
import { launchBrowser } from '../support/browser.ts';

const startTimeoutMs = 240_000;
const testTimeoutMs = 180_000;
const password = 'correct horse battery staple';
const resume = `Zhang Wei
zhang.wei@example.com
+86 138 0013 8001

Work
2019-03 – present  Customer service lead, Yunke Technology, Shanghai

Education
2015-09 – 2019-06  Bachelor of Arts, East China Normal University
`;

let hub: Hub;
let browser: Browser;
let team: HiringTeam;
const dataDir = mkdtempSync(join(tmpdir(), 'hiring-console-'));

beforeAll(async () => {
  await ensureWebBuilt();
  hub = await startHub({ dataDir });
  const administrator = await Journey.connect(
    { HUB_URL: hub.urls.hub, HUB_DATA_DIR: hub.dataDir },
    { role: 'administrator' },
  );
  team = await HiringTeam.gather(administrator);
  for (const person of [
    { login: 'lin', role: 'hr' },
    { login: 'wang', role: 'business', departmentId: 'main' },
  ])
    await administrator.request('POST', '/users', { ...person, displayName: person.login, locale: 'en', password });
  browser = await launchBrowser();
}, startTimeoutMs);

afterAll(async () => {
  await browser?.close();
  await hub?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 30_000);

/** A page of somebody's own, signed in. */
async function signIn(login: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(hub.urls.hub);
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Open tasks' }).waitFor();
  return page;
}

describe('hiring in the console', () => {
  it(
    'HR approves a requisition, and gives none back without saying why',
    async () => {
      const { id } = await team.business.request<{ id: string }>('POST', '/requisitions', {
        departmentId: 'main',
        title: { en: 'Night shift agent', zh: '夜班客服专员' },
        duties: { en: 'Answers customers at night.', zh: '夜间解答客户问题。' },
        requirements: [{ id: 'english', label: { en: 'Speaks English', zh: '英语流利' } }],
        rubricTemplateId: 'customer-service',
        headcount: 2,
        salaryRange: { min: 1_200_000, max: 1_800_000, currency: 'CNY', period: 'month' },
        deadlineOn: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
        reason: 'Two colleagues leave in spring.',
      });
      await team.business.request('POST', `/requisitions/${id}/submit`);
      const page = await signIn('lin');
      await page.getByRole('link', { name: 'Requisitions', exact: true }).click();
      await page.getByRole('button', { name: 'Open requisition: Night shift agent' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Two colleagues leave in spring.').waitFor();
      await dialog.getByRole('button', { name: 'Give back', exact: true }).click();
      expect(await dialog.getByRole('button', { name: 'Yes: Give back' }).isDisabled()).toBe(true);
      await dialog.getByRole('button', { name: 'Back', exact: true }).click();
      await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
      await dialog.getByRole('button', { name: 'Yes: Approve' }).click();
      await dialog.locator('.drawer-title').getByText('Approved').waitFor();
      expect((await team.hr.get<{ status: string }>(`/requisitions/${id}`)).status).toBe('approved');
      await page.context().close();
    },
    testTimeoutMs,
  );

  it(
    'the department reads an offer and approves it; the dossier shows every stage, on a phone too',
    async () => {
      const job = await team.openJob();
      const id = await team.walkToInterview(job.id, Buffer.from(resume), 'resume.txt');
      await team.book(id);
      await team.holdInterview(id);
      await team.hr.waitForTask(id, 'prepareOffer');
      await team.hr.request('POST', `/applications/${id}/offers`, {
        salary: { amount: 1_500_000, currency: 'CNY', period: 'month' },
        startDate: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
      });
      const task = await team.business.waitForTask(id, 'approveOffer');

      const page = await signIn('wang');
      await page.locator('[data-task-type="approveOffer"]').getByRole('button').first().click();
      const dialog = page.getByRole('dialog');
      await dialog
        .locator('[data-offer-status]')
        .getByText(/CNY\s15,000 a month/)
        .waitFor();
      await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
      await dialog.getByRole('button', { name: 'Yes: Approve' }).click();
      await dialog.waitFor({ state: 'detached', timeout: 30_000 });
      expect((await team.hr.get<{ outcome: string | null }>(`/tasks/${task.id}`)).outcome).toBe('approve');

      await page.goto(`${hub.urls.hub}/#/applications/${id}`);
      const steps = page.locator('[data-stage]');
      await expect.poll(() => steps.count()).toBe(10);
      expect(await page.locator('[data-stage][aria-current="step"]').getAttribute('data-stage')).toBe('offer');
      await expect.poll(() => page.locator('[data-order-type]').count()).toBe(2);
      await page.getByText('Version 1', { exact: true }).waitFor();
      await page.setViewportSize({ width: 390, height: 844 });
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0);
    },
    testTimeoutMs,
  );
});
