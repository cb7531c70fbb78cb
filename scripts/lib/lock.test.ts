import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tryLock, withLock } from './lock.mjs';
import { run } from './run.mjs';

const name = `test-${process.pid}`;

test('a second taker is told who holds the lock, and gets it after the release', async () => {
  const first = await tryLock(name);
  if (!('lock' in first)) throw new Error('held');
  first.lock.update({ url: 'http://127.0.0.1:1' });
  expect(await tryLock(name)).toEqual({ heldBy: { pid: process.pid, url: 'http://127.0.0.1:1' } });
  await first.lock.release();
  const second = await tryLock(name);
  if (!('lock' in second)) throw new Error('held');
  await second.lock.release();
});

test('a holder killed with kill -9 leaves no lock behind', async () => {
  const module = new URL('./lock.mjs', import.meta.url).href;
  const script = `const { tryLock } = await import(${JSON.stringify(module)}); await tryLock('${name}-killed'); console.log('held'); setInterval(() => {}, 1000)`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(await tryLock(`${name}-killed`)).toMatchObject({ heldBy: { pid: holder.pid } });
  holder.kill('SIGKILL');
  await new Promise((resolve) => holder.once('exit', resolve));
  const taken = await tryLock(`${name}-killed`);
  if (!('lock' in taken)) throw new Error('held');
  await taken.lock.release();
});

test('another version of Node sees the same lock', async () => {
  const other = ['/usr/bin/node', '/usr/local/bin/node'].find((file) => existsSync(file));
  if (!other || process.execPath === other) return;
  const taken = await tryLock(`${name}-versions`);
  if (!('lock' in taken)) throw new Error('held');
  const module = new URL('./lock.mjs', import.meta.url).href;
  const script = `const { tryLock } = await import(${JSON.stringify(module)}); console.log(JSON.stringify(await tryLock('${name}-versions')))`;
  const result = await run(other, ['--input-type=module', '-e', script]);
  expect(JSON.parse(result.stdout)).toEqual({ heldBy: { pid: process.pid } });
  await taken.lock.release();
});

test('work under one lock never overlaps', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside--;
  };
  await Promise.all([1, 2, 3].map(() => withLock(`${name}-work`, work)));
  expect(most).toBe(1);
});
