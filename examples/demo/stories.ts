import { requestDispute } from '../endings.ts';
import type { HiringTeam } from '../hiring-team.ts';

/** The jobs that the stories take place in: the second one's written test expires after seconds. */
export type DemoJobs = { standard: string; hasty: string };
type Told = (applicationId: string) => void;
type Story = (team: HiringTeam, jobs: DemoJobs, resume: Uint8Array, told: Told) => Promise<void>;

/** How a demo's application can end, played by the people who bring it about. `told` hears the id as soon as it is known. */
export const stories = {
  hired: async (team, jobs, resume, told) => {
    const id = await walkToOffer(team, jobs, resume, told);
    await team.acceptOffer(await team.makeOffer(id));
    await team.startFirstDay(id);
  },
  rejected: async (team, jobs, resume, told) => {
    const id = await walkToReview(team, jobs, resume, told);
    await team.review('pass', await team.takeAiInterview(id));
    await bookTime(team, id);
    await team.holdInterview(id, 'fail');
  },
  declined: async (team, jobs, resume, told) => {
    const offer = await team.makeOffer(await walkToOffer(team, jobs, resume, told));
    await team.recruiter.request('POST', `/offers/${offer.id}/decline`);
  },
  withdrawn: async (team, jobs, resume, told) => {
    const id = await walkToReview(team, jobs, resume, told);
    await team.review('pass', await team.takeAiInterview(id));
    await bookTime(team, id);
    await team.recruiter.request('POST', `/applications/${id}/withdraw`);
  },
  expired: async (team, jobs, resume, told) => {
    const { id } = await team.apply(jobs.hasty, resume, 'resume.txt');
    told(id);
    await team.passScreening(id);
  },
  /** Turned down by the department, objects, is heard, and is hired after all. */
  disputed: async (team, jobs, resume, told) => {
    const id = await walkToReview(team, jobs, resume, told);
    await team.review('fail', await team.takeAiInterview(id));
    await team.hr.waitForEnd(id);
    await requestDispute(team, id);
    await bookTime(team, id);
    await team.holdInterview(id);
    await team.acceptOffer(await team.makeOffer(id));
    await team.startFirstDay(id);
  },
} satisfies Record<string, Story>;
export type Ending = keyof typeof stories;

/** The status in which each story leaves its application. */
export const statusOf: Record<Ending, string> = {
  hired: 'hired',
  rejected: 'rejected',
  declined: 'withdrawn',
  withdrawn: 'withdrawn',
  expired: 'expired',
  disputed: 'hired',
};

/** Where another candidate takes the time in the same moment, the hub says so and the next one is tried. */
async function bookTime(team: HiringTeam, id: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await team.book(id);
      return;
    } catch (error) {
      if (attempt === 10 || !String(error).includes('answered 409')) throw error;
    }
  }
}

async function walkToReview(team: HiringTeam, jobs: DemoJobs, resume: Uint8Array, told: Told): Promise<string> {
  const { id } = await team.apply(jobs.standard, resume, 'resume.txt');
  told(id);
  await team.passScreening(id);
  await team.takeTest(id);
  return id;
}

async function walkToOffer(team: HiringTeam, jobs: DemoJobs, resume: Uint8Array, told: Told): Promise<string> {
  const id = await walkToReview(team, jobs, resume, told);
  await team.review('pass', await team.takeAiInterview(id));
  await bookTime(team, id);
  await team.holdInterview(id);
  return id;
}
