import { afterAll, beforeAll, expect, test } from 'vitest';
import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { startTestHub, type TestHub } from '../support/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  await hub?.close();
});

const demo = (args: string[], env: Record<string, string>) =>
  run(process.execPath, [join(repositoryRoot, 'scripts/demo.mjs'), ...args], {
    cwd: repositoryRoot,
    env: { ...process.env, ...env },
  });

test('the demo moves three candidates to the ends of their stories, in plain lines where no terminal is', async () => {
  const { code, stdout } = await demo(['3'], { HUB_URL: hub.hub.urls.hub, HUB_DATA_DIR: hub.hub.dataDir });
  expect(stdout).toMatch(/hired +1 .*\n +rejected +1 .*\n +disputed +1 /);
  expect(stdout).toMatch(/王晓燕 .*hired/);
  expect(stdout).not.toContain('\u001b[');
  expect(code).toBe(0);
});

test('without a hub it says how to start one', async () => {
  const { code, stderr } = await demo([], { HUB_URL: 'http://127.0.0.1:9', HUB_DATA_DIR: hub.hub.dataDir });
  expect(stderr).toContain('npm start');
  expect(code).toBe(1);
});
