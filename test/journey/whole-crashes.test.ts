import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom, describeStrike, findStreamFaults, patientVendor } from '../support/crash-campaign.ts';
import { drawWholeCampaigns, runWholeCampaign, wholePhases } from '../support/crash-campaign-whole.ts';
import { subscribe, type EventReceiver } from '../support/event-receiver.ts';
import { TestTeam } from '../support/hub-team.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';

// Which strikes fall is drawn anew in each run; TEST_SEED repeats one. `npm run soak -- crashes` makes them all.
const seed = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const random = createRandom(seed);
const database = random() < 0.5 ? 'sqlite' : 'mysql';
console.log(`TEST_SEED=${seed} (${database})`);

const campaigns = drawWholeCampaigns(random, 2).map((campaign) => ({
  campaign,
  name: wholePhases
    .flatMap((phase) => (campaign[phase] === undefined ? [] : describeStrike(campaign[phase])))
    .join('; '),
}));

let hub: TestHub;
let people: TestTeam;
let receiver: EventReceiver;
beforeAll(async () => {
  // A vendor that gives its webhooks up while the hub is down is asked instead, as in production.
  hub = await startTestHub({ database, env: { HUB_POLL_SECONDS: '5' } });
  await hub.sandbox.change(patientVendor);
  people = await TestTeam.of(hub);
  receiver = await subscribe(hub);
});
afterAll(async () => {
  await hub?.close();
  await receiver?.close();
});

test.for(campaigns)('nothing is lost and nothing done twice; $name', { timeout: 600_000 }, async ({ campaign }) => {
  expect(await runWholeCampaign(hub, people, campaign), `TEST_SEED=${seed}`).toEqual([]);
});

test('the stream has no gap, and its subscriber was told of every event', async () => {
  expect(await findStreamFaults(hub, receiver), `TEST_SEED=${seed}`).toEqual([]);
});
