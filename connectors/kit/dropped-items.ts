import { ConnectorError } from '../contract.ts';

const counts = new Map<string, { connectionId: string; operation: string; count: number }>();
const SUSPICIOUS_FROM = 5;

/** Counts items of a vendor's answer that made no sense and were left out. */
export function noteDropped(connectionId: string, operation: string, count: number): void {
  if (count === 0) return;
  const key = JSON.stringify([connectionId, operation]);
  const known = counts.get(key) ?? { connectionId, operation, count: 0 };
  counts.set(key, { ...known, count: known.count + count });
}

/** How many items each operation of each connection has left out in this process; for the metrics. */
export function listDropped(): { connectionId: string; operation: string; count: number }[] {
  return [...counts.values()];
}

/**
 * Keeps what `read` understands of a list and counts the rest: one item in which a vendor's people made a mistake must not
 * hide all others. Where nothing at all of five or more can be read it is not a mistake but another shape.
 * @throws ConnectorError kind `retry`, code `answer_shape`, when nothing can be read; whatever `read` throws that is not of kind `retry`
 */
export function keepReadable<T, U>(
  from: { connectionId: string; operation: string; vendor: string },
  items: readonly T[],
  read: (item: T) => U,
): U[] {
  const kept: U[] = [];
  for (const item of items) {
    try {
      kept.push(read(item));
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.kind !== 'retry') throw error;
    }
  }
  const dropped = items.length - kept.length;
  noteDropped(from.connectionId, from.operation, dropped);
  if (kept.length === 0 && dropped >= SUSPICIOUS_FROM) {
    throw new ConnectorError(
      'retry',
      'answer_shape',
      `None of what ${from.vendor} lists can be read; check that the connection's address is the API described in the connector's README.`,
    );
  }
  return kept;
}
