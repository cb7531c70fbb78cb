/**
 * @file Writes what is made from other files: the types of schemas/openapi.yaml. `--check` writes nothing and exits 1
 * when a file is not what it would be. Runs on the pinned Node by `npm run generate`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from './lib/paths.mjs';

const source = 'schemas/openapi.yaml';
const targets = ['schemas/types.gen.ts', 'clients/typescript/src/types.gen.ts'];

const isCheck = process.argv.includes('--check');
const wanted = await generateTypes();
const stale = targets.filter((target) => {
  const file = join(repositoryRoot, target);
  return !existsSync(file) || readFileSync(file, 'utf8') !== wanted;
});
if (isCheck) {
  if (stale.length > 0) {
    process.stderr.write(
      `Not what ${source} gives: ${stale.join(', ')}. Run "npm run generate" and commit the result.\n`,
    );
    process.exitCode = 1;
  }
} else {
  for (const target of stale) {
    mkdirSync(dirname(join(repositoryRoot, target)), { recursive: true });
    writeFileSync(join(repositoryRoot, target), wanted);
    process.stdout.write(`Wrote ${target}\n`);
  }
}

/** @returns {Promise<string>} the TypeScript text */
async function generateTypes() {
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const nodes = await openapiTS(pathToFileURL(join(repositoryRoot, source)), { defaultNonNullable: false });
  return `// Generated from ${source} by "npm run generate". Do not edit.\n\n${astToString(nodes)}`;
}
