/** @file The TypeScript programs of a folder that a script dispatches to. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './paths.mjs';
import { SetupError } from './steps.mjs';

/**
 * Lists the programs of a folder: its own `.ts` files but tests and types. Shared code lives in subfolders.
 * @param {string} folder relative to the repository
 * @param {string} [name] only this one
 * @returns {{ name: string, file: string }[]} sorted by name; `file` is relative to the folder
 * @throws {SetupError} naming what there is, when `name` is not there
 */
export function listPrograms(folder, name) {
  const path = join(repositoryRoot, folder);
  const programs = (existsSync(path) ? readdirSync(path) : [])
    .filter((file) => file.endsWith('.ts') && !/\.(test|d)\.ts$/.test(file))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.ts'.length), file }));
  const chosen = name === undefined ? programs : programs.filter((program) => program.name === name);
  if (chosen.length > 0) return chosen;
  const names = programs.map((program) => program.name).join(', ') || 'nothing';
  throw new SetupError(
    name === undefined ? `${folder}/ holds no program.` : `There is no "${name}" in ${folder}/; it holds ${names}.`,
  );
}
