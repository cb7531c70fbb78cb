import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, startConsole, type ConsoleWorld } from '../support/console.ts';

const startTimeoutMs = 240_000;
const testTimeoutMs = 180_000;
const resume = `Zhang Wei
zhang.wei@example.com
+86 138 0013 8001

Work
2019-03 – present  Customer service lead, Yunke Technology, Shanghai

Education
2015-09 – 2019-06  Bachelor of Arts, East China Normal University
`;

let world: ConsoleWorld;
let hub: ConsoleWorld['hub'];
let browser: ConsoleWorld['browser'];
let team: ConsoleWorld['team'];

beforeAll(async () => {
  world = await startConsole('hiring-console');
  ({ hub, browser, team } = world);
}, startTimeoutMs);

afterAll(() => world?.close(), 30_000);

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
      const page = await signIn(browser, hub.urls.hub, 'lin');
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

      const page = await signIn(browser, hub.urls.hub, 'wang');
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
