/** @file Installs what package-lock.json names, and finds the pinned Node 24. Runs on Node 20 with nothing installed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { isExecutable, repositoryRoot } from './paths.mjs';
import { run, tailLines } from './run.mjs';
import { SetupError, step } from './steps.mjs';

/**
 * Runs `npm ci` unless node_modules already is what the lockfile says. Safe to repeat, and safe from two processes at once.
 * @returns {Promise<void>}
 */
export async function ensureDependencies() {
  if (areDependenciesCurrent()) return;
  await step('Installing dependencies (npm ci)', (note) =>
    withLock(`dependencies:${repositoryRoot}`, async () => {
      if (areDependenciesCurrent()) return note('done by another process');
      // No package here needs its install script: native parts come as platform packages.
      const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
      const npmScript = process.env.npm_execpath;
      const result = npmScript?.endsWith('.js')
        ? await run(process.execPath, [npmScript, ...args], { cwd: repositoryRoot })
        : await run('npm', args, { cwd: repositoryRoot });
      if (result.code !== 0) {
        throw new SetupError(
          `npm ci failed; the hub needs the npm registry once. Its last words:\n${tailLines(result.stderr || result.stdout)}`,
        );
      }
    }),
  );
}

/**
 * Whether node_modules holds every package of the lockfile at its version. npm writes the inner lockfile as its last
 * act, so an install that was cut short does not count as done.
 * @param {string} [root]
 * @returns {boolean}
 */
export function areDependenciesCurrent(root = repositoryRoot) {
  /** @type {Record<string, { version?: string, optional?: boolean }>} */
  let wanted;
  /** @type {Record<string, { version?: string }>} */
  let installed;
  wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  try {
    installed = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
  } catch {
    return false;
  }
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

/**
 * The Node that runs the hub: the pinned one from node_modules, else the present one where it is new enough.
 * @returns {string} absolute path
 * @throws {SetupError} where there is neither
 */
export function findNode() {
  const pinned = join(repositoryRoot, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (isExecutable(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new SetupError(
    `The hub runs on Node 24, this is ${process.version}, and no pinned Node 24 exists for ${process.platform}-${process.arch}. ` +
      'Install Node 24 from your package source and run this again with it.',
  );
}
