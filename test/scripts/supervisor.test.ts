import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hub, startHub, stateFile } from '../../scripts/lib/supervisor.mjs';

// The supervisor with a real Temporal and stand-ins for the hub's own processes: quick, and able to misbehave.
const root = mkdtempSync(join(tmpdir(), 'supervisor-root-'));
const dataDir = join(root, 'data');
const listen = (port: string, more = '') => `
import { createServer } from 'node:http';
import { appendFileSync } from 'node:fs';
appendFileSync(${JSON.stringify(join(root, 'starts.txt'))}, process.argv[1].split('/').at(-1) + ' ' + (process.env.HUB_CRASH_AT ?? '-') + '\\n');
${more}
createServer((_request, response) => response.end(process.env.DATABASE_URL)).listen(Number(${port}), '127.0.0.1');`;

let hub: Hub;
beforeAll(async () => {
  mkdirSync(join(root, 'sandbox'));
  mkdirSync(join(root, 'cli'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'server.ts'), listen('process.env.HUB_PORT'));
  writeFileSync(
    join(root, 'worker.ts'),
    listen('process.env.HUB_WORKER_METRICS_PORT', 'process.on("SIGTERM", () => {});'),
  );
  writeFileSync(
    join(root, 'sandbox', 'main.ts'),
    listen(
      'process.argv[process.argv.indexOf("--port") + 1]',
      "import { mkdirSync, writeFileSync } from 'node:fs'; mkdirSync('data/sandbox', { recursive: true }); writeFileSync('data/sandbox/secrets.json', '{\"controlToken\":\"secret\"}');",
    ),
  );
  writeFileSync(
    join(root, 'cli', 'main.ts'),
    'console.error("migrating"); console.log(JSON.stringify({ adminLogin: "admin", adminPassword: "once", created: true }));',
  );
  hub = await startHub({ root, dataDir, crashAt: { worker: 'afterCommit' } });
});
afterAll(async () => {
  await hub?.stop();
  rmSync(root, { recursive: true, force: true });
});

test('the hub is up with Temporal, sandbox, worker and server, and answers the first password', async () => {
  expect(Object.keys(hub.pids()).sort()).toEqual(['sandbox', 'server', 'temporal', 'worker']);
  expect(hub).toMatchObject({ adminLogin: 'admin', adminPassword: 'once' });
  expect(await (await fetch(hub.urls.hub)).text()).toBe(`sqlite:${join(dataDir, 'hub.db')}`);
  expect((await fetch(hub.urls.temporalUi ?? '')).status).toBe(200);
});

test('the tokens that the sandbox made are handed on', () => {
  expect(hub.sandboxTokens).toEqual({ controlToken: 'secret' });
});

test('the first password is in no file of the data directory', () => {
  expect(readFileSync(join(dataDir, 'logs', 'bootstrap.log'), 'utf8')).toBe('migrating\n');
});

test('a second hub on the same data directory is refused with who holds it', async () => {
  await expect(startHub({ root, dataDir })).rejects.toThrow(
    `A hub already runs on ${dataDir} (process ${process.pid}, ${hub.urls.hub})`,
  );
});

test('a taken port is named with the setting that changes it', async () => {
  await expect(startHub({ root, dataDir: join(root, 'other'), ports: { hub: hub.ports.hub } })).rejects.toThrow(
    `Port ${hub.ports.hub} on 127.0.0.1 is taken by another program. Stop that one, or set HUB_PORT to a free port.`,
  );
});

test('every process comes back after kill -9, Temporal included, and a crash point is not set again', async () => {
  const before = hub.pids();
  for (const name of ['temporal', 'sandbox', 'worker', 'server'] as const) hub.kill(name);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await hub.waitReady(20_000);
  for (const name of ['temporal', 'sandbox', 'worker', 'server'] as const) {
    expect(hub.pids()[name]).not.toBe(before[name]);
    expect(hub.deaths(name)).toBe(1);
  }
  const starts = readFileSync(join(root, 'starts.txt'), 'utf8').split('\n');
  expect(starts.filter((line) => line === 'worker.ts afterCommit')).toHaveLength(1);
  expect(starts.filter((line) => line === 'worker.ts -')).toHaveLength(1);
  expect(JSON.parse(readFileSync(join(dataDir, stateFile), 'utf8'))).toMatchObject({ children: hub.pids() });
});

test('all of it stops within 5 s, even with a worker that does not listen', async () => {
  const pids = Object.values(hub.pids());
  const startedMs = Date.now();
  await hub.stop();
  expect(Date.now() - startedMs).toBeLessThan(5000);
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  expect(existsSync(join(dataDir, stateFile))).toBe(false);
});

test('a server that keeps dying fails the start with the end of its log, and leaves nothing running', async () => {
  writeFileSync(join(root, 'server.ts'), 'console.error("no such table: candidates"); process.exit(3);');
  await expect(startHub({ root, dataDir })).rejects.toThrow(/server keeps dying[^]*no such table: candidates/);
  writeFileSync(join(root, 'server.ts'), listen('process.env.HUB_PORT'));
  hub = await startHub({ root, dataDir });
});
