/** @file Builds the web pages where their sources changed; for the image, which installs dependencies itself. */
import { runMain } from './lib/steps.mjs';
import { ensureWebBuilt } from './lib/web-build.mjs';

await runMain(() => ensureWebBuilt());
