import type { Tx } from '../connection.ts';

/**
 * Takes or renews a lease; true while `holder` has it. `ttlMs` from `now` (ISO instant) it lapses by itself, so a process
 * that died blocks nobody for longer. Clocks of two holders may differ by less than the time they leave for renewal.
 */
export async function acquireLease(tx: Tx, name: string, holder: string, ttlMs: number, now: string): Promise<boolean> {
  const expiresAt = new Date(Date.parse(now) + ttlMs).toISOString();
  const renewed = await tx('leases')
    .where({ name })
    .where((q) => {
      q.where({ holder }).orWhere('expires_at', '<=', now);
    })
    .update({ holder, expires_at: expiresAt });
  if (renewed > 0) return true;
  await tx('leases').insert({ name, holder, expires_at: expiresAt }).onConflict(['name']).merge(['name']);
  const row: { holder: string } | undefined = await tx('leases').where({ name }).first('holder');
  return row?.holder === holder;
}

/** Gives a lease back, so that another need not wait for it to lapse. Safe to repeat. */
export async function releaseLease(tx: Tx, name: string, holder: string): Promise<void> {
  await tx('leases').where({ name, holder }).delete();
}
