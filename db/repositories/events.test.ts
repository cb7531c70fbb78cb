import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { forEachDatabase, openTestDatabase } from '../../test/support/databases.ts';
import { instant } from '../../test/support/records.ts';
import { openDatabase } from '../connection.ts';
import type { Db, Tx } from '../connection.ts';
import { appendEvents, getEvent, getLastPosition, listEventsAfter, listTimeline } from './events.ts';
import type { NewEvent } from './events.ts';

const newEvent = (applicationId: string | null = null): NewEvent => ({
  id: randomUUID(),
  type: 'application.advanced',
  subject: `application/${applicationId ?? 'none'}`,
  applicationId,
  departmentId: 'sales',
  actor: 'hub',
  data: { stageId: 'screen' },
  at: instant(),
});

type Append = (db: Db, write: (tx: Tx) => Promise<unknown>) => Promise<void>;

/** 20 writers append while a reader follows the stream; answers with the positions the reader saw, in its order. */
async function follow(db: Db, reader: Db, append: Append): Promise<number[]> {
  const seen: number[] = [];
  let writing = true;
  const reading = (async () => {
    for (;;) {
      const last = !writing;
      const events = await listEventsAfter(reader.knex, seen.at(-1) ?? 0, 500);
      seen.push(...events.map((event) => event.position));
      if (last) return;
      await sleep(1);
    }
  })();
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let round = 0; round < 5; round++) await append(db, () => sleep(Math.random() * 6));
    }),
  );
  writing = false;
  await reading;
  return seen;
}

forEachDatabase((kind, open) => {
  it('gives positions without gaps, in the order in which they become visible, under 20 writers', async () => {
    const db = await open();
    const reader = await openDatabase(db.url);
    const ours: Append = (on, pause) =>
      on.transaction(async (tx) => {
        await appendEvents(tx, [newEvent(), newEvent()]);
        await pause(tx);
      });
    const seen = await follow(db, reader, ours);
    await reader.close();
    expect(seen).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(await getLastPosition(db.knex)).toBe(200);
  });

  it('would let a reader miss events if a position were taken before the commit: the fault the sequencer keeps out', async () => {
    const db = await openTestDatabase(kind);
    const reader = await openDatabase(db.url);
    const insert = (tx: Tx, position: number) => {
      const { applicationId, departmentId, data, ...event } = newEvent();
      return tx('events').insert({
        ...event,
        application_id: applicationId,
        department_id: departmentId,
        data: JSON.stringify(data),
        position,
      });
    };
    // What auto-increment does: the number is taken at once and the row seen at the commit. SQLite has one writer at a
    // time, so there the number must be taken in a transaction of its own to show it.
    let taken = 0;
    if (kind === 'mysql') await db.knex.raw('alter table events modify position bigint not null auto_increment');
    const planted: Append = async (on, pause) => {
      const position = (taken += 1);
      if (kind === 'sqlite') {
        await pause(on.knex);
        await on.transaction(async (tx) => insert(tx, position));
      } else {
        await on.transaction(async (tx) => {
          await insert(tx, 0);
          await pause(tx);
        });
      }
    };
    const seen = await follow(db, reader, planted);
    const rows = Number(((await db.knex('events').count({ n: '*' }).first()) as { n: number }).n);
    await reader.close();
    await db.close();
    expect(rows).toBe(100);
    expect(seen.length).toBeLessThan(rows);
  });

  it('takes back the positions of a transaction that failed', async () => {
    const db = await open();
    await expect(
      db.transaction(async (tx) => {
        await appendEvents(tx, [newEvent()]);
        throw new Error('on purpose');
      }),
    ).rejects.toThrow('on purpose');
    const added = await db.transaction((tx) => appendEvents(tx, [newEvent()]));
    expect(added.map((event) => event.position)).toEqual([1]);
  });

  it('reads back what was added, by position, id and application', async () => {
    const db = await open();
    const events = [newEvent('a1'), newEvent('a2'), newEvent('a1')];
    const added = await db.transaction((tx) => appendEvents(tx, events));
    expect(added.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(await listEventsAfter(db.knex, 1, 10)).toEqual(added.slice(1));
    expect(await listEventsAfter(db.knex, 0, 1)).toEqual(added.slice(0, 1));
    expect((await listTimeline(db.knex, 'a1')).map(({ position }) => position)).toEqual([1, 3]);
    expect(await getEvent(db.knex, added[1]?.id ?? '')).toEqual(added[1]);
    expect(await db.transaction((tx) => appendEvents(tx, []))).toEqual([]);
    const many = await db.transaction((tx) =>
      appendEvents(
        tx,
        Array.from({ length: 250 }, () => newEvent()),
      ),
    );
    expect(many.at(-1)?.position).toBe(253);
  });
});
