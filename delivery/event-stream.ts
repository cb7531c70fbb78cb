import { getLastPosition, listEventsAfter, type EventRecord } from '../db/repositories/events.ts';
import type { Db } from '../db/connection.ts';
import { errorName, type DeliveryLog } from './delivery-log.ts';
import { startLoop } from './loop.ts';

/** The tail of the one stream of events, for live screens. */
export interface EventStream {
  /**
   * Events after a position, in order, then whatever comes, until `signal` aborts. A reader may be as slow as it likes:
   * it goes on where it was.
   * @param after a position; null: only what comes from now on
   */
  read(after: number | null, signal: AbortSignal): AsyncGenerator<EventRecord[], void, undefined>;
  /** Looks for new events at once; for who just committed some in this process. */
  notify(): void;
  stop(): Promise<void>;
}

const pageSize = 200;
const kept = 1_000;

/**
 * Makes the tail. While somebody reads, one look at the table every `pollMs` serves all readers, since events are mostly
 * committed by another process; with no reader it rests.
 * @param options.pollMs 300 by default
 */
export function createEventStream(deps: { db: Db; log: DeliveryLog }, options: { pollMs?: number } = {}): EventStream {
  const { db, log } = deps;
  let readers = 0;
  let tail: Tail | null = null;

  return {
    async *read(after, signal) {
      readers += 1;
      const own = (tail ??= startTail(db, log, options.pollMs ?? 300));
      try {
        let position = after ?? (await getLastPosition(db.knex));
        const aborted = new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
        while (!signal.aborted && !own.stopped()) {
          const news = own.news();
          const events = await own.page(position);
          const last = events.at(-1);
          if (last === undefined) {
            await Promise.race([news, aborted]);
          } else {
            position = last.position;
            yield events;
          }
        }
      } finally {
        readers -= 1;
        if (readers === 0) {
          tail = null;
          void own.stop();
        }
      }
    },
    notify() {
      tail?.loop.wake();
    },
    async stop() {
      await tail?.stop();
    },
  };
}

type Tail = ReturnType<typeof startTail>;

/** One tail lives from its first reader to its last. */
function startTail(db: Db, log: DeliveryLog, pollMs: number) {
  /** The newest events without a gap, for readers that keep up. */
  let recent: EventRecord[] = [];
  let head: number | null = null;
  let stopped = false;
  let tell: () => void = () => undefined;
  let coming: Promise<void>;
  const renew = (): void => {
    coming = new Promise((resolve) => (tell = resolve));
  };
  renew();
  const tellReaders = (): void => {
    const waiting = tell;
    renew();
    waiting();
  };

  const look = async (): Promise<'again' | 'wait'> => {
    if (head === null) {
      head = await getLastPosition(db.knex);
      // A reader may have looked before this and an event come in between.
      tellReaders();
    }
    const fresh = await listEventsAfter(db.knex, head, pageSize);
    const last = fresh.at(-1);
    if (last === undefined) return 'wait';
    head = last.position;
    recent = [...recent, ...fresh].slice(-kept);
    tellReaders();
    return fresh.length === pageSize ? 'again' : 'wait';
  };
  const loop = startLoop(pollMs, look, (error) =>
    log.warn({ error: errorName(error) }, 'new events could not be read; trying again'),
  );

  return {
    loop,
    stopped: () => stopped,
    /** Resolves when there is something after what a page showed. */
    news: () => coming,
    async page(after: number): Promise<EventRecord[]> {
      const first = recent[0];
      if (first !== undefined && after >= first.position - 1) {
        const from = after - first.position + 1;
        return recent.slice(from, from + pageSize);
      }
      if (head !== null && after >= head) return [];
      return listEventsAfter(db.knex, after, pageSize);
    },
    async stop() {
      stopped = true;
      await loop.stop();
      tellReaders();
    },
  };
}
