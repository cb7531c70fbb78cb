import { findWholeStrays } from './effects-whole.ts';
import {
  shuffle,
  underStrike,
  victims,
  type CrashPoint,
  listAllApplications,
  type StrikeOf,
} from './crash-campaign.ts';
import { findEffectFaults } from './fault-run-whole.ts';
import type { TestTeam } from './hub-team.ts';
import type { TestHub } from './hub.ts';
import { makePerson } from './people.ts';
import { settle } from './walk-whole.ts';

/** The parts of a whole journey in which a process can die. */
export const wholePhases = ['intake', 'test', 'interview', 'meeting', 'offer', 'onboarding'] as const;
export type WholePhase = (typeof wholePhases)[number];
export type WholeStrike = StrikeOf<WholePhase>;
/** At most one strike for each phase. */
export type WholeCampaign = { [phase in WholePhase]?: WholeStrike };

const told: readonly WholePhase[] = ['test', 'interview', 'offer'];

/** Every named crash point and when a whole journey passes it. */
export const wholeCrashPoints: Readonly<Record<string, CrashPoint<WholePhase>>> = {
  'intake.afterCommit': { process: 'server', phases: ['intake'] },
  'jobPush.beforeCall': { process: 'server', phases: ['intake'] },
  'jobPush.afterCall': { process: 'server', phases: ['intake'] },
  'inbox.beforeCommit': { process: 'server', phases: told },
  'inbox.afterCommit': { process: 'server', phases: told },
  'dispatch.afterSignal': { process: 'server', phases: told },
  'outbox.afterFanOut': { process: 'server', phases: wholePhases },
  'outbox.afterSend': { process: 'server', phases: wholePhases },
  'advance.beforeCommit': { process: 'worker', phases: wholePhases },
  'advance.afterCommit': { process: 'worker', phases: wholePhases },
  'perform.beforeCall': { process: 'worker', phases: wholePhases },
  'perform.afterCall': { process: 'worker', phases: wholePhases },
  'perform.afterCommit': { process: 'worker', phases: wholePhases },
};

/** Every strike there is: each point in each phase that passes it, each victim in each phase. */
export function listWholeStrikes(random: () => number): WholeStrike[] {
  const atPoints = Object.entries(wholeCrashPoints).flatMap(([point, { phases }]) =>
    phases.map((phase): WholeStrike => ({ phase, point })),
  );
  const kills = victims.flatMap((kill) =>
    wholePhases.map((phase): WholeStrike => ({ phase, kill, afterMs: Math.floor(random() * 1500) })),
  );
  return [...atPoints, ...kills];
}

/** Packs strikes into campaigns, one for each phase at most; none is left out. */
export function packWholeCampaigns(strikes: readonly WholeStrike[]): WholeCampaign[] {
  const campaigns: WholeCampaign[] = [];
  for (const strike of strikes) {
    const free = campaigns.find((campaign) => campaign[strike.phase] === undefined);
    if (free === undefined) campaigns.push({ [strike.phase]: strike });
    else free[strike.phase] = strike;
  }
  return campaigns;
}

/** Campaigns of a short run: kills and named points by turns, another in each phase. */
export function drawWholeCampaigns(random: () => number, count: number): WholeCampaign[] {
  const strikes = shuffle(listWholeStrikes(random), random);
  return Array.from({ length: count }, (_, n) => {
    const campaign: WholeCampaign = {};
    wholePhases.forEach((phase, index) => {
      const wantsKill = (index + n) % 2 === 0;
      const at = strikes.findIndex((strike) => strike.phase === phase && 'kill' in strike === wantsKill);
      const [strike] = at === -1 ? [] : strikes.splice(at, 1);
      if (strike !== undefined) campaign[phase] = strike;
    });
    return campaign;
  });
}

/**
 * Lets `count` applications of one job go from the requisition to the first day (every second newcomer does not come) while the
 * campaign's strikes fall, and answers with everything that is not as it should be.
 */
export async function runWholeCampaign(
  hub: TestHub,
  people: TestTeam,
  campaign: WholeCampaign,
  count = 2,
): Promise<string[]> {
  const walkers = Array.from({ length: count }, (_, n) => ({
    team: people.another(),
    person: makePerson(),
    ending: n % 2 === 0 ? ('started' as const) : ('withdrawn' as const),
    id: '',
    offer: undefined as Awaited<ReturnType<TestTeam['makeOffer']>> | undefined,
  }));
  type Step = (walker: (typeof walkers)[number]) => Promise<unknown>;
  const inPhase = (phase: WholePhase, step: Step): Promise<void> =>
    underStrike(hub, campaign[phase], wholeCrashPoints, async () => {
      await Promise.all(walkers.map(step));
    });
  let jobId = '';
  await underStrike(hub, campaign.intake, wholeCrashPoints, async () => {
    jobId = (await people.openJob()).id;
    await Promise.all(
      walkers.map(async (walker) => {
        walker.id = (await walker.team.apply(jobId, walker.person.resume, walker.person.fileName)).id;
        await walker.team.passScreening(walker.id);
        await hub.journey.waitForMessage(walker.id, 'testInvitation');
      }),
    );
  });
  await inPhase('test', async ({ team, id }) => {
    await team.takeTest(id);
    await hub.journey.waitForInvitation(id);
  });
  await inPhase('interview', async ({ team, id }) => team.review('pass', await team.takeAiInterview(id)));
  await inPhase('meeting', async ({ team, id }) => {
    await team.book(id);
    await team.holdInterview(id);
  });
  await inPhase('offer', async (walker) => {
    walker.offer = await walker.team.makeOffer(walker.id);
  });
  await inPhase('onboarding', async ({ team, id, offer, ending }) => {
    if (offer === undefined) throw new Error('There is no offer.');
    await team.acceptOffer(offer);
    await team.startFirstDay(id, ending === 'started' ? 'started' : 'notStarted');
    await hub.journey.waitForEnd(id);
  });
  await hub.hub.waitReady();
  const faults: string[] = [];
  for (const { id, ending } of walkers) {
    await settle(hub, id);
    const { status } = await hub.journey.get<{ status: string }>(`/applications/${id}`);
    if (status !== (ending === 'started' ? 'hired' : 'withdrawn')) faults.push(`${id} ended as ${status}`);
    faults.push(...(await findEffectFaults(hub, { id, jobId }, ending)));
  }
  const strays = findWholeStrays(await hub.sandbox.listEffects(), await listAllApplications(hub));
  return [...faults, ...strays.map(({ kind, ref }) => `${kind} ${ref} belongs to nobody`)];
}
