import { expect, it } from 'vitest';
import { setTimeout as wait } from 'node:timers/promises';
import { KeyedLock } from './keyed-lock.ts';

it('runs tasks of one key one after the other and those of others beside them', async () => {
  const lock = new KeyedLock();
  const log: string[] = [];
  const task = (key: string, name: string, ms: number) =>
    lock.run(key, async () => {
      log.push(`${name}+`);
      await wait(ms);
      log.push(`${name}-`);
    });
  await Promise.all([task('a', '1', 20), task('a', '2', 0), task('b', '3', 0)]);
  expect(log.indexOf('1-')).toBeLessThan(log.indexOf('2+'));
  expect(log.indexOf('3-')).toBeLessThan(log.indexOf('1-'));
});

it('goes on after a failure and hands it to its own caller alone', async () => {
  const lock = new KeyedLock();
  const failing = lock.run('a', () => Promise.reject(new Error('no')));
  const next = lock.run('a', () => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  await expect(next).resolves.toBe('yes');
});
