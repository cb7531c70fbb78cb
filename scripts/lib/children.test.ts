import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maxRestarts, nextRestartDelay, restartWindowMs, sendSignal, superviseChild } from './children.mjs';

let folder: string;
const cleanUp: (() => Promise<void> | void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'children-'));
});
afterEach(async () => {
  for (const undo of cleanUp.splice(0)) await undo();
  rmSync(folder, { recursive: true, force: true });
});

function makeChild(script: string, more: { maxLogBytes?: number } = {}) {
  const events: string[] = [];
  const child = superviseChild({
    name: 'dummy',
    command: process.execPath,
    args: ['-e', script],
    env: process.env,
    cwd: folder,
    logFile: join(folder, 'dummy.log'),
    onEvent: (event) => events.push(event.kind),
    ...more,
  });
  cleanUp.push(() => child.stop(500));
  return { child, events };
}

async function until(check: () => boolean, timeoutMs = 10_000) {
  const endMs = Date.now() + timeoutMs;
  while (!check()) {
    if (Date.now() > endMs) throw new Error(`not so after ${timeoutMs} ms: ${check.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    // A zombie still has a pid; nobody may have reaped it yet.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

const readLog = (name = 'dummy.log') => readFileSync(join(folder, name), 'utf8');
const idle = 'setInterval(() => {}, 1000); console.log("up", process.env.ONCE ?? "plain")';
const deaf = `process.on("SIGTERM", () => {}); ${idle}`;

describe('a supervised child', () => {
  test('is started again after kill -9, with another pid', async () => {
    const { child, events } = makeChild(idle);
    child.start();
    await until(() => readLog().includes('up'));
    const first = child.kill();
    await until(() => child.isRunning && child.pid !== first);
    await until(() => readLog().split('up').length === 3);
    expect(child.deaths).toBe(1);
    expect(events).toEqual(['started', 'died', 'restarting', 'started']);
  });

  test('gets the one-time environment on its first start alone', async () => {
    const { child } = makeChild(idle);
    child.start({ ONCE: 'once' });
    await until(() => readLog().includes('up'));
    child.kill();
    await until(() => readLog().split('up').length === 3);
    expect(readLog()).toBe('up once\nup plain\n');
  });

  test('stays down once it is stopped, and starts again when asked', async () => {
    const { child } = makeChild(idle);
    child.start();
    await until(() => readLog().includes('up'));
    await child.stop(3000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(child.isRunning).toBe(false);
    expect(child.deaths).toBe(0);
    child.start();
    await until(() => child.isRunning && readLog().includes('up'));
    expect(readLog('dummy.log.1')).toContain('up');
  });

  test('that does not listen to SIGTERM is killed after the grace time, its own children too', async () => {
    const script = `require("node:child_process").spawn(process.execPath, ["-e", "console.log('pid', process.pid); setInterval(() => {}, 1000)"], { stdio: "inherit" }); ${deaf}`;
    const { child } = makeChild(script);
    child.start();
    await until(() => /pid \d+/.test(readLog()) && readLog().includes('up'));
    const grandchild = Number(/pid (\d+)/.exec(readLog())?.[1]);
    const startedMs = Date.now();
    await child.stop(400);
    expect(Date.now() - startedMs).toBeGreaterThanOrEqual(390);
    expect(Date.now() - startedMs).toBeLessThan(3000);
    await until(() => !isAlive(grandchild));
  });

  test('that cannot be started at all counts as dead and says why in its log', async () => {
    const child = superviseChild({
      name: 'missing',
      command: '/nowhere/at/all',
      args: [],
      env: process.env,
      cwd: folder,
      logFile: join(folder, 'missing.log'),
    });
    cleanUp.push(() => child.stop(500));
    child.start();
    await until(() => child.deaths >= 2);
    expect(readLog('missing.log')).toContain('/nowhere/at/all');
  });

  test('has its log capped while it runs', { timeout: 20_000 }, async () => {
    const { child } = makeChild('setInterval(() => console.log("x".repeat(1000)), 10)', { maxLogBytes: 20_000 });
    child.start();
    await until(() => readLog().length > 20_000);
    await until(() => statSync(join(folder, 'dummy.log')).size < 20_000, 12_000);
    expect(readLog('dummy.log.1').length).toBeGreaterThan(20_000);
    await until(() => readLog().length > 0);
  });

  test('dies when its supervisor is killed with kill -9', async () => {
    const script = join(folder, 'supervisor.mjs');
    const module = new URL('./children.mjs', import.meta.url).href;
    writeFileSync(
      script,
      `import { superviseChild } from ${JSON.stringify(module)};
       const child = superviseChild({ name: 'dummy', command: process.execPath, args: ['-e', ${JSON.stringify(deaf)}],
         env: process.env, cwd: ${JSON.stringify(folder)}, logFile: ${JSON.stringify(join(folder, 'dummy.log'))} });
       child.start();
       console.log(child.pid);
       setInterval(() => {}, 1000);`,
    );
    const supervisor = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) => supervisor.stdout.once('data', (text) => resolve(Number(text))));
    cleanUp.push(() => sendSignal(pid, 'SIGKILL'));
    await until(() => readLog().includes('up'));
    expect(isAlive(pid)).toBe(true);
    supervisor.kill('SIGKILL');
    await until(() => !isAlive(pid), 3000);
  });
});

describe('the restart delay', () => {
  test('doubles from 0.1 s', () => {
    const now = 1_000_000;
    expect(
      [0, 1, 2, 3, 4].map((count) =>
        nextRestartDelay(
          Array.from({ length: count }, () => now),
          now,
        ),
      ),
    ).toEqual([100, 200, 400, 800, 1600]);
  });

  test('never lets more than five restarts into 30 s, whenever the deaths come', () => {
    const restarts: number[] = [];
    for (let now = 0; now < 300_000;) {
      now += nextRestartDelay(restarts, now);
      restarts.push(now);
    }
    for (const at of restarts) {
      expect(restarts.filter((other) => other >= at && other < at + restartWindowMs).length).toBeLessThanOrEqual(
        maxRestarts,
      );
    }
    expect(restarts.length).toBeGreaterThan(20);
  });

  test('forgets what is older than the window', () => {
    expect(nextRestartDelay([0, 1, 2, 3, 4, 5], 60_000)).toBe(100);
  });
});
