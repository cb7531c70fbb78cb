import { afterAll, beforeAll, describe, test } from 'vitest';
import { createRandom, shuffle } from '../support/crash-campaign.ts';
import {
  walkWholeThroughCallFault,
  walkWholeThroughWebhookFault,
  type FaultEnding,
} from '../support/fault-run-whole.ts';
import { countWholeEffects } from '../support/effects-whole.ts';
import { callFaults, webhookFaults } from '../support/fault-run.ts';
import { TestTeam } from '../support/hub-team.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { makePerson } from '../support/people.ts';
import { settle } from '../support/walk-whole.ts';

// Which faults fall is drawn anew in each run; TEST_SEED repeats one. `npm run soak -- faults` makes them all.
const seed = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const random = createRandom(seed);
const database = random() < 0.5 ? 'sqlite' : 'mysql';
console.log(`TEST_SEED=${seed} (${database})`);
const drawn = shuffle(callFaults, random).slice(0, 3);
const ways: FaultEnding[] = ['withdrawn', 'started', 'withdrawn'];

describe('a whole journey through faults', () => {
  let hub: TestHub;
  let people: TestTeam;
  beforeAll(async () => {
    hub = await startTestHub({ database, env: { HUB_POLL_SECONDS: '2' } });
    await hub.sandbox.change({
      delaysMs: {
        evaluating: 50,
        report: 200,
        recording: 400,
        testReport: 200,
        backgroundStage: 200,
        mailDelivery: 50,
      },
    });
    people = await TestTeam.of(hub);
  });
  afterAll(async () => {
    await hub?.close();
  });

  test.for(drawn.map((fault, index) => ({ fault, ending: ways[index] ?? 'started' })))(
    '$fault at every call of every system, to the end $ending: each effect once',
    { timeout: 300_000 },
    async ({ fault, ending }, { expect }) => {
      expect(await walkWholeThroughCallFault(hub, people, fault, { ending }), `TEST_SEED=${seed}`).toEqual([]);
    },
  );

  test.for(shuffle(webhookFaults, random).slice(0, 2))(
    '%s of every system: each event taken once, each effect once',
    { timeout: 300_000 },
    async (fault, { expect }) => {
      expect(await walkWholeThroughWebhookFault(hub, people, fault), `TEST_SEED=${seed}`).toEqual([]);
    },
  );

  test(
    'a system that is down holds up nothing that the same step asks of others, and gets its own once it is back',
    { timeout: 300_000 },
    async ({ expect }) => {
      const team = people.another();
      const { id: jobId } = await people.openJob();
      const person = makePerson();
      const { id } = await team.apply(jobId, person.resume, person.fileName);
      await team.passScreening(id);
      await team.takeTest(id);
      const dimensions = await team.takeAiInterview(id);
      await hub.sandbox.setFault({ system: 'ehr', fault: '500', match: { method: 'PUT', path: '/decisions/' } });
      // One step asks for both: the decision into the EHR, and the mail that offers times.
      await team.review('pass', dimensions);
      await hub.journey.waitForMessage(id, 'bookingInvitation');
      await hub.journey.until('the decision to have failed', async () => {
        const { items } = await team.it.get<{ items: { operation: string; status: string }[] }>(
          `/calls?applicationId=${id}`,
        );
        // After an error of the EHR's own nobody knows whether it was written.
        return items.find(({ operation, status }) => operation === 'ehr.writeDecision' && status === 'unknown') ?? null;
      });
      await hub.sandbox.clearFaults();
      await team.book(id);
      await team.recruiter.request('POST', `/applications/${id}/withdraw`);
      await settle(hub, id);
      const effects = countWholeEffects(await hub.sandbox.listEffects(), id);
      expect(effects).toMatchObject({ 'ehr.decision.written': 1, 'message:bookingInvitation': 1 });
    },
  );
});
