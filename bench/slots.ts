/**
 * @file 1,000 candidates choosing among 200 interviewers' times at once, `npm run bench -- slots [CANDIDATES]`: how fast the
 * offered times are listed, how fast they are booked, how often two wanted the same one; against a bare insert of the same
 * row, in the same run on the same database. Afterwards nobody may be booked twice and no interviewer may have two at once.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import knexFactory from 'knex';
import { createRegistry } from '../connectors/registry.ts';
import { openDatabase, type Db } from '../db/connection.ts';
import { migrateUp } from '../db/migrate.ts';
import { getApplication } from '../db/repositories/applications.ts';
import type { StoredShift } from '../db/repositories/availability.ts';
import type { BookingRecord } from '../db/repositories/bookings.ts';
import { makeBooking, requireNotTaken } from '../delivery/bookings.ts';
import { offerTimes } from '../delivery/bookings-times.ts';
import { HubError } from '../domain/errors.ts';
import type { FreeSlot } from '../domain/scheduling/free-slots.ts';
import { createTestVault } from '../test/support/records.ts';
import { addWaitingApplication, newId, schedulingNow, seedInterviews } from '../test/support/scheduling.ts';

const candidates = Number(process.argv[2] ?? 1000);
const jobs = 20;
const interviewersPerJob = 10;
const atOnce = 64;
/** Everybody picks one of the first so many times, so that many want the same. */
const wanted = 40;
const mysqlServer = process.env['HUB_TEST_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306';
const timeZone = 'Asia/Shanghai';
const vault = createTestVault();

for (const kind of ['sqlite', 'mariadb'] as const) {
  try {
    await withDatabase(kind, (db) => measure(kind, db));
  } catch (error) {
    process.stderr.write(`${kind} was not measured: ${String(error)}\n`);
    process.exitCode = 1;
  }
}

async function measure(kind: string, db: Db): Promise<void> {
  const print = (metric: string, value: number, unit: string, aim: string | null = null): void => {
    const rounded = Math.round(value * 100) / 100;
    process.stdout.write(
      `${JSON.stringify({ bench: 'slots', metric: `${kind}.${metric}`, value: rounded, unit, aim })}\n`,
    );
  };
  const applicationIds = await seed(db);
  const deps = {
    db,
    vault,
    newId,
    now: () => new Date(schedulingNow),
    registry: createRegistry([]),
    openContext: () => {
      throw new Error('what is known is fresh: nobody is asked');
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  };
  const list = async (id: string): Promise<FreeSlot[]> => {
    const application = await getApplication(db.knex, id);
    if (application === null) throw new Error('an application is gone');
    return (await offerTimes(deps, application, { timeZone })).slots;
  };

  const offers = new Map<string, FreeSlot[]>();
  const listing = await together(applicationIds, async (id) => void offers.set(id, await list(id)));
  print('listRate', listing.rate, '1/s');
  print('listP99', listing.p99, 'ms');

  let conflicts = 0;
  const booking = await together(applicationIds, async (id) => {
    const slots = [...(offers.get(id) ?? [])];
    for (;;) {
      const [slot] = slots.splice(Math.floor(Math.random() * Math.min(wanted, slots.length)), 1);
      if (slot === undefined) throw new Error('there was no time left to choose');
      const wish = { startAt: slot.startAt, interviewerId: slot.interviewerId, timeZone };
      try {
        await requireNotTaken(db.knex, id, wish);
        await db.transaction((tx) => makeBooking(tx, deps, id, wish));
        return;
      } catch (error) {
        if (!(error instanceof HubError) || error.code !== 'slot_taken') throw error;
        conflicts += 1;
      }
    }
  });
  await requireSound(db);
  print('bookRate', booking.rate, '1/s');
  print('attemptRate', (booking.rate * (candidates + conflicts)) / candidates, '1/s');
  print('bookP50', booking.p50, 'ms');
  print('bookP99', booking.p99, 'ms');
  print('conflicts', conflicts, '');

  const rows: BookingRecord[] = await db.knex('bookings');
  await db.knex('bookings').delete();
  const bare = await together(rows, (row) => db.transaction((tx) => tx('bookings').insert(row)));
  print('bareInsertRate', bare.rate, '1/s');
  print('bareInsertP99', bare.p99, 'ms');
  print('ratio', booking.rate / bare.rate, '');
}

/** Runs work for each item, so many at once; how many per second, and how long one took. */
async function together<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<{ rate: number; p50: number; p99: number }> {
  const waiting = [...items];
  const tookMs: number[] = [];
  const begun = performance.now();
  const run = async (): Promise<void> => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      const startedMs = performance.now();
      await work(item);
      tookMs.push(performance.now() - startedMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  const seconds = (performance.now() - begun) / 1000;
  const sorted = tookMs.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { rate: items.length / seconds, p50: at(0.5), p99: at(0.99) };
}

async function requireSound(db: Db): Promise<void> {
  const rows = (await db.knex('bookings').where({ status: 'booked' })) as {
    application_id: string;
    interviewer_id: string;
    start_at: string;
    end_at: string;
  }[];
  if (rows.length !== candidates) throw new Error(`${candidates} chose a time, ${rows.length} are booked`);
  if (new Set(rows.map((row) => row.application_id)).size !== candidates) throw new Error('somebody is booked twice');
  for (const own of Map.groupBy(rows, (row) => row.interviewer_id).values()) {
    const sorted = own.toSorted((a, b) => (a.start_at < b.start_at ? -1 : 1));
    if (sorted.some((row, n) => n > 0 && row.start_at < (sorted[n - 1]?.end_at ?? '')))
      throw new Error('an interviewer has two interviews at once');
  }
}

/** Two weeks of shifts from 9 to 18 with an hour at noon, for everybody. */
function makeShifts(): StoredShift[] {
  const monday = Date.parse('2026-11-23T01:00:00Z');
  return [0, 1, 2, 3, 4, 7, 8, 9, 10, 11].flatMap((day) =>
    [0, 4].map((hour) => {
      const start = monday + (day * 24 + hour + (hour > 0 ? 1 : 0)) * 3_600_000;
      const instants = { startAt: new Date(start).toISOString(), endAt: new Date(start + 4 * 3_600_000).toISOString() };
      return { shiftId: `${day}-${hour}`, ...instants, timeZone };
    }),
  );
}

async function seed(db: Db): Promise<string[]> {
  const shifts = makeShifts();
  for (let job = 0; job < jobs; job++)
    await seedInterviews(db, {
      jobId: `job-${job}`,
      interviewers: Array.from({ length: interviewersPerJob }, (_, n) => `u-${job}-${n}`),
      shifts,
      newProcess: job === 0,
    });
  const ids: string[] = [];
  for (let n = 0; n < candidates; n++)
    ids.push((await addWaitingApplication(db, vault, { jobId: `job-${n % jobs}` })).applicationId);
  return ids;
}

async function withDatabase(kind: 'sqlite' | 'mariadb', work: (db: Db) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hub_bench_'));
  const name = `hub_bench_${randomBytes(4).toString('hex')}`;
  const url = kind === 'sqlite' ? `sqlite:${path.join(folder, 'hub.db')}` : `${mysqlServer}/${name}`;
  if (kind === 'mariadb') await onServer(`create database ${name}`);
  try {
    const db = await openDatabase(url);
    try {
      await migrateUp(db);
      await work(db);
    } finally {
      await db.close();
    }
  } finally {
    if (kind === 'mariadb') await onServer(`drop database ${name}`);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onServer(sql: string): Promise<void> {
  const server = new URL(mysqlServer);
  const { hostname: host, username: user, password } = server;
  const knex = knexFactory({
    client: 'mysql2',
    connection: { host, port: Number(server.port || 3306), user, password },
  });
  try {
    await knex.raw(sql);
  } finally {
    await knex.destroy();
  }
}
