import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DeterminismViolationError } from '@temporalio/workflow';
import { bundleWorkflowCode, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';

const folder = new URL('./histories/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };

function bundle(entry: string): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL(entry, import.meta.url)), logger: silent });
}

function replay(workflowBundle: WorkflowBundleWithSourceMap, file: string): Promise<void> {
  const history: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  return Worker.runReplayHistory({ workflowBundle }, history);
}

describe('stored histories', () => {
  let released: WorkflowBundleWithSourceMap;
  let planted: WorkflowBundleWithSourceMap;
  beforeAll(async () => {
    [released, planted] = await Promise.all([bundle('../../workflows/index.ts'), bundle('./planted/index.ts')]);
  });

  it('cover the ways an application goes', () => {
    expect(files.length).toBeGreaterThanOrEqual(6);
  });

  it.each(files)('%s replays on the driver as it is now', async (file) => {
    await replay(released, file);
  });

  it.each(files)('%s shows a planted breaking change', async (file) => {
    await expect(replay(planted, file)).rejects.toBeInstanceOf(DeterminismViolationError);
  });
});
