import { afterAll, beforeAll, expect, it } from 'vitest';
import { jobstore } from '../../connectors/jobstore/index.ts';
import { createContext } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import type { Bench } from '../../connectors/kit/bench.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import { newPosting, openJobstore, reportOf } from './support/benches.ts';

describeConnector(jobstore, openJobstore, reportOf('jobstore'));

let bench: Bench;
const contextOf = () =>
  createContext({ connector: jobstore, connection: bench.connection, key: 'k', now: () => new Date() });
beforeAll(async () => {
  bench = await openJobstore();
});
afterAll(async () => bench.stop());

it('publishes, changes, closes and opens again under the same id', async () => {
  const job = newPosting();
  const first = await runOperation(jobstore, 'jobDatabase.publish', contextOf(), job);
  expect(first.remoteId).toMatch(/^90071992547409\d\d$/);
  expect(await runOperation(jobstore, 'jobDatabase.publish', contextOf(), { ...job, headcount: 1 })).toEqual(first);
  const { ref } = job;
  expect(await runOperation(jobstore, 'jobDatabase.close', contextOf(), { ref })).toEqual({ closed: true });
  expect(await runOperation(jobstore, 'jobDatabase.close', contextOf(), { ref })).toEqual({ closed: true });
  expect(await runOperation(jobstore, 'jobDatabase.publish', contextOf(), job)).toEqual(first);
  expect(await bench.effects()).toEqual([
    'posting.published',
    'posting.published',
    'posting.closed',
    'posting.published',
  ]);
});

it('sends nothing where the posting is right already, and closes nothing where there is none', async () => {
  const job = newPosting();
  await runOperation(jobstore, 'jobDatabase.publish', contextOf(), job);
  const before = await bench.effects();
  await runOperation(jobstore, 'jobDatabase.publish', contextOf(), job);
  expect(await runOperation(jobstore, 'jobDatabase.close', contextOf(), { ref: 'nobody' })).toEqual({ closed: false });
  expect(await bench.effects()).toEqual(before);
});

it('overwrites nothing unseen: who was slower reads again', async () => {
  const job = newPosting();
  await runOperation(jobstore, 'jobDatabase.publish', contextOf(), job);
  const ctx = contextOf();
  let isFirst = true;
  const raced = {
    ...ctx,
    http: {
      // Between our reading and our writing somebody else changes the posting.
      async send(...[request, allow]: Parameters<typeof ctx.http.send>) {
        if (request.method === 'PUT' && isFirst) {
          isFirst = false;
          await runOperation(jobstore, 'jobDatabase.publish', contextOf(), { ...job, headcount: 9 });
        }
        return ctx.http.send(request, allow);
      },
    },
  };
  const changed = { ...job, headcount: 5 };
  const lost = runOperation(jobstore, 'jobDatabase.publish', raced, changed);
  await expect(lost).rejects.toMatchObject({ kind: 'retry', code: 'precondition_failed', outcomeUnknown: false });
  await expect(runOperation(jobstore, 'jobDatabase.publish', raced, changed)).resolves.toBeDefined();
});
