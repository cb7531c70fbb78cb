import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';

type Work = (tx: Knex) => Promise<unknown>;
type Member = { work: Work; resolve: (value: unknown) => void; reject: (error: unknown) => void };
type Outcome = { kept: true; value: unknown } | { kept: false; error: unknown };

/** A group takes members in until this long after it began; other processes wait for its lock meanwhile. */
const openForMs = 20;
const mostMembers = 100;
/** Between two groups, so that another process that waits for the lock gets it. */
const pauseMs = 1;

/**
 * Runs the transactions of one SQLite database one after another, and those that wait together in one commit: a commit is one
 * write to disk whatever it holds, and both processes of the hub wait for it. Each is a savepoint of its own, so one that
 * fails takes back what it did and nothing of the others. All are answered after the commit, also those that failed, since
 * they may have seen what others of the group wrote. Without a crowd each has a commit for itself, as it always had.
 */
export class SqliteTransactions {
  private readonly knex: Knex;
  private readonly queue: Member[] = [];
  private isRunning = false;

  constructor(knex: Knex) {
    this.knex = knex;
  }

  /** Runs `work` in a transaction; rejects with its error, or with the commit's. Not safe to call from within `work`. */
  run<T>(work: (tx: Knex) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (!this.isRunning) void this.empty();
    });
  }

  private async empty(): Promise<void> {
    this.isRunning = true;
    while (this.queue.length > 0) {
      await this.commitGroup();
      if (this.queue.length > 0) await sleep(pauseMs);
    }
    this.isRunning = false;
  }

  private async commitGroup(): Promise<void> {
    const members: Member[] = [];
    try {
      const outcomes = await this.knex.transaction(async (tx) => {
        const done: Outcome[] = [];
        const closesAt = Date.now() + openForMs;
        do {
          const member = this.queue.shift();
          if (member === undefined) break;
          members.push(member);
          done.push(await runInSavepoint(tx, member.work));
        } while (members.length < mostMembers && Date.now() < closesAt);
        return done;
      });
      members.forEach((member, index) => {
        const outcome = outcomes[index] as Outcome;
        if (outcome.kept) member.resolve(outcome.value);
        else member.reject(outcome.error);
      });
    } catch (error) {
      // It did not begin (the lock did not come, the pool is closed), or what SQLite rolled back was all of it.
      if (members.length === 0) members.push(...this.queue.splice(0));
      for (const member of members) member.reject(error);
    }
  }
}

/** @throws when the savepoint is gone: SQLite rolled the whole transaction back (disk full, read fault) */
async function runInSavepoint(tx: Knex, work: Work): Promise<Outcome> {
  await tx.raw('SAVEPOINT member');
  let outcome: Outcome;
  try {
    outcome = { kept: true, value: await work(tx) };
  } catch (error) {
    outcome = { kept: false, error };
    await tx.raw('ROLLBACK TO member').catch(() => {
      throw error;
    });
  }
  await tx.raw('RELEASE member');
  return outcome;
}
