/** @file Where things are: the repository, the cache outside it, the pinned Node. */
import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, absolute. */
export const repositoryRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Folder for what outlives a clone (the Temporal binary), absolute; follows `XDG_CACHE_HOME`. */
export function cacheDirectory() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'throughline');
}

/**
 * Finds a program on the PATH. Folders of `node_modules/.bin` are left out: npm puts them first, and a package's
 * script there is not the program the person installed.
 * @param {string} name
 * @returns {string | undefined} absolute path
 */
export function findOnPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (folder === '' || folder.includes('node_modules')) continue;
    const file = join(folder, name);
    if (isExecutable(file)) return file;
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {boolean}
 */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
