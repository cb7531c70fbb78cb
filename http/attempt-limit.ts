import { HubError } from '../domain/errors.ts';

/** Counts failures by key (a login, an address) and refuses for a while after too many. Kept in this process's memory. */
export type AttemptLimit = {
  /** @throws HubError too_many_attempts with the seconds to wait */
  requireAllowed(key: string): void;
  recordFailure(key: string): void;
  forget(key: string): void;
};

/** `limit` failures within `windowMs` close a key until the window has passed. At most `maxKeys` keys are remembered. */
export function createAttemptLimit(options: {
  limit: number;
  windowMs: number;
  now: () => Date;
  maxKeys?: number;
}): AttemptLimit {
  const { limit, windowMs, now, maxKeys = 10_000 } = options;
  const failures = new Map<string, { count: number; since: number }>();
  const current = (key: string) => {
    const entry = failures.get(key);
    if (entry && now().getTime() - entry.since >= windowMs) {
      failures.delete(key);
      return undefined;
    }
    return entry;
  };
  return {
    requireAllowed(key) {
      const entry = current(key);
      if (!entry || entry.count < limit) return;
      const seconds = Math.max(1, Math.ceil((entry.since + windowMs - now().getTime()) / 1000));
      throw new HubError('too_many_attempts', `Wait ${seconds} seconds, then try again.`, {
        retryAfterSeconds: seconds,
      });
    },
    recordFailure(key) {
      const entry = current(key);
      if (entry) {
        entry.count += 1;
        return;
      }
      // The oldest goes first: a flood of made-up keys must not grow the memory.
      const oldest = failures.size >= maxKeys ? failures.keys().next().value : undefined;
      if (oldest !== undefined) failures.delete(oldest);
      failures.set(key, { count: 1, since: now().getTime() });
    },
    forget: (key) => void failures.delete(key),
  };
}
