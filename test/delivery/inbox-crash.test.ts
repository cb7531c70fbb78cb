import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Db } from '../../db/connection.ts';
import { createVault } from '../../security/vault.ts';
import { forEachEmptiedDatabase, seedInterview, vendorWebhook, type Seed } from '../support/delivery.ts';

const child = fileURLToPath(new URL('../support/inbox-child.ts', import.meta.url));

/** Starts the server that kills itself; `died` resolves with the signal that ended it. */
async function startChild(databaseUrl: string, masterKey: Buffer, crashAt: string, passes: number, planted = '') {
  const args = [databaseUrl, masterKey.toString('base64'), crashAt, String(passes), planted];
  const server = spawn(process.execPath, [child, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const died = new Promise<NodeJS.Signals | null>((resolve) => server.once('exit', (_code, signal) => resolve(signal)));
  const port = await new Promise<string>((resolve) =>
    server.stdout.once('data', (data) => resolve(String(data).trim())),
  );
  return { url: `http://127.0.0.1:${port}`, died, kill: () => server.kill('SIGKILL') };
}

/** Sends one webhook; null when the connection broke before an answer. */
async function send(url: string, seed: Seed, id: string): Promise<number | null> {
  const raw = vendorWebhook(seed, { id });
  try {
    const response = await fetch(`${url}/${seed.connectionId}`, {
      method: 'POST',
      headers: raw.headers,
      body: Buffer.from(raw.bytes),
    });
    return response.status;
  } catch {
    return null;
  }
}

forEachEmptiedDatabase((_kind, get) => {
  const masterKey = randomBytes(32);
  const kept = async (db: Db): Promise<Set<string>> => new Set(await db.knex('inbox').pluck<string[]>('delivery_key'));

  test.each(['inbox.beforeCommit', 'inbox.afterCommit'])(
    'killed at %s under load: whatever was answered 202 is kept, and sending the rest again keeps each once',
    async (crashAt) => {
      const db = get();
      const seed = await seedInterview(db, { vault: createVault(masterKey) });
      const first = await startChild(db.url, masterKey, crashAt, 4);
      const ids = Array.from({ length: 200 }, () => randomUUID());
      const accepted = new Set<string>();
      const lane = async (mine: string[]): Promise<void> => {
        for (const id of mine) if ((await send(first.url, seed, id)) === 202) accepted.add(id);
      };
      await Promise.all(Array.from({ length: 10 }, (_, n) => lane(ids.slice(n * 20, n * 20 + 20))));
      expect(await first.died).toBe('SIGKILL');

      const afterKill = await kept(db);
      expect(accepted.size).toBeGreaterThan(0);
      expect(accepted.size).toBeLessThan(200);
      expect([...accepted].filter((id) => !afterKill.has(id))).toEqual([]);
      // The kill fell where it was meant to: only after the commit are there rows that nobody was told of.
      if (crashAt === 'inbox.afterCommit') expect(afterKill.size).toBeGreaterThan(accepted.size);
      else expect(afterKill.size).toBe(accepted.size);

      const second = await startChild(db.url, masterKey, 'never', 1);
      const again = await Promise.all(ids.filter((id) => !accepted.has(id)).map((id) => send(second.url, seed, id)));
      expect(again.every((status) => status === 202)).toBe(true);
      const rows = await db.knex('inbox').pluck<string[]>('delivery_key');
      expect(rows.sort()).toEqual([...ids].sort());
      second.kill();
      await second.died;
    },
  );

  test('the test sees a server that answers before it has kept the row', async () => {
    const db = get();
    const seed = await seedInterview(db, { vault: createVault(masterKey) });
    const server = await startChild(db.url, masterKey, 'inbox.beforeCommit', 2, 'answerFirst');
    const accepted = new Set<string>();
    for (let n = 0; n < 20; n++) {
      const ids = Array.from({ length: 10 }, () => randomUUID());
      const statuses = await Promise.all(ids.map((id) => send(server.url, seed, id)));
      ids.filter((_, index) => statuses[index] === 202).forEach((id) => accepted.add(id));
      if (statuses.includes(null)) break;
    }
    expect(await server.died).toBe('SIGKILL');
    const rows = await kept(db);
    expect([...accepted].filter((id) => !rows.has(id)).length).toBeGreaterThan(0);
  });
});
