/**
 * @file `npm run soak -- faults [sqlite|mysql [PART …]]` (parts: `short`, a system of the sandbox, `everything`): every fault switch of the sandbox, of each system by itself, reads struck as
 * well as writes and each of them twice; a call that fails until Temporal gives up; on both databases.
 */
import { countEffects, hiredEffects } from '../support/effects.ts';
import { faultSystems, walkWholeThroughCallFault, walkWholeThroughWebhookFault } from '../support/fault-run-whole.ts';
import { callFaults, walkThroughCallFault, walkThroughWebhookFault, webhookFaults } from '../support/fault-run.ts';
import { TestTeam } from '../support/hub-team.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { apply, takeInterview, waitForReview } from '../support/walk.ts';

const [givenDatabase, ...givenParts] = process.argv.slice(2);
let failed = 0;

async function check(what: string, work: () => Promise<string[]>): Promise<void> {
  const startedMs = Date.now();
  const faults = await work().catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
  failed += faults.length === 0 ? 0 : 1;
  const took = ((Date.now() - startedMs) / 1000).toFixed(0);
  console.log(`${what}: ${faults.length === 0 ? 'each effect once' : 'FAILED'} (${took} s)`);
  for (const fault of faults) console.log(`  ${fault}`);
}

function compare(effects: readonly Record<string, number>[], idle: readonly string[]): string[] {
  const wanted = JSON.stringify(Object.entries(hiredEffects).sort());
  return [
    ...effects
      .filter((counts) => JSON.stringify(Object.entries(counts).sort()) !== wanted)
      .map((c) => JSON.stringify(c)),
    ...idle.map((rule) => `${rule} struck nothing`),
  ];
}

/** The interview vendor is down for longer than Temporal tries: the call parks, and a person's retry makes it, once. */
async function outlastRetries(hub: TestHub): Promise<string[]> {
  await hub.sandbox.setFault({ system: 'ehr', fault: '500' });
  const walker = await apply(hub);
  await takeInterview(hub, walker);
  const { taskId, dimensions } = await waitForReview(hub, walker);
  await hub.journey.decide(taskId, 'pass', dimensions);
  const parked = await hub.journey.waitForTask(walker.applicationId, 'resolveCall');
  await hub.sandbox.clearFaults();
  await hub.journey.request('POST', `/tasks/${parked.id}/complete`, { outcome: 'retry' });
  await hub.journey.waitForEnd(walker.applicationId);
  return compare([countEffects(await hub.sandbox.listEffects(), walker.applicationId)], []);
}

type Database = 'sqlite' | 'mysql';
type Part = { name: string; run: (hub: TestHub, database: Database) => Promise<void> };

const shortProcess: Part = {
  name: 'short',
  run: async (hub, database) => {
    await hub.sandbox.change({ delaysMs: { evaluating: 50, report: 200, recording: 400 } });
    for (const system of ['interview', 'ehr', 'mail'] as const) {
      for (const fault of callFaults) {
        await check(`${database} ${system} ${fault}`, async () => {
          const { effects, idle } = await walkThroughCallFault(hub, fault, {
            systems: [system],
            withReads: true,
            times: 2,
          });
          return compare(effects, idle);
        });
      }
    }
    for (const fault of webhookFaults) {
      await check(`${database} ${fault}`, async () => {
        const { effects, idle, found } = await walkThroughWebhookFault(hub, fault, 6);
        const wrong = found.filter((f) => JSON.stringify(f.received) !== JSON.stringify(f.vendorEvents));
        return [
          ...compare(effects, idle),
          ...wrong.map((f) => `received ${f.received.length} of ${f.vendorEvents.length}`),
        ];
      });
    }
    await check(`${database} ehr 500 until Temporal gives up`, () => outlastRetries(hub));
  },
};

const wholeOfSystem = (system: (typeof faultSystems)[number]): Part => ({
  name: system,
  run: async (hub, database) => {
    const people = await TestTeam.of(hub);
    for (const fault of callFaults) {
      await check(`${database} whole journey, ${system} ${fault}`, () =>
        walkWholeThroughCallFault(hub, people, fault, { systems: [system], ending: 'withdrawn', times: 2 }),
      );
    }
  },
});

const wholeOfAll: Part = {
  name: 'everything',
  run: async (hub, database) => {
    const people = await TestTeam.of(hub);
    for (const fault of callFaults) {
      await check(`${database} whole journey, everything ${fault}`, () =>
        walkWholeThroughCallFault(hub, people, fault),
      );
    }
    for (const fault of webhookFaults) {
      await check(`${database} whole journey, ${fault}`, () => walkWholeThroughWebhookFault(hub, people, fault, 4));
    }
  },
};

const parts = [shortProcess, ...faultSystems.map(wholeOfSystem), wholeOfAll];
for (const database of ['sqlite', 'mysql'] as const) {
  if (givenDatabase !== undefined && givenDatabase !== database) continue;
  for (const part of parts.filter(({ name }) => givenParts.length === 0 || givenParts.includes(name))) {
    // A hub for each part: the one interviewer has some fifty free times, and each whole journey takes one.
    const hub = await startTestHub({ database, env: { HUB_POLL_SECONDS: '2' }, waitMs: 400_000 });
    try {
      await part.run(hub, database);
    } finally {
      await hub.close();
    }
  }
}
console.log(failed === 0 ? 'Every fault was lived through.' : `${failed} runs FAILED.`);
process.exitCode = failed === 0 ? 0 : 1;
