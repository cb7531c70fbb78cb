import { loadConfig } from '../config.ts';
import { migrateUp } from '../db/migrate.ts';
import { createWiring, type Wiring } from '../wiring.ts';

/** Runs a command with the hub's own parts on its migrated database, and closes them whatever happens. */
export async function withHub<T>(work: (hub: Wiring) => Promise<T>): Promise<T> {
  const hub = await createWiring(loadConfig(), 'cli');
  try {
    await migrateUp(hub.db);
    return await work(hub);
  } finally {
    await hub.close();
  }
}
