/** @file `npm run hub -- <command>`: the CLI, on the pinned Node. */
import { join, resolve } from 'node:path';
import { ensureDependencies, findNode } from './lib/dependencies.mjs';
import { repositoryRoot } from './lib/paths.mjs';
import { runForeground } from './lib/run.mjs';
import { runMain } from './lib/steps.mjs';

await runMain(async () => {
  await ensureDependencies();
  // File arguments are meant from where the person stands; npm changes to the root and leaves the place in INIT_CWD.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const env = { ...process.env, HUB_DATA_DIR: resolve(repositoryRoot, process.env.HUB_DATA_DIR || '.hub') };
  return runForeground(findNode(), [join(repositoryRoot, 'cli', 'main.ts'), ...process.argv.slice(2)], { cwd, env });
});
