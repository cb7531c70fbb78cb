import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job, QuestionSet, QuestionSetVersion, Requisition, User } from '../../schemas/types.ts';
import { choose, overflow, signIn, startConsole, type ConsoleWorld } from '../support/console.ts';

const startTimeoutMs = 240_000;
const testTimeoutMs = 180_000;
let world: ConsoleWorld;
let hub: ConsoleWorld['hub'];
let browser: ConsoleWorld['browser'];
let team: ConsoleWorld['team'];
let administrator: ConsoleWorld['administrator'];

beforeAll(async () => {
  world = await startConsole('set-up-console');
  ({ hub, browser, team, administrator } = world);
}, startTimeoutMs);

afterAll(() => world?.close(), 30_000);

/** An approved requisition of the department; answers its id. */
async function approve(title: string): Promise<string> {
  const { id } = await team.business.request<{ id: string }>('POST', '/requisitions', {
    departmentId: 'main',
    title: { en: title, zh: '夜班客服专员' },
    duties: { en: 'Answers customers at night.' },
    requirements: [{ id: 'english', label: { en: 'Speaks English' } }],
    dimensions: [{ key: 'communication', name: { en: 'Communication', zh: '沟通能力' }, weight: 100 }],
    headcount: 2,
    salaryRange: { min: 1_200_000, max: 1_800_000, currency: 'CNY', period: 'month' },
    deadlineOn: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10),
    reason: 'Two colleagues leave in spring.',
  });
  await team.business.request('POST', `/requisitions/${id}/submit`);
  await team.hr.request('POST', `/requisitions/${id}/approve`, {});
  return id;
}

async function fillQuestion(dialog: Locator, number: number, text: string, dimension: string): Promise<void> {
  const card = dialog.locator(`[data-question="${number}"]`);
  await card.getByLabel('Question in English').fill(text);
  await card.getByRole('combobox', { name: 'Dimension' }).fill(dimension);
  await card.getByRole('combobox', { name: 'Dimension' }).press('Escape');
}

describe('from questions to a live job, in the console', () => {
  let interviewSet: string;

  it(
    'the department asks for people and says what they are judged on, with weights that add up',
    async () => {
      const page = await signIn(browser, hub.urls.hub, 'wang');
      await page.getByRole('link', { name: 'Requisitions', exact: true }).click();
      await page.getByRole('button', { name: 'New requisition' }).click();
      const dialog = page.getByRole('dialog', { name: 'New requisition' });
      await dialog.getByLabel('Title in English').fill('Late shift agent');
      await dialog.getByRole('radio', { name: 'dimensions of our own' }).check();
      const add = dialog.getByRole('button', { name: 'Add a dimension' });
      await add.click();
      const [first, second] = [1, 2].map((number) => dialog.locator(`[data-dimension-row="${number}"]`));
      if (!first || !second) throw new Error('There are two rows.');
      await choose(first, 'Dimension', 'Communication (communication)');
      await first.getByLabel('Weight').fill('60');
      await add.click();
      await second.getByRole('combobox', { name: 'Dimension' }).fill('nightCalm');
      await second.getByRole('combobox', { name: 'Dimension' }).press('Escape');
      await second.getByLabel('Name in English').fill('Calm at night');
      await second.getByLabel('Weight').fill('30');
      await dialog.getByRole('button', { name: 'Save as draft' }).click();
      await dialog.getByText('The weights must add up to 100.').waitFor();
      await second.getByLabel('Weight').fill('40');
      await dialog.getByRole('button', { name: 'Save as draft' }).click();
      await page.getByText('Communication 60 % · Calm at night 40 %').waitFor();
      const { items } = await team.business.get<{ items: Requisition[] }>('/requisitions');
      const made = items.find(({ title }) => title.en === 'Late shift agent');
      expect(made?.dimensions?.map(({ key, weight }) => [key, weight])).toEqual([
        ['communication', 60],
        ['nightCalm', 40],
      ]);
      await page.context().close();
    },
    testTimeoutMs,
  );

  it(
    'HR writes a question set, the department asks for a change and approves, HR publishes and pushes it',
    async () => {
      const hr = await signIn(browser, hub.urls.hub, 'lin');
      await hr.getByRole('link', { name: 'Question sets', exact: true }).click();
      await hr.getByRole('button', { name: 'New question set' }).click();
      let dialog = hr.getByRole('dialog', { name: 'New question set' });
      await dialog.getByRole('button', { name: 'Save as draft' }).click();
      expect(await dialog.getByText('Fill in at least one language.').count()).toBe(2);
      await dialog.getByLabel('Name in English').fill('Night shift interview');
      await choose(dialog, 'Department', 'Main department');
      await fillQuestion(dialog, 1, 'Why nights?', 'communication');
      await dialog.getByRole('button', { name: 'Add a question' }).click();
      await fillQuestion(dialog, 2, 'What did you do at two in the morning?', 'communication');
      await dialog.getByRole('button', { name: 'Move question 2 up' }).click();
      await dialog.getByRole('button', { name: 'Save as draft' }).click();

      dialog = hr.getByRole('dialog', { name: 'Night shift interview' });
      await dialog.getByText('Draft', { exact: true }).waitFor();
      expect(await dialog.locator('.questions > li > p:first-child').allInnerTexts()).toEqual([
        'What did you do at two in the morning?',
        'Why nights?',
      ]);
      await dialog.getByRole('button', { name: 'Show it to the department' }).click();
      await dialog.getByRole('button', { name: 'Yes: Show it to the department' }).click();
      await dialog.getByText('In preview', { exact: true }).waitFor();

      const business = await signIn(browser, hub.urls.hub, 'wang');
      await business.getByRole('link', { name: 'Question sets', exact: true }).click();
      await business.getByRole('button', { name: 'Open question set: Night shift interview' }).click();
      const theirs = business.getByRole('dialog', { name: 'Night shift interview' });
      await theirs.getByRole('button', { name: 'Ask for changes' }).click();
      expect(await theirs.getByRole('button', { name: 'Yes: Ask for changes' }).isDisabled()).toBe(true);
      await theirs.getByLabel('Comment').fill('Ask about tiredness.');
      await theirs.getByRole('button', { name: 'Yes: Ask for changes' }).click();

      await dialog.getByText('Ask about tiredness.').waitFor();
      await dialog.getByRole('button', { name: 'Change the questions' }).click();
      const editor = hr.getByRole('dialog', { name: 'Night shift interview, version 1' });
      await editor.locator('[data-question="2"]').getByLabel('Question in English').fill('What when you get tired?');
      await editor.getByRole('button', { name: 'Save as draft' }).click();
      await dialog.getByText('What when you get tired?').waitFor();
      await dialog.getByRole('button', { name: 'Show it to the department' }).click();
      await dialog.getByRole('button', { name: 'Yes: Show it to the department' }).click();
      await theirs.getByRole('button', { name: 'Approve', exact: true }).click();
      await theirs.getByRole('button', { name: 'Yes: Approve' }).click();
      await business.context().close();

      await dialog.getByRole('button', { name: 'Publish' }).click();
      await dialog.getByRole('button', { name: 'Yes: Publish' }).click();
      await dialog.getByRole('button', { name: 'Push to a vendor' }).click();
      const push = hr.getByRole('dialog', { name: 'Push to a vendor' });
      await choose(push, 'Vendor', 'Clearvoice');
      await push.getByRole('button', { name: 'Push', exact: true }).click();
      await dialog.getByText('There', { exact: true }).waitFor({ timeout: 60_000 });

      const { items } = await administrator.get<{ items: QuestionSet[] }>('/question-sets');
      interviewSet = items.find(({ name }) => name.en === 'Night shift interview')?.id ?? '';
      const version = await administrator.get<QuestionSetVersion>(`/question-sets/${interviewSet}/versions/1`);
      expect(version.status).toBe('published');
      expect(version.pushes.map(({ connectionId, status }) => [connectionId, status])).toEqual([
        ['clearvoice', 'pushed'],
      ]);
      await hr.context().close();
    },
    testTimeoutMs,
  );

  it(
    'IT sets the job up: what is missing and what the hub refuses stands at its field, then the job is live',
    async () => {
      await approve('Night shift agent');
      const page = await signIn(browser, hub.urls.hub, 'ivy');
      await page.locator('[data-task-type="setUpJob"]').getByRole('button').click();
      const dialog = page.getByRole('dialog');
      await choose(dialog, 'Process', 'First process');
      await dialog.getByText('AI interview → ').waitFor();
      await dialog.getByRole('button', { name: 'Make the job live' }).click();
      await expect.poll(() => dialog.getByText('Choose one.').count()).toBe(3);

      await choose(dialog, 'Question set of the AI interview', 'Night shift interview');
      await dialog.getByRole('spinbutton', { name: 'Seconds for: What when you get tired?' }).fill('75');
      await choose(dialog, 'AI interviews', 'Clearvoice');
      await choose(dialog, 'Recruiter', 'sun · Recruiter');
      await dialog.getByRole('checkbox', { name: 'Check who sits there' }).check();
      await dialog.getByLabel('Job code (optional)').fill('SALES-1');
      await dialog.getByRole('button', { name: 'Make the job live' }).click();
      await dialog.getByText('The job was not made').waitFor();
      const field = dialog.locator('.ant-form-item').filter({ hasText: 'Job code (optional)' });
      await field.getByText('Another job has this code; choose another one.').waitFor();
      await page.setViewportSize({ width: 390, height: 844 });
      await expect.poll(() => overflow(page)).toEqual([0, 0]);
      await page.setViewportSize({ width: 1280, height: 900 });

      await dialog.getByLabel('Job code (optional)').fill('NIGHT-1');
      await dialog.getByRole('button', { name: 'Make the job live' }).click();
      await dialog.waitFor({ state: 'detached', timeout: 30_000 });
      await page.locator('[data-task-type="setUpJob"]').waitFor({ state: 'detached', timeout: 30_000 });

      const { items } = await administrator.get<{ items: Job[] }>('/jobs');
      const users = await administrator.get<{ items: User[] }>('/users?limit=200');
      const job = items.find(({ code }) => code === 'NIGHT-1');
      const asked = await administrator.get<QuestionSetVersion>(`/question-sets/${interviewSet}/versions/1`);
      const tired = asked.questions.find(({ text }) => text.en === 'What when you get tired?')?.id ?? '';
      expect(job).toMatchObject({
        status: 'open',
        processId: 'first',
        questionSetId: interviewSet,
        questionSetVersion: 1,
        identityCheck: true,
        timeLimits: { [tired]: 75 },
        recruiterId: users.items.find(({ login }) => login === 'sun')?.id,
      });
      expect(job?.connections).toMatchObject({ interview: 'clearvoice', mail: 'postroom', ehr: 'peoplebase' });
      expect(job?.screeningQuestions?.map(({ key }) => key)).toEqual(['workPermit']);
      await page.context().close();
    },
    testTimeoutMs,
  );

  it(
    'IT chooses interviewers and a meeting link where people meet, at the requisition too',
    async () => {
      const id = await approve('Day shift agent');
      const page = await signIn(browser, hub.urls.hub, 'ivy');
      await page.getByRole('link', { name: 'Requisitions', exact: true }).click();
      await page.getByRole('button', { name: 'Open requisition: Day shift agent' }).click();
      await page.getByRole('button', { name: 'Set the job up' }).click();
      const form = page.locator('.set-up');
      await choose(form, 'Process', 'Standard process');
      await choose(form, 'Interviewers', 'ma · Interviewer');
      await form.getByLabel('Meeting link').fill('https://meet.example.com/room');
      await form.getByRole('button', { name: 'Make the job live' }).click();
      await form.getByText('It must begin with https:// and hold {bookingId} once.').waitFor();
      await form.getByText(/^The department has no published one/).waitFor();
      expect((await administrator.get<{ status: string }>(`/requisitions/${id}`)).status).toBe('approved');
      await page.context().close();
    },
    testTimeoutMs,
  );
});

describe('people', () => {
  it('HR gives an interviewer an employee number and a calendar, and a department another mail', async () => {
    const page = await signIn(browser, hub.urls.hub, 'zhou');
    await page.getByRole('link', { name: 'People', exact: true }).click();
    const row = page.locator('[data-user="ma"]');
    await row.getByText('No interview times: the employee number is missing').waitFor();
    await page.getByRole('button', { name: 'Change ma', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'ma' });
    await dialog.getByLabel('E-mail').fill('no address');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('This is no e-mail address.').waitFor();
    await dialog.getByLabel('E-mail').fill('ma@example.com');
    await dialog.getByLabel('Employee number').fill('E1002');
    await dialog.getByLabel('Calendar').fill('ma@calendar.example.com');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row.getByText('E1002').waitFor();
    await page.getByRole('button', { name: 'Change Main department' }).click();
    await page.getByLabel('Mail address').fill('hiring@example.com');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[data-department="main"]').getByText('hiring@example.com').waitFor();
    const { items } = await administrator.get<{ items: User[] }>('/users?limit=200');
    expect(items.find(({ login }) => login === 'ma')).toMatchObject({
      email: 'ma@example.com',
      employeeNumber: 'E1002',
      calendar: 'ma@calendar.example.com',
      version: 2,
    });
    await page.context().close();
  });
});
