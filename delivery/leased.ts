import type { Db } from '../db/connection.ts';
import { acquireLease, releaseLease } from '../db/repositories/leases.ts';

/** Work that one process at a time may do. */
export interface Lease {
  /** True while this process has it; asks the database only when the last answer is old enough. */
  held(): Promise<boolean>;
  release(): Promise<void>;
}

/**
 * A lease of the database. It is renewed when a third of its time has passed, so what is done under it is at most two
 * thirds of `ttlMs` away from a renewal.
 * @param holder names this process; anything unique
 */
export function createLease(deps: { db: Db; now: () => Date }, name: string, holder: string, ttlMs = 12_000): Lease {
  let renewedAt = -Infinity;
  return {
    async held() {
      if (performance.now() - renewedAt < ttlMs / 3) return true;
      const asked = performance.now();
      const held = await deps.db.transaction((tx) => acquireLease(tx, name, holder, ttlMs, deps.now().toISOString()));
      renewedAt = held ? asked : -Infinity;
      return held;
    },
    async release() {
      renewedAt = -Infinity;
      await deps.db.transaction((tx) => releaseLease(tx, name, holder));
    },
  };
}
