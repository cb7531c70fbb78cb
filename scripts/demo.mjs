/** @file `npm run demo [-- COUNT] [-- --at-once N] [-- --plain]`: candidates move through a hub that runs, on the pinned Node. */
import { join, resolve } from 'node:path';
import { ensureDependencies, findNode } from './lib/dependencies.mjs';
import { repositoryRoot } from './lib/paths.mjs';
import { runForeground } from './lib/run.mjs';
import { runMain } from './lib/steps.mjs';

await runMain(async () => {
  await ensureDependencies();
  const port = process.env.HUB_PORT || '8700';
  const env = {
    ...process.env,
    HUB_DATA_DIR: resolve(repositoryRoot, process.env.HUB_DATA_DIR || '.hub'),
    HUB_URL: process.env.HUB_URL || `http://127.0.0.1:${port}`,
  };
  const args = [join(repositoryRoot, 'examples', 'demo.ts'), ...process.argv.slice(2)];
  return runForeground(findNode(), args, { cwd: repositoryRoot, env });
});
