import type { Db } from './connection.ts';

/** Does the database answer within `timeoutMs` (2 s by default)? Never throws. */
export async function isDatabaseHealthy(db: Db, timeoutMs = 2_000): Promise<boolean> {
  try {
    await db.knex.raw('select 1').timeout(timeoutMs);
    return true;
  } catch {
    // The answer is the point of asking; the caller reports it.
    return false;
  }
}
