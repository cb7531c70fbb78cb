import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createTestDatabase, forEachDatabase, openTestDatabase } from '../test/support/databases.ts';
import { openDatabase } from './connection.ts';
import { isDatabaseHealthy } from './health.ts';

forEachDatabase((kind, open) => {
  it('keeps all of a transaction or nothing', async () => {
    const db = await open();
    const failing = db.transaction(async (tx) => {
      await tx('leases').insert({ name: 'a', holder: 'x', expires_at: '2026' });
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await db.knex('leases')).toEqual([]);
  });

  it('keeps every character, and tells apart what differs by case, accent or a trailing space', async () => {
    const db = await open();
    const names = ['a', 'A', 'á', 'a ', '😀', '‏مرحبا', '张三'];
    for (const name of names) await db.knex('leases').insert({ name, holder: `h ${name}`, expires_at: '2026' });
    for (const name of names) expect(await db.knex('leases').where({ name })).toMatchObject([{ holder: `h ${name}` }]);
  });

  it('keeps values out of the messages of its errors', async () => {
    const db = await open();
    const row = { name: 'CANARY', holder: 'CANARY holder', expires_at: '2026' };
    await db.knex('leases').insert(row);
    // MySQL itself quotes the key that is there twice; what else was in the statement stays out.
    const error = await db
      .knex('leases')
      .insert(row)
      .catch((caught: unknown) => caught as Error);
    expect(String((error as Error).message)).not.toContain('CANARY holder');
  });

  it('says whether it answers', async () => {
    const db = await open();
    expect(await isDatabaseHealthy(db)).toBe(true);
    const made = await createTestDatabase(kind);
    const closed = await openDatabase(made.url);
    await closed.close();
    await made.drop();
    expect(await isDatabaseHealthy(closed)).toBe(false);
  });

  it('lets many transactions count on one row without losing any', async () => {
    const db = await open();
    await Promise.all(
      Array.from({ length: 50 }, () =>
        db.transaction((tx) => tx('sequencer').where({ name: 'events' }).increment('value', 1)),
      ),
    );
    expect(Number(((await db.knex('sequencer').first()) as { value: number }).value)).toBe(50);
  });
});

describe('on mysql', () => {
  it('refuses a value that is too long instead of cutting it short', async () => {
    const db = await openTestDatabase('mysql');
    try {
      await expect(
        db.knex('leases').insert({ name: 'x'.repeat(61), holder: 'h', expires_at: '2026' }),
      ).rejects.toThrow();
    } finally {
      await db.close();
    }
  });

  it('runs a transaction again after a deadlock', async () => {
    const db = await openTestDatabase('mysql');
    try {
      for (const name of ['a', 'b']) await db.knex('leases').insert({ name, holder: '', expires_at: '2026' });
      let runs = 0;
      const lockBoth = (first: string, second: string) =>
        db.transaction(async (tx) => {
          runs++;
          await tx('leases').where({ name: first }).update({ holder: first });
          await new Promise((resolve) => setTimeout(resolve, 100));
          await tx('leases').where({ name: second }).update({ holder: first });
        });
      await Promise.all([lockBoth('a', 'b'), lockBoth('b', 'a')]);
      expect(runs).toBe(3);
    } finally {
      await db.close();
    }
  });
});

describe('on sqlite', () => {
  it('lets two processes read and write at once without SQLITE_BUSY', async () => {
    const db = await openTestDatabase('sqlite');
    try {
      const script = fileURLToPath(new URL('../test/support/write-together.ts', import.meta.url));
      const writers = [1, 2].map(() =>
        spawn(process.execPath, [script, db.url], { stdio: ['pipe', 'pipe', 'inherit'] }),
      );
      await Promise.all(writers.map((writer) => once(writer.stdout, 'data')));
      const said = writers.map(async (writer) => {
        let words = '';
        writer.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()));
        writer.stdin.write('go\n');
        await once(writer, 'close');
        return words;
      });
      expect(await Promise.all(said)).toEqual(['done', 'done']);
      expect(Number(((await db.knex('sequencer').first()) as { value: number }).value)).toBe(400);
    } finally {
      await db.close();
    }
  });

  it('would fail with deferred transactions: the fault that BEGIN IMMEDIATE keeps out', async () => {
    const made = await createTestDatabase('sqlite');
    const path = made.url.slice('sqlite:'.length);
    // However long the timeout: what the first one read is out of date, so waiting could not help it.
    const [one, two] = [new Database(path, { timeout: 10_000 }), new Database(path, { timeout: 10_000 })];
    try {
      one.exec('pragma journal_mode = wal; create table t (value integer); insert into t values (0); begin');
      one.prepare('select value from t').get();
      two.exec('begin; update t set value = 2; commit');
      expect(() => one.exec('update t set value = 1')).toThrow(/locked/);
    } finally {
      one.close();
      two.close();
      await made.drop();
    }
  });

  it('keeps its event loop turning while another process holds the lock', async () => {
    const one = await openTestDatabase('sqlite');
    const [two, three] = await Promise.all([openDatabase(one.url), openDatabase(one.url)]);
    try {
      let turns = 0;
      const timer = setInterval(() => turns++, 10);
      let free = () => {};
      const held = one.transaction(() => new Promise<void>((resolve) => (free = resolve)));
      await new Promise((resolve) => setTimeout(resolve, 20));
      const waiting = Promise.all([
        two.transaction((tx) => tx.raw('select 1')),
        three.knex('sequencer').update({ value: 7 }),
      ]);
      setTimeout(() => free(), 300);
      await Promise.all([held, waiting]);
      clearInterval(timer);
      expect(turns).toBeGreaterThan(5);
    } finally {
      await Promise.all([two.close(), three.close()]);
      await one.close();
    }
  });
});

describe('a database URL', () => {
  it.each(['', 'postgres://x/y', 'mysql://host', 'hub.db'])('is refused with a sentence: %j', async (url) => {
    await expect(openDatabase(url)).rejects.toThrow(/DATABASE_URL must be/);
  });
});
