/** @file Builds the workflow bundle as the worker does, and throws it away: what a workflow must not import fails here. */
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { repositoryRoot } from './paths.mjs';

/** @param {string} message */
const tell = (message) => process.stderr.write(`${message}\n`);
const quiet = () => undefined;
await bundleWorkflowCode({
  workflowsPath: join(repositoryRoot, 'workflows', 'index.ts'),
  logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: tell, error: tell },
});
