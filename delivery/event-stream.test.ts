import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Db } from '../db/connection.ts';
import { appendEvents } from '../db/repositories/events.ts';
import { createTestLog, forEachEmptiedDatabase } from '../test/support/delivery.ts';
import { createEventStream, type EventStream } from './event-stream.ts';

forEachEmptiedDatabase((_kind, get) => {
  const emit = (db: Db, count: number) =>
    db.transaction((tx) =>
      appendEvents(
        tx,
        Array.from({ length: count }, () => ({
          id: randomUUID(),
          type: 'task.opened',
          subject: 'application/a',
          applicationId: 'a',
          departmentId: 'd',
          actor: 'hub',
          data: {},
          at: new Date().toISOString(),
        })),
      ),
    );

  /** Reads `count` positions and leaves. */
  const take = async (stream: EventStream, after: number | null, count: number, slowMs = 0): Promise<number[]> => {
    const leaving = new AbortController();
    const positions: number[] = [];
    for await (const events of stream.read(after, leaving.signal)) {
      positions.push(...events.map((e) => e.position));
      if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs));
      if (positions.length >= count) leaving.abort();
    }
    return positions;
  };
  const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n);

  test('readers that begin anywhere get every event once, in order, the old ones and those that come', async () => {
    const db = get();
    await emit(db, 450);
    const stream = createEventStream({ db, log: createTestLog() }, { pollMs: 20 });
    const readers = [take(stream, 0, 900), take(stream, 300, 600, 5), take(stream, 450, 450)];
    for (let n = 0; n < 45; n++) await emit(db, 10);
    const [all, later, fresh] = await Promise.all(readers);
    expect(all).toEqual(upTo(1, 900));
    expect(later).toEqual(upTo(301, 900));
    expect(fresh).toEqual(upTo(451, 900));
    await stream.stop();
  });

  test('a reader without a position gets what comes from now on, at once when told', async () => {
    const db = get();
    await emit(db, 5);
    const stream = createEventStream({ db, log: createTestLog() }, { pollMs: 60_000 });
    const reading = take(stream, null, 3);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await emit(db, 3);
    stream.notify();
    expect(await reading).toEqual([6, 7, 8]);
    await stream.stop();
  });

  test('stopping ends every reader, and a stream that rested begins again', async () => {
    const db = get();
    const stream = createEventStream({ db, log: createTestLog() }, { pollMs: 20 });
    const idle = take(stream, null, 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await stream.stop();
    expect(await idle).toEqual([]);
    const reading = take(stream, 0, 2);
    await emit(db, 2);
    expect(await reading).toEqual([1, 2]);
    await stream.stop();
  });
});
