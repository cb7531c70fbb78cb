import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { HiringTeam } from '../../examples/hiring-team.ts';
import { Journey } from '../../examples/journey.ts';
import { startHub, type Hub } from '../../scripts/lib/supervisor.mjs';
import { ensureWebBuilt } from '../../scripts/lib/web-build.mjs';
import { launchBrowser } from './browser.ts';

/** What everybody of {@link addPeople} signs in with. */
const password = 'correct horse battery staple';

/** Who works in a console test: a login for each role. */
export const people = {
  lin: { role: 'hr' },
  zhou: { role: 'hr' },
  wang: { role: 'business', departmentId: 'main' },
  ivy: { role: 'it' },
  sun: { role: 'recruiter' },
  ma: { role: 'interviewer', departmentId: 'main' },
} as const;

/** A hub with its console, a browser, and everybody who takes part: at the API as `team`, in the browser as {@link people}. */
export type ConsoleWorld = {
  hub: Hub;
  browser: Browser;
  administrator: Journey;
  team: HiringTeam;
  /** Ends all of it and removes its data. */
  close(): Promise<void>;
};

/** Starts it; `name` is part of its data folder's. */
export async function startConsole(name: string): Promise<ConsoleWorld> {
  await ensureWebBuilt();
  const dataDir = mkdtempSync(join(tmpdir(), `${name}-`));
  const hub = await startHub({ dataDir });
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    await hub.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const administrator = await Journey.connect(
      { HUB_URL: hub.urls.hub, HUB_DATA_DIR: hub.dataDir },
      { role: 'administrator' },
    );
    const team = await HiringTeam.gather(administrator);
    await addPeople(administrator);
    browser = await launchBrowser();
    return { hub, browser, administrator, team, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Makes them, by an administrator's key. */
async function addPeople(administrator: Journey): Promise<void> {
  for (const [login, who] of Object.entries(people))
    await administrator.request('POST', '/users', { ...who, login, displayName: login, locale: 'en', password });
}

/** A page of somebody's own, signed in, in English. */
export async function signIn(browser: Browser, url: string, login: keyof typeof people): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Open tasks' }).waitFor();
  return page;
}

/** Chooses from a list by its label, with the keyboard alone. */
export async function choose(within: Locator, label: string | RegExp, text: string): Promise<void> {
  const field = within.getByRole('combobox', { name: label });
  await field.focus();
  await field.press('ArrowDown');
  const list = within.page().locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await list.locator('.ant-select-item-option').first().waitFor();
  const wanted = list.locator('.ant-select-item-option').filter({ hasText: text }).first();
  for (let step = 0; step < 30; step++) {
    if ((await wanted.count()) > 0 && (await wanted.getAttribute('class'))?.includes('-active')) break;
    await field.press('ArrowDown');
  }
  await field.press('Enter');
  // A list of several choices stays open.
  if ((await field.getAttribute('aria-expanded')) === 'true') await field.press('Escape');
}

/** How far a page and its drawer are wider than the screen, in px; nothing should be. */
export function overflow(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.ant-drawer-body')].map(
      (element) => element.scrollWidth - element.clientWidth,
    ),
  );
}
