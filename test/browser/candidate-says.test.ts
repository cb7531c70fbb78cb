import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallPdf } from '../../examples/hiring-team.ts';
import type { Application, Booking, Dispute, Offer, OfferMaterial } from '../../schemas/types.ts';
import { overflow, signIn, startConsole, type ConsoleWorld } from '../support/console.ts';

const startTimeoutMs = 240_000;
const testTimeoutMs = 240_000;
const pdf = Buffer.from(smallPdf);
const resumeOf = (name: string, number: number) =>
  Buffer.from(`${name}
person${number}@example.com
+86 138 0013 800${number}

Work
2019-03 – present  Customer service lead, Yunke Technology, Shanghai

Education
2015-09 – 2019-06  Bachelor of Arts, East China Normal University
`);

let world: ConsoleWorld;
let hub: ConsoleWorld['hub'];
let browser: ConsoleWorld['browser'];
let team: ConsoleWorld['team'];
let page: Page;
let jobId: string;

beforeAll(async () => {
  world = await startConsole('candidate-says');
  ({ hub, browser, team } = world);
  jobId = (await team.openJob()).id;
  page = await signIn(browser, hub.urls.hub, 'sun');
}, startTimeoutMs);

afterAll(() => world?.close(), 30_000);

async function open(applicationId: string, name: string): Promise<void> {
  await page.goto(`${hub.urls.hub}/#/applications/${applicationId}`);
  await page.getByRole('heading', { name }).waitFor();
}

describe('what a candidate says, entered by a recruiter', () => {
  it(
    'an objection is kept in the candidate’s words, and a withdrawal ends the application',
    async () => {
      const { id } = await team.apply(jobId, resumeOf('Chen Jie', 1), 'resume.txt');
      await open(id, 'Chen Jie');
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole('button', { name: 'Objects to a decision' }).click();
      const dialog = page.getByRole('dialog', { name: 'Objection of Chen Jie' });
      expect(await dialog.getByRole('button', { name: 'Keep the objection' }).isDisabled()).toBe(true);
      await dialog.getByLabel('What the candidate objects to').fill('The points are added up wrongly.');
      await expect.poll(() => overflow(page)).toEqual([0]);
      await dialog.getByRole('button', { name: 'Keep the objection' }).click();
      await page.locator('[data-dispute-status="open"]').getByText('The points are added up wrongly.').waitFor();
      await page.setViewportSize({ width: 1280, height: 900 });
      await team.hr.waitForTask(id, 'resolveDispute');

      await page.getByRole('button', { name: 'Withdraws' }).click();
      await page.getByRole('button', { name: 'Yes: withdraw' }).click();
      await page.locator('.dossier-head').getByText('Withdrawn').waitFor();
      expect((await team.hr.get<Application>(`/applications/${id}`)).status).toBe('withdrawn');
      const disputes = await team.hr.get<{ items: Dispute[] }>(`/applications/${id}/disputes`);
      expect(disputes.items.map(({ status }) => status)).toEqual(['open']);
      expect(await page.getByRole('button', { name: 'Withdraws' }).count()).toBe(0);
    },
    testTimeoutMs,
  );

  it(
    'who was declined by a rule gets a person',
    async () => {
      const { id } = await team.apply(jobId, resumeOf('Wang Fang', 2), 'resume.txt', { workPermit: false });
      await open(id, 'Wang Fang');
      await page.getByRole('button', { name: 'Wants a person to decide' }).click();
      await page.getByRole('button', { name: 'Yes: ask a person' }).click();
      await page.locator('.dossier-head').getByText('Running').waitFor({ timeout: 30_000 });
      expect((await team.recruiter.waitForTask(id, 'reviewScreening')).id).toBeTruthy();
    },
    testTimeoutMs,
  );

  it(
    'a time is booked, moved and given back; an offer is accepted and its document handed in',
    async () => {
      const id = await team.walkToInterview(jobId, resumeOf('Zhang Wei', 3), 'resume.txt');
      await open(id, 'Zhang Wei');
      const bookings = async () => (await team.hr.get<{ items: Booking[] }>(`/bookings?applicationId=${id}`)).items;

      const take = async (opener: string, number: number) => {
        await page.getByRole('button', { name: opener, exact: true }).click();
        await page.locator('.slots').getByRole('radio').nth(number).check();
        await page.getByRole('button', { name: 'Take this time' }).click();
        await page.locator('.slots').waitFor({ state: 'detached', timeout: 30_000 });
      };
      await take('Book a time', 0);
      await page.getByText('Booked', { exact: true }).waitFor();
      const [first] = await bookings();
      expect(first).toMatchObject({ status: 'booked', timeZone: 'Asia/Shanghai', changes: 0 });
      await take('Move', 2);
      await expect.poll(async () => (await bookings())[0]?.changes).toBe(1);
      expect((await bookings())[0]?.startAt).not.toBe(first?.startAt);
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      await page.getByRole('button', { name: 'Yes: cancel it' }).click();
      await page.getByText('Cancelled', { exact: true }).first().waitFor();
      await page.getByRole('button', { name: 'Book a time' }).waitFor();
      await take('Book a time', 1);
      await expect.poll(async () => (await bookings()).filter(({ status }) => status === 'booked').length).toBe(1);

      await team.holdInterview(id);
      const { id: offerId } = await team.makeOffer(id);
      const card = page.locator('[data-offer-status="sent"]');
      await card.getByRole('button', { name: 'The candidate accepts' }).click();
      await page.getByRole('button', { name: 'Yes: accepted' }).click();
      const accepted = page.locator('[data-offer-status="accepted"]');
      await accepted.waitFor({ timeout: 30_000 });
      expect((await team.hr.get<Offer>(`/offers/${offerId}`)).status).toBe('accepted');
      const material = accepted.locator('[data-material]').first();
      await material.locator('input').setInputFiles({ name: 'id.pdf', mimeType: 'application/pdf', buffer: pdf });
      await material.getByText('Received', { exact: true }).waitFor({ timeout: 30_000 });
      await material
        .locator('input')
        .setInputFiles({ name: 'id.exe', mimeType: 'text/plain', buffer: Buffer.from('MZ') });
      await material.getByText('That did not work').waitFor({ timeout: 30_000 });
      const { items } = await team.hr.get<{ items: OfferMaterial[] }>(`/offers/${offerId}/materials`);
      expect(items.map(({ fileName }) => fileName)).toEqual(['id.pdf']);
    },
    testTimeoutMs,
  );
});
