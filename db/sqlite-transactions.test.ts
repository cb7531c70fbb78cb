import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../test/support/databases.ts';
import type { Db, Tx } from './connection.ts';

describe('transactions of SQLite that wait together', () => {
  let db: Db;
  beforeEach(async () => {
    db = await openTestDatabase('sqlite');
  });
  afterEach(() => db.close());

  const lease = (name: string, holder = '') => ({ name, holder, expires_at: '2026' });
  const add = (name: string) => (tx: Tx) => tx('leases').insert(lease(name));
  const names = async (): Promise<string[]> => db.knex('leases').orderBy('name').pluck<string[]>('name');

  /** Counts statements like this from now on. */
  function count(sql: RegExp): () => number {
    let seen = 0;
    db.knex.on('query', (query: { sql: string }) => {
      if (sql.test(query.sql)) seen += 1;
    });
    return () => seen;
  }

  it('share a commit, and each sees what those before it did', async () => {
    const commits = count(/^COMMIT/i);
    const seen = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        db.transaction(async (tx) => {
          await add(`n${String(index).padStart(2, '0')}`)(tx);
          return (await tx('leases')).length;
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(commits()).toBeLessThan(10);
    expect(await names()).toHaveLength(20);
  });

  it('take back what failed and nothing of the others', async () => {
    const results = await Promise.allSettled([
      db.transaction(add('a')),
      db.transaction(async (tx) => {
        await add('b')(tx);
        throw new Error('on purpose');
      }),
      db.transaction(add('a')),
      db.transaction(add('c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['a', 'c']);
  });

  it('are answered after the commit and not before', async () => {
    let free = (): void => {};
    const first = db.transaction(async (tx) => {
      await add('a')(tx);
      await new Promise<void>((resolve) => (free = resolve));
    });
    let answered = 0;
    const rest = [db.transaction(add('b')), db.transaction(() => Promise.reject(new Error('on purpose')))];
    for (const each of rest) each.catch(() => undefined).finally(() => (answered += 1));
    await sleep(5);
    expect(answered).toBe(0);
    free();
    await Promise.allSettled([first, ...rest]);
    expect(answered).toBe(2);
    expect(await names()).toEqual(['a', 'b']);
  });

  it('keep what they said was kept when the disk is full, and only that', async () => {
    const [{ page_count: pages }] = (await db.knex.raw('pragma page_count')) as [{ page_count: number }];
    await db.knex.raw(`pragma max_page_count = ${pages + 4}`);
    const big = 'x'.repeat(100_000);
    const results = await Promise.allSettled([
      db.transaction(add('a')),
      db.transaction((tx) => tx('leases').insert(lease('b', big))),
      db.transaction(add('c')),
    ]);
    const said = ['a', 'b', 'c'].filter((_, index) => results[index]?.status === 'fulfilled');
    expect(said).not.toContain('b');
    expect(await names()).toEqual(said);
    await db.knex.raw(`pragma max_page_count = ${pages + 1000}`);
    await db.transaction(add('d'));
    expect(await names()).toEqual([...said, 'd']);
  });

  it('all fail when the database is closed, and none waits for ever', async () => {
    await db.close();
    const results = await Promise.allSettled([db.transaction(add('a')), db.transaction(add('b'))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
