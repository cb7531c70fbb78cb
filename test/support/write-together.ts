// One of two processes that read and then write the same SQLite database; prints `done` or the error's code.
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { openDatabase } from '../../db/connection.ts';

const [url = '', mode] = process.argv.slice(2);
const rounds = 200;

async function writeOurs(): Promise<void> {
  const db = await openDatabase(url);
  for (let round = 0; round < rounds; round++) {
    await db.transaction(async (tx) => {
      const row = (await tx('sequencer').first()) as { value: number };
      if (round % 20 === 0) await sleep(2);
      await tx('sequencer').update({ value: row.value + 1 });
    });
  }
  await db.close();
}

/** The planted fault: a transaction that reads first and asks for the write lock later. */
async function writeDeferred(): Promise<void> {
  const db = new Database(url.slice('sqlite:'.length), { timeout: 10_000 });
  for (let round = 0; round < rounds; round++) {
    db.exec('BEGIN');
    const row = db.prepare('select value from sequencer').get() as { value: number };
    await sleep(1);
    db.prepare('update sequencer set value = ?').run(row.value + 1);
    db.exec('COMMIT');
  }
  db.close();
}

try {
  await (mode === 'ours' ? writeOurs() : writeDeferred());
  process.stdout.write('done');
} catch (error) {
  process.stdout.write(String((error as { code?: unknown }).code ?? error));
}
