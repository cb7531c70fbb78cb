import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journey } from '../../examples/journey.ts';
import { startHub } from '../../scripts/lib/supervisor.mjs';
import type { Hub } from '../../scripts/lib/supervisor.mjs';
import { ensureWebBuilt } from '../../scripts/lib/web-build.mjs';
import { launchBrowser } from '../support/browser.ts';

const startTimeoutMs = 240_000;
const testTimeoutMs = 120_000;
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
let journey: Journey;
let page: Page;
let jobId: string;
let applicationCount = 0;
const dataDir = mkdtempSync(join(tmpdir(), 'front-door-'));
/** What the browser refused because of the content security policy, and scripts that failed. */
const faults: string[] = [];

beforeAll(async () => {
  await ensureWebBuilt();
  hub = await startHub({ dataDir });
  journey = await Journey.connect({ HUB_URL: hub.urls.hub, HUB_DATA_DIR: hub.dataDir });
  jobId = (await journey.openJob()).id;
  browser = await launchBrowser();
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
}, startTimeoutMs);

afterAll(async () => {
  await browser?.close();
  await hub?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 30_000);

/** A new application of a person of their own; answers its id. */
async function apply(name: string): Promise<string> {
  applicationCount += 1;
  const text = resume
    .replace('Zhang Wei', name)
    .replace('zhang.wei@', `person${applicationCount}@`)
    .replace('8001', `800${applicationCount}`);
  return (await journey.apply(jobId, Buffer.from(text), 'resume.txt', { workPermit: true })).id;
}

/** Takes an application to where a reviewer decides. */
async function bringToReview(applicationId: string): Promise<void> {
  await journey.passScreening(applicationId, () => undefined);
  await journey.takeInterview((await journey.waitForInvitation(applicationId)).url);
  await journey.waitForTask(applicationId, 'reviewInterview');
}

function row(applicationId: string) {
  return page.locator(`[data-application-id="${applicationId}"]`);
}

async function openReview(name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Open task: .*, ${name}$`) }).click();
  await page.locator('[data-dimension]').first().waitFor();
}

async function fillScorecard(): Promise<void> {
  for (const dimension of await page.locator('[data-dimension]').all()) await dimension.getByText('4').click();
  await page.locator('.recommendation').getByText('Yes', { exact: true }).click();
}

describe('the front door', () => {
  let first: string;

  it('lets nobody in with a wrong password, and the administrator with the right one', async () => {
    await page.goto(hub.urls.hub);
    await page.getByLabel('Login').fill(hub.adminLogin);
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Login or password is wrong.').waitFor();
    await page.getByLabel('Password').fill(hub.adminPassword ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('No application is running.').waitFor();
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
  });

  it('leads to the sandbox pages, the API reference and the workflows', async () => {
    for (const name of ['AI interviews', 'EHR', 'Mail', 'API reference', 'Workflows']) {
      const href = await page.getByRole('link', { name: new RegExp(`^${name}`) }).getAttribute('href');
      const answer = await fetch(new URL(href ?? '', hub.urls.hub));
      expect([name, answer.status]).toEqual([name, 200]);
    }
  });

  it(
    'shows an application, its stage and its task as they come, without reloading',
    async () => {
      await page.evaluate(() => Object.assign(window, { isFirstLoad: true }));
      first = await apply('Zhang Wei');
      await row(first).getByText('Zhang Wei').waitFor();
      await bringToReview(first);
      await page.getByRole('button', { name: /^Open task: .*, Zhang Wei$/ }).waitFor();
      await row(first).getByText('3 of 3', { exact: true }).waitFor();
      await row(first).getByText('Review the interview and decide').waitFor();
      await row(first).getByRole('button', { name: 'Show what happened to Zhang Wei' }).click();
      await expect.poll(() => row(first).locator('.timeline li').count()).toBeGreaterThan(3);
      expect(await page.evaluate(() => 'isFirstLoad' in window)).toBe(true);
    },
    testTimeoutMs,
  );

  it('speaks Chinese and English, and remembers which', async () => {
    await page.getByText('中文', { exact: true }).first().click();
    await page.getByRole('heading', { name: '待办任务' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '待办任务' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    const texts = await page.locator('.tasks, .application-summary').allInnerTexts();
    expect(texts.join(' ').replace(/Zhang Wei|AI/g, '')).not.toMatch(/[A-Za-z]{6,}/);
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { name: 'Open tasks' }).waitFor();
  });

  it('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openReview('Zhang Wei');
    const widths = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.ant-drawer-body')].map(
        (element) => element.scrollWidth - element.clientWidth,
      ),
    );
    expect(widths).toEqual([0, 0]);
    await page.keyboard.press('Escape');
    await page.locator('.task-dialog').waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it(
    'shows a reviewer all there is, asks for what is missing, and says when an answer is not confirmed; repeated, it counts once',
    async () => {
      await openReview('Zhang Wei');
      const dialog = page.getByRole('dialog');
      const result = await journey.waitForResult(first);
      expect(Number(await dialog.locator('.report-total strong').innerText())).toBeCloseTo(result.total, 0);
      expect(await dialog.locator('.dimensions > li').count()).toBe(result.dimensions.length);
      const recording = await dialog.getByRole('link', { name: /^Play the recording/ }).getAttribute('href');
      expect((await fetch(recording ?? '')).headers.get('content-type')).toMatch(/^(audio|video)\//);
      await dialog.getByText('Years of work').first().waitFor();

      await dialog.getByRole('button', { name: 'Pass', exact: true }).click();
      await dialog.getByText('Still missing').waitFor();
      await fillScorecard();
      await dialog.getByLabel(/^Comment \(/).fill('A good match.');
      await dialog.getByRole('button', { name: 'Pass', exact: true }).click();

      await hub.stopProcess('worker');
      await dialog.getByRole('button', { name: 'Yes: Pass' }).click();
      await dialog.getByText('Not confirmed; safe to repeat').waitFor({ timeout: 30_000 });
      hub.startProcess('worker');
      await hub.waitReady();
      await dialog.getByRole('button', { name: 'Send again' }).click();
      await dialog.waitFor({ state: 'detached', timeout: 30_000 });

      await page.getByText('Nothing waits for a person.').waitFor();
      const { items } = await journey.get<{ items: { outcome: string; recommendation: string; ratings: unknown[] }[] }>(
        `/applications/${first}/scorecards`,
      );
      expect(items.map(({ outcome, recommendation }) => [outcome, recommendation])).toEqual([['pass', 'yes']]);
      expect((await journey.waitForEnd(first)).status).toBe('hired');
    },
    testTimeoutMs,
  );

  it(
    'tells a reviewer whom somebody else was faster than',
    async () => {
      const second = await apply('Li Na');
      await bringToReview(second);
      await openReview('Li Na');
      await fillScorecard();
      const task = await journey.waitForTask(second, 'reviewInterview');
      const { dimensions } = await journey.waitForResult(second);
      await journey.decide(
        task.id,
        'pass',
        dimensions.map(({ key }) => key),
      );
      await page.getByText('Already completed by first journey').waitFor();
      expect(await page.getByRole('button', { name: 'Pass', exact: true }).count()).toBe(0);
      await page.locator('.answer').getByRole('button', { name: 'Close' }).click();
      await page.getByText('All', { exact: true }).click();
      await row(second).getByText('Hired').waitFor();
    },
    testTimeoutMs,
  );

  it('signs out, and needs no inline script', async () => {
    await page.getByRole('button', { name: 'Administrator' }).click();
    await page.getByText('Sign out').click();
    await page.getByLabel('Password').waitFor();
    expect(faults).toEqual([]);
  });
});
