import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const root = fileURLToPath(new URL('.', import.meta.url));
const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/**
 * The workflow bundle of the code as it is, made once and kept in the data folder under the hash of what goes into it, so
 * that a restarted worker is back some seconds earlier. Safe with several workers at once.
 */
export async function loadWorkflowBundle(dataDir: string, failureConverterPath: string): Promise<{ codePath: string }> {
  const folder = path.join(dataDir, 'workflow-bundles');
  const codePath = path.join(folder, `${hashSources(failureConverterPath)}.js`);
  if (existsSync(codePath)) return { codePath };
  mkdirSync(folder, { recursive: true });
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(root, 'workflows', 'index.ts'),
    failureConverterPath,
    logger: silent,
  });
  for (const old of readdirSync(folder)) rmSync(path.join(folder, old), { force: true });
  writeFileSync(`${codePath}.${process.pid}`, code);
  renameSync(`${codePath}.${process.pid}`, codePath);
  return { codePath };
}

/** The workflow's own files, the failure converter, and the versions of every package. */
function hashSources(failureConverterPath: string): string {
  const hash = createHash('sha256');
  const workflows = readdirSync(path.join(root, 'workflows'))
    .filter((name) => name.endsWith('.ts'))
    .sort();
  for (const file of [
    ...workflows.map((name) => path.join(root, 'workflows', name)),
    failureConverterPath,
    path.join(root, 'package-lock.json'),
  ]) {
    hash.update(path.basename(file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}
