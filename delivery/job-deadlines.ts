import type { Db } from '../db/connection.ts';
import { appendEvents } from '../db/repositories/events.ts';
import { listJobsPastDeadline } from '../db/repositories/jobs.ts';
import { closeJobPastDeadline } from '../db/repositories/jobs-filling.ts';

const jobsPerRound = 100;

/** Closes the jobs whose last day is over, each in a transaction of its own; answers with how many. Safe to repeat. */
export async function closeOverdueJobs(deps: { db: Db; now: () => Date; newId: () => string }): Promise<number> {
  const now = deps.now().toISOString();
  const ids = await listJobsPastDeadline(deps.db.knex, now.slice(0, 10), jobsPerRound);
  let closed = 0;
  for (const id of ids) {
    const events = await deps.db.transaction(async (tx) => {
      const made = await closeJobPastDeadline(tx, id, { now, newId: deps.newId });
      await appendEvents(tx, made);
      return made;
    });
    closed += events.length;
  }
  return closed;
}
