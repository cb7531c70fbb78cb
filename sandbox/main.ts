import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { optionOf, SECRET_NAMES } from './secrets.ts';
import { startSandbox } from './start.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8750' },
    host: { type: 'string', default: '127.0.0.1' },
    'data-dir': { type: 'string', default: '.hub/sandbox' },
    ...Object.fromEntries(SECRET_NAMES.map((name) => [optionOf(name), { type: 'string' as const }])),
    'public-url': { type: 'string' },
    instant: { type: 'boolean', default: false },
  },
});

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write(`--port must be a number from 0 to 65535, not ${values.port}\n`);
  process.exit(2);
}

const dataDir = values['data-dir'];
const given = values as Record<string, unknown>;
const secrets = Object.fromEntries(
  SECRET_NAMES.flatMap((name) => {
    const value = given[optionOf(name)];
    return typeof value === 'string' ? [[name, value]] : [];
  }),
);

try {
  const publicUrl = values['public-url'];
  const sandbox = await startSandbox({ port, host: values.host, dataDir, secrets, publicUrl, instant: values.instant });
  process.stdout.write(
    `sandbox: listening on ${sandbox.url} (everything here is simulated); tokens: ${join(dataDir, 'secrets.json')}\n`,
  );
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void sandbox.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  process.stderr.write(`sandbox: could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
