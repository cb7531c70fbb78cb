import { expect, test } from 'vitest';
import { createGroupCommit } from './group-commit.ts';

test('callers that come while a commit runs share the next one', async () => {
  const batches: number[][] = [];
  const group = createGroupCommit<number, number>(async (items) => {
    batches.push(items);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return items.map((n) => n * 10);
  });
  const first = group.submit(1);
  await new Promise((resolve) => setTimeout(resolve, 2));
  const rest = await Promise.all([first, ...[2, 3, 4, 5].map((n) => group.submit(n))]);
  expect(rest).toEqual([10, 20, 30, 40, 50]);
  expect(batches).toEqual([[1], [2, 3, 4, 5]]);
});

test('no commit is larger than the limit and every caller gets its own answer', async () => {
  const sizes: number[] = [];
  const group = createGroupCommit<number, number>(
    async (items) => {
      sizes.push(items.length);
      return items;
    },
    { maxBatch: 10 },
  );
  const numbers = Array.from({ length: 95 }, (_, n) => n);
  expect(await Promise.all(numbers.map((n) => group.submit(n)))).toEqual(numbers);
  expect(Math.max(...sizes)).toBe(10);
  expect(sizes.reduce((a, b) => a + b)).toBe(95);
});

test('a faulty item fails alone', async () => {
  const group = createGroupCommit<number, number>(async (items) => {
    if (items.includes(3)) throw new Error('3 cannot be written');
    return items;
  });
  const settled = await Promise.allSettled([1, 2, 3, 4].map((n) => group.submit(n)));
  expect(settled.map((s) => s.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});

test('with the database away all are refused after one try', async () => {
  let tries = 0;
  const group = createGroupCommit<number, number>(async () => {
    tries += 1;
    throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  });
  const settled = await Promise.allSettled([1, 2, 3, 4].map((n) => group.submit(n)));
  expect(settled.every((s) => s.status === 'rejected')).toBe(true);
  expect(tries).toBe(1);
});

test('above the limit of the queue a caller is told to come again', async () => {
  const group = createGroupCommit<number, number>(
    async (items) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return items;
    },
    { maxQueued: 2 },
  );
  const settled = await Promise.allSettled([1, 2, 3].map((n) => group.submit(n)));
  expect(settled.map((s) => s.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect((settled[2] as PromiseRejectedResult).reason).toMatchObject({ code: 'not_confirmed', status: 503 });
  await group.drain();
});
