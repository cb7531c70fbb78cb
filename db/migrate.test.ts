import { describe, expect, it } from 'vitest';
import { createTestDatabase, databaseKinds } from '../test/support/databases.ts';
import { openDatabase } from './connection.ts';
import { migrateDown, migrateUp, migrationNames } from './migrate.ts';

describe.each(databaseKinds)('migrations on %s', (kind) => {
  it('run once, and not again', async () => {
    const made = await createTestDatabase(kind);
    const db = await openDatabase(made.url);
    try {
      expect(await migrateUp(db)).toEqual(migrationNames);
      expect(await migrateUp(db)).toEqual([]);
      await migrateDown(db);
      expect(await db.knex.schema.hasTable('applications')).toBe(false);
      expect(await migrateUp(db)).toEqual(migrationNames);
    } finally {
      await db.close();
      await made.drop();
    }
  });

  it('run once when two processes start together', async () => {
    const made = await createTestDatabase(kind);
    const [one, two] = await Promise.all([openDatabase(made.url), openDatabase(made.url)]);
    try {
      const ran = await Promise.all([migrateUp(one), migrateUp(two)]);
      expect(ran.flat()).toEqual(migrationNames);
    } finally {
      await Promise.all([one.close(), two.close()]);
      await made.drop();
    }
  });

  it('go on after a start that was killed half-way', async () => {
    const made = await createTestDatabase(kind);
    const db = await openDatabase(made.url);
    try {
      await migrateUp(db);
      // What a kill leaves on MySQL: tables without a record, and knex's own lock held.
      if (kind === 'mysql') {
        await db.knex('knex_migrations').delete();
        await db.knex('knex_migrations_lock').update({ is_locked: 1 });
        await db.knex.schema.dropTable('events');
        expect(await migrateUp(db)).toEqual(migrationNames);
      }
      expect(await db.knex('sequencer').first()).toMatchObject({ name: 'events' });
    } finally {
      await db.close();
      await made.drop();
    }
  });
});
