/**
 * @file Lets Temporal's SDK download its CLI into a folder: `node download-temporal.mjs FOLDER VERSION` prints the
 * file. A process of its own, so that a blocked network can be cut off by a time limit.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [folder = '', version = ''] = process.argv.slice(2);
try {
  // The SDK has no call that only downloads: a server is started for a moment.
  const environment = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'cached-download', downloadDir: folder, version: `v${version}` },
      log: { format: 'json', level: 'error' },
    },
  });
  await environment.teardown();
  const file = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .find((path) => statSync(path).isFile() && statSync(path).size > 10_000_000);
  if (!file) throw new Error('the SDK left no file behind');
  process.stdout.write(`${file}\n`);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`);
  process.exit(1);
}
