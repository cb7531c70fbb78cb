import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Tables that change with every request or with time alone, and say nothing of people or their applications. */
const housekeeping = new Set(['leases', 'sessions', 'api_keys', 'sequencer', 'idempotency_keys']);

/** How many rows each table of a hub on SQLite has, and how many files lie beside it: equal before and after a refusal. */
export function countStored(dataDir: string): Record<string, number> {
  const db = new Database(path.join(dataDir, 'hub.db'), { readonly: true });
  try {
    const tables = db
      .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
      .all()
      .map(({ name }) => name)
      .filter((name) => !/^(sqlite|knex)/.test(name) && !housekeeping.has(name));
    const counts = tables.map((name): [string, number] => [
      name,
      db.prepare<[], { n: number }>(`select count(*) as n from "${name}"`).get()?.n ?? 0,
    ]);
    const files = path.join(dataDir, 'files');
    return {
      ...Object.fromEntries(counts),
      'files on disk': existsSync(files) ? readdirSync(files, { recursive: true }).length : 0,
    };
  } finally {
    db.close();
  }
}

/** Every line that the hub's processes have logged. */
export function readLogs(dataDir: string): string[] {
  const logs = path.join(dataDir, 'logs');
  return readdirSync(logs).flatMap((name) => readFileSync(path.join(logs, name), 'utf8').split('\n'));
}

/** The lines among them that hold one of `marks`. */
export function findMarked(lines: readonly string[], marks: readonly string[]): string[] {
  return lines.filter((line) => marks.some((mark) => line.includes(mark)));
}

/** The lines of level error and above. */
export function findErrors(lines: readonly string[]): string[] {
  return lines.filter((line) => /"level":(50|60)\b/.test(line));
}
