/** @file Builds the web pages with vite, only when their sources changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findNode } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { repositoryRoot } from './paths.mjs';
import { run, tailLines } from './run.mjs';
import { SetupError, step } from './steps.mjs';

/** Folders that are vite projects where they exist; each is built into its own `dist`. */
const projects = ['web/console', 'web/portal'];
/** What a build depends on. */
const sources = ['web', 'clients/typescript', 'package-lock.json'];
const stampName = '.sources';

/**
 * Builds each web project whose sources are not those of its last build. Safe to repeat and from two processes at once.
 * @param {string} [root]
 * @returns {Promise<void>}
 */
export async function ensureWebBuilt(root = repositoryRoot) {
  const present = projects.filter((project) => existsSync(join(root, project, 'index.html')));
  if (present.length === 0) return;
  const stamp = hashSources(root);
  for (const project of present) {
    const target = join(root, project, 'dist');
    const isBuilt = () => readIfPresent(join(target, stampName)) === stamp;
    if (isBuilt()) continue;
    await step(`Building ${project}`, () =>
      withLock(`web:${target}`, async () => {
        if (isBuilt()) return;
        const fresh = `${target}.${process.pid}`;
        try {
          const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
          const args = [vite, 'build', project, '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'];
          const result = await run(findNode(), args, { cwd: root, env: { ...process.env, NODE_ENV: 'production' } });
          if (result.code !== 0)
            throw new SetupError(`Building ${project} failed:\n${tailLines(result.stderr || result.stdout)}`);
          writeFileSync(join(fresh, stampName), stamp);
          // Put in place at once: a running hub never serves half a build.
          rmSync(target, { recursive: true, force: true });
          renameSync(fresh, target);
        } finally {
          rmSync(fresh, { recursive: true, force: true });
        }
      }),
    );
  }
}

/**
 * @param {string} root
 * @returns {string} hash of the names and contents of all sources
 */
function hashSources(root) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of listFiles(root, source))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} files under it, sorted, relative to the root; without builds and dependencies
 */
function listFiles(root, path) {
  if (!existsSync(join(root, path))) return [];
  if (path.endsWith('.json')) return [path];
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => !/^(node_modules|dist(\..*)?)$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const child = `${path}/${entry.name}`;
      return entry.isDirectory() ? listFiles(root, child) : [child];
    });
}

/** @param {string} file */
function readIfPresent(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
