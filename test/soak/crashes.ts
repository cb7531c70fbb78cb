/**
 * @file `npm run soak -- crashes [SEED] [sqlite|mysql]`: applications walk through the short and the whole process while processes
 * die: at every named crash point in every phase that passes it, and by kill -9 of each process and of all, on both databases.
 */
import {
  createRandom,
  describeStrike,
  findStreamFaults,
  listStrikes,
  packCampaigns,
  patientVendor,
  phases,
  runCampaign,
  shuffle,
} from '../support/crash-campaign.ts';
import {
  listWholeStrikes,
  packWholeCampaigns,
  runWholeCampaign,
  wholePhases,
} from '../support/crash-campaign-whole.ts';
import { subscribe } from '../support/event-receiver.ts';
import { TestTeam } from '../support/hub-team.ts';
import { startTestHub } from '../support/hub.ts';

const [givenSeed, givenDatabase] = process.argv.slice(2);
const seed = Number(givenSeed ?? Math.floor(Math.random() * 1_000_000));
console.log(`Seed ${seed}`);
let failed = 0;

for (const database of ['sqlite', 'mysql'] as const) {
  if (givenDatabase !== undefined && givenDatabase !== database) continue;
  const random = createRandom(seed);
  const campaigns = packCampaigns(shuffle(listStrikes(random), random));
  const whole = packWholeCampaigns(shuffle(listWholeStrikes(random), random));
  // A vendor that gives its webhooks up while the hub is down is asked instead, as in production.
  const hub = await startTestHub({ database, env: { HUB_POLL_SECONDS: '5' } });
  await hub.sandbox.change(patientVendor);
  const receiver = await subscribe(hub);
  const report = (what: string, faults: readonly string[], startedMs: number): void => {
    failed += faults.length === 0 ? 0 : 1;
    const took = ((Date.now() - startedMs) / 1000).toFixed(0);
    console.log(`${database} ${what}: ${faults.length === 0 ? 'as it should be' : 'FAILED'} (${took} s)`);
    for (const fault of faults) console.log(`  ${fault}`);
  };
  const toFaults = (error: unknown): string[] => [error instanceof Error ? error.message : String(error)];
  try {
    for (const [index, campaign] of campaigns.entries()) {
      const startedMs = Date.now();
      const strikes = phases.flatMap((phase) => campaign[phase] ?? []).map(describeStrike);
      const faults = await runCampaign(hub, campaign).catch(toFaults);
      report(`${index + 1}/${campaigns.length} ${strikes.join('; ')}`, faults, startedMs);
    }
    const people = await TestTeam.of(hub);
    for (const [index, campaign] of whole.entries()) {
      const startedMs = Date.now();
      const strikes = wholePhases.flatMap((phase) => campaign[phase] ?? []).map(describeStrike);
      const faults = await runWholeCampaign(hub, people, campaign).catch(toFaults);
      report(`whole ${index + 1}/${whole.length} ${strikes.join('; ')}`, faults, startedMs);
    }
    const startedMs = Date.now();
    report('stream and subscriber', await findStreamFaults(hub, receiver).catch(toFaults), startedMs);
  } finally {
    await hub.close();
    await receiver.close();
  }
}
console.log(
  failed === 0 ? 'Nothing was lost and nothing done twice.' : `${failed} runs FAILED; repeat with seed ${seed}.`,
);
process.exitCode = failed === 0 ? 0 : 1;
