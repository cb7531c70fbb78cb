import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createRandom,
  crashPoints,
  describeStrike,
  findFaults,
  findStreamFaults,
  packCampaigns,
  patientVendor,
  phases,
  runCampaign,
  shuffle,
  victims,
  type Campaign,
  type Strike,
} from '../support/crash-campaign.ts';
import { subscribe, type EventReceiver } from '../support/event-receiver.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { apply, walkToHired } from '../support/walk.ts';

// Which strikes fall is drawn anew in each run; TEST_SEED repeats one. `npm run soak -- crashes` makes them all.
const seed = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const random = createRandom(seed);
const database = random() < 0.5 ? 'sqlite' : 'mysql';
console.log(`TEST_SEED=${seed} (${database})`);

/** Three campaigns: every kind of kill, and named points in the places that are left. */
function drawCampaigns(): Campaign[] {
  const order = shuffle(phases, random);
  const kills = victims.map((kill, index): Strike => ({
    phase: order[index % 3] ?? 'intake',
    kill,
    afterMs: Math.floor(random() * 1500),
  }));
  const points = shuffle(Object.entries(crashPoints), random);
  return [...packCampaigns(kills), {}].map((campaign) => {
    const filled: Campaign = { ...campaign };
    for (const phase of phases) {
      const at = points.findIndex(([, passed]) => passed.phases.includes(phase));
      if (filled[phase] !== undefined || at === -1) continue;
      const [[point] = ['']] = points.splice(at, 1);
      filled[phase] = { phase, point };
    }
    return filled;
  });
}

const campaigns = drawCampaigns().map((campaign) => ({
  campaign,
  name: phases.flatMap((phase) => (campaign[phase] === undefined ? [] : describeStrike(campaign[phase]))).join('; '),
}));

let hub: TestHub;
let receiver: EventReceiver;
beforeAll(async () => {
  hub = await startTestHub({ database });
  await hub.sandbox.change(patientVendor);
  receiver = await subscribe(hub);
});
afterAll(async () => {
  await hub?.close();
  await receiver?.close();
});

test.for(campaigns)('nothing is lost and nothing done twice; $name', { timeout: 400_000 }, async ({ campaign }) => {
  expect(await runCampaign(hub, campaign), `TEST_SEED=${seed}`).toEqual([]);
});

test('the stream has no gap, and its subscriber was told of every event', async () => {
  expect(await findStreamFaults(hub, receiver), `TEST_SEED=${seed}`).toEqual([]);
});

test('the check itself catches an applicant that was made twice, and one that was made for nobody', async () => {
  const walker = await apply(hub);
  await walkToHired(hub, walker);
  expect(await findFaults(hub, [walker])).toEqual([]);
  const { name, email } = walker.person;
  const double = { externalRef: walker.applicationId, name, email, jobCode: 'J-1', jobTitle: 'Sales representative' };
  await hub.sandbox.createApplicant(double);
  await hub.sandbox.createApplicant({ ...double, externalRef: 'nobody' });
  expect(await findFaults(hub, [walker])).toEqual([
    `${walker.applicationId}: applicant.created happened 2 times instead of 1`,
    expect.stringMatching(/^applicant\.created .* belongs to nobody$/),
  ]);
});
