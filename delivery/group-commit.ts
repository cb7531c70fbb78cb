import { isDatabaseAway } from '../db/failures.ts';
import { HubError } from '../domain/errors.ts';

/** Puts many callers' writes into one commit. */
export interface GroupCommit<Item, Result> {
  /** Resolves after the commit that holds `item`; rejects when `item` could not be written, whatever became of others. */
  submit(item: Item): Promise<Result>;
  /** Waits until nothing is queued or under way. */
  drain(): Promise<void>;
}

type Waiting<Item, Result> = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };

/**
 * While one commit runs, the next callers gather; all of them go into the following one. One write to disk is what a
 * commit costs, so the rate grows with the load while nobody waits for a timer.
 *
 * A batch that fails is written again one by one, so that a faulty item fails alone; unless the database itself is away,
 * where trying each alone would only make all of them wait.
 * @param commit writes all items in one transaction and answers one result for each, in order
 * @param options.maxBatch items in one commit, 200 by default
 * @param options.maxQueued above it `submit` rejects with HubError not_confirmed (503), 10,000 by default
 */
export function createGroupCommit<Item, Result>(
  commit: (items: Item[]) => Promise<Result[]>,
  options: { maxBatch?: number; maxQueued?: number } = {},
): GroupCommit<Item, Result> {
  const maxBatch = options.maxBatch ?? 200;
  const maxQueued = options.maxQueued ?? 10_000;
  const queue: Waiting<Item, Result>[] = [];
  let running: Promise<void> | null = null;

  const write = async (batch: Waiting<Item, Result>[]): Promise<void> => {
    let results: Result[];
    try {
      results = await commit(batch.map((w) => w.item));
    } catch (error) {
      if (batch.length === 1 || isDatabaseAway(error)) for (const waiting of batch) waiting.reject(error);
      else for (const waiting of batch) await write([waiting]);
      return;
    }
    for (const [index, waiting] of batch.entries()) waiting.resolve(results[index] as Result);
  };

  const run = async (): Promise<void> => {
    // One turn of the event loop: requests that came in the same tick share the first commit too.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0) await write(queue.splice(0, maxBatch));
    running = null;
  };

  return {
    submit(item) {
      if (queue.length >= maxQueued) {
        return Promise.reject(
          new HubError('not_confirmed', 'The hub is writing as fast as it can. Send it again in a second.', {
            retryAfterSeconds: 1,
          }),
        );
      }
      return new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        running ??= run();
      });
    },
    async drain() {
      while (running !== null) await running;
    },
  };
}
