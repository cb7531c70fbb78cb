/** Remembers how often something was tried in vain, so that it is tried ever more rarely. */
export interface Backoff {
  /** Whether it may be tried; if so, the next time is put off: first by `firstMs`, then twice as long each time. */
  take(key: string, now: Date): boolean;
}

const kept = 50_000;

/**
 * A signal to a workflow whose worker is away stays in its history. Without this a night without worker would fill
 * histories with thousands of them.
 */
export function createBackoff(firstMs: number, maxMs: number): Backoff {
  const tries = new Map<string, { dueAt: number; waitMs: number }>();
  return {
    take(key, now) {
      const before = tries.get(key);
      const at = now.getTime();
      if (before !== undefined && before.dueAt > at) return false;
      // Long after the last try it is another matter.
      const again = before !== undefined && at - before.dueAt < maxMs;
      const waitMs = again ? Math.min(before.waitMs * 2, maxMs) : firstMs;
      tries.delete(key);
      tries.set(key, { dueAt: at + waitMs, waitMs });
      if (tries.size > kept) tries.delete(tries.keys().next().value as string);
      return true;
    },
  };
}
