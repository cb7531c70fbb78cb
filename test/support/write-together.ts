// One of two processes that read and then write the same SQLite database at once. Says `ready`, waits for a word on its
// standard input, and ends with `done` or the error's code.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../db/connection.ts';

const [url = ''] = process.argv.slice(2);
const rounds = 200;

const db = await openDatabase(url);
process.stdout.write('ready ');
await once(process.stdin, 'data');
try {
  for (let round = 0; round < rounds; round++) {
    await db.transaction(async (tx) => {
      const row = (await tx('sequencer').first()) as { value: number };
      if (round % 20 === 0) await sleep(2);
      await tx('sequencer').update({ value: row.value + 1 });
    });
  }
  process.stdout.write('done');
} catch (error) {
  process.stdout.write(String((error as { code?: unknown }).code ?? error));
}
await db.close();
process.stdin.destroy();
