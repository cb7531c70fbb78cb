import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Db } from '../db/connection.ts';
import { getApplication, markWorkflowStarted, saveApplicationStep } from '../db/repositories/applications.ts';
import { insertInboxRows, listInbox, markConsumed, sealInboxContent } from '../db/repositories/inbox.ts';
import { destroyDataKeys } from '../db/repositories/keys.ts';
import {
  createTestLog,
  createTestMetrics,
  forEachEmptiedDatabase,
  seedInterview,
  type Seed,
} from '../test/support/delivery.ts';
import { createSweeper, type SweeperOptions } from './sweeper.ts';
import type { StartOptions } from './workflow-gateway.ts';

/** A stand-in for Temporal that knows which workflows run. */
function createEngine() {
  const running = new Set<string>();
  const signals: string[] = [];
  const starts: { id: string; options: StartOptions }[] = [];
  return {
    running,
    signals,
    starts,
    signalInbox: async (id: string) => {
      if (!running.has(id)) return 'notFound' as const;
      signals.push(id);
      return 'ok' as const;
    },
    startApplication: async (id: string, options: StartOptions = {}) => {
      starts.push({ id, options });
      running.add(id);
    },
    isRunning: async (id: string) => running.has(id),
  };
}

forEachEmptiedDatabase((_kind, get) => {
  let db: Db;
  let seed: Seed;
  let clockMs: number;
  let engine: ReturnType<typeof createEngine>;
  beforeEach(async () => {
    db = get();
    seed = await seedInterview(db);
    clockMs = Date.parse('2026-03-01T08:00:00.000Z');
    engine = createEngine();
  });

  const now = () => new Date(clockMs);
  const sweeperOf = (holder = 'one', options: SweeperOptions = {}) => {
    const metrics = createTestMetrics();
    const deps = {
      db,
      vault: seed.vault,
      gateway: engine,
      now,
      newId: randomUUID,
      log: createTestLog(),
      metrics,
      holder,
    };
    return Object.assign(createSweeper(deps, options), { metrics });
  };
  const startWorkflow = async () => {
    engine.running.add(seed.applicationId);
    await db.transaction((tx) => markWorkflowStarted(tx, seed.applicationId, now().toISOString()));
  };
  const addRow = async () => {
    const id = randomUUID();
    const at = now().toISOString();
    const content = sealInboxContent(seed.vault, seed.key, id, { raw: null, event: null });
    await db.transaction((tx) =>
      insertInboxRows(tx, [
        {
          id,
          connectionId: seed.connectionId,
          deliveryKey: id,
          eventType: 'interview.started',
          via: 'webhook',
          applicationId: seed.applicationId,
          remoteOrderId: null,
          externalRef: seed.orderId,
          content,
          occurredAt: at,
          receivedAt: at,
        },
      ]),
    );
    return id;
  };
  const takeStep = async (status: 'active' | 'rejected', nextWakeAt: string | null) => {
    const application = await getApplication(db.knex, seed.applicationId);
    if (application === null) throw new Error('no application');
    const at = now().toISOString();
    await db.transaction((tx) =>
      saveApplicationStep(tx, {
        id: application.id,
        state: { ...application.state, status },
        status,
        stageId: 'aiInterview',
        seq: application.seq + 1,
        nextWakeAt,
        endedAt: status === 'rejected' ? at : null,
        now: at,
      }),
    );
  };

  test('a row whose signal was lost is signalled again after its wait, and not before', async () => {
    await startWorkflow();
    await addRow();
    const sweeper = sweeperOf();
    clockMs += 5_000;
    await sweeper.runOnce();
    expect(engine.signals).toEqual([]);
    clockMs += 6_000;
    await sweeper.runOnce();
    expect(engine.signals).toEqual([seed.applicationId]);
    expect(sweeper.metrics.counts['inbox_resignalled_total']).toBe(1);
  });

  test('a row that was signalled and never taken is signalled ever more rarely; a taken one never', async () => {
    await startWorkflow();
    const id = await addRow();
    const sweeper = sweeperOf();
    for (let minute = 0; minute < 60; minute++) {
      clockMs += 60_000;
      await sweeper.runOnce();
    }
    expect(engine.signals.length).toBeGreaterThan(5);
    expect(engine.signals.length).toBeLessThan(15);
    await db.transaction((tx) => markConsumed(tx, id, { outcome: 'applied', detail: null, at: now().toISOString() }));
    const before = engine.signals.length;
    clockMs += 3_600_000;
    await sweeper.runOnce();
    expect(engine.signals.length).toBe(before);
  });

  test('an application whose workflow a crash left unstarted is started once', async () => {
    const sweeper = sweeperOf();
    clockMs += 11_000;
    await sweeper.runOnce();
    clockMs += 11_000;
    await sweeper.runOnce();
    expect(engine.starts).toMatchObject([{ id: seed.applicationId, options: { jobId: expect.any(String) as string } }]);
    expect(engine.starts[0]?.options.nextSeq).toBeUndefined();
    expect((await getApplication(db.knex, seed.applicationId))?.workflowStartedAt).not.toBeNull();
  });

  test('an active application whose workflow Temporal lost goes on at the step after its last', async () => {
    await startWorkflow();
    await takeStep('active', null);
    await takeStep('active', null);
    engine.running.clear();
    clockMs += 30_000;
    await sweeperOf().runOnce();
    expect(engine.starts).toMatchObject([{ id: seed.applicationId, options: { nextSeq: 3 } }]);
  });

  test('an event after the end wakes the application once more, so that it is applied and explained', async () => {
    await startWorkflow();
    await takeStep('rejected', null);
    engine.running.clear();
    await addRow();
    clockMs += 11_000;
    await sweeperOf().runOnce();
    expect(engine.starts).toMatchObject([{ id: seed.applicationId, options: { nextSeq: 2 } }]);
  });

  test('rows of an erased candidate are closed with a reason and start nothing', async () => {
    await startWorkflow();
    await addRow();
    engine.running.clear();
    await db.transaction((tx) => destroyDataKeys(tx, seed.vault, seed.candidateId, now().toISOString()));
    clockMs += 11_000;
    await sweeperOf().runOnce();
    expect(engine.starts).toEqual([]);
    const [entry] = (await listInbox(db.knex, {})).items;
    expect(entry).toMatchObject({ outcome: 'ignored', detail: 'The candidate was erased.' });
  });

  test('an application past its deadline is reminded', async () => {
    await startWorkflow();
    await takeStep('active', new Date(clockMs + 1_000).toISOString());
    const sweeper = sweeperOf();
    clockMs += 30_000;
    await sweeper.runOnce();
    expect(engine.signals).toEqual([]);
    clockMs += 32_000;
    await sweeper.runOnce();
    expect(engine.signals).toEqual([seed.applicationId]);
  });

  test('of two sweepers one works, and the other takes over when its lease has lapsed or was given back', async () => {
    const [first, second] = [sweeperOf('one'), sweeperOf('two')];
    const answers = await Promise.all([first.runOnce(), second.runOnce()]);
    expect(answers.filter(Boolean)).toHaveLength(1);
    const [working, waiting] = answers[0] ? [first, second] : [second, first];
    clockMs += 6_000;
    expect(await waiting.runOnce()).toBe(false);
    // Killed: nothing is given back, the lease lapses.
    clockMs += 20_000;
    expect(await waiting.runOnce()).toBe(true);
    await waiting.stop();
    await working.stop();
    expect(await sweeperOf('three').runOnce()).toBe(true);
  });

  test('a part that fails does not keep the others from their work', async () => {
    await startWorkflow();
    await addRow();
    const failing = { ...engine, isRunning: () => Promise.reject(new Error('away')) };
    const log = createTestLog();
    clockMs += 11_000;
    await createSweeper({
      db,
      vault: seed.vault,
      gateway: failing,
      now,
      newId: randomUUID,
      log,
      metrics: createTestMetrics(),
      holder: 'one',
    }).runOnce();
    expect(engine.signals).toEqual([seed.applicationId]);
    expect(log.lines).toHaveLength(1);
  });
});
