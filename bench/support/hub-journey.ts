import type { Client } from '@temporalio/client';
import { HiringTeam, smallPdf } from '../../examples/hiring-team.ts';
import { Journey } from '../../examples/journey.ts';
import { toSteps, type Step } from '../bare-journey/steps.ts';
import { EventTail } from './event-tail.ts';

/** How many people of the sandbox's attendance system hold interviews; each has about sixty free times. */
const interviewerCount = 6;
/** HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT of Temporal's API. */
const closeEventOnly = 2;
const rated = ['communication', 'handlingEmotions', 'problemSolving'];
type Task = { taskId: string };
type Slot = { startAt: string; interviewerId: string };
type Offer = { id: string; materials: { key: string; required: boolean }[] };

/** Everybody who takes part at one hub, their job, and the ear at its stream: walks applications from résumé to first day. */
export class HubJourney {
  private readonly team: HiringTeam;
  private readonly jobId: string;
  private readonly tail: EventTail;
  private readonly temporal: Client;
  /** Somebody took the time first; the candidate chose again. */
  conflicts = 0;

  private constructor(team: HiringTeam, jobId: string, tail: EventTail, temporal: Client) {
    this.temporal = temporal;
    this.team = team;
    this.jobId = jobId;
    this.tail = tail;
  }

  /** Makes people and a job for `headcount` hires. */
  static async open(temporal: Client, env: Record<string, string>, headcount: number): Promise<HubJourney> {
    const administrator = await Journey.connect(env, { role: 'administrator' });
    const team = await HiringTeam.gather(administrator);
    const interviewers: string[] = [];
    for (let number = 1; number <= interviewerCount; number += 1)
      interviewers.push(await addInterviewer(administrator, `E100${number}`));
    const job = await team.openJob({ headcount, interviewers });
    return new HubJourney(team, job.id, await EventTail.open(administrator.url, administrator.apiKey), temporal);
  }

  stop(): void {
    this.tail.stop();
  }

  /** Walks one application all the way; answers its id when the last effect is made. */
  async walk(label: string): Promise<string> {
    const { recruiter, business, hr, secondHr } = this.team;
    const email = `${label.toLowerCase()}@example.com`;
    const { id } = await recruiter.apply(
      this.jobId,
      resumeOf(label, email),
      'cv.txt',
      { workPermit: true, backgroundConsent: true },
      { candidate: { formattedName: `${label} Li`, emails: [email] } },
    );
    await this.answer(business, await this.task(id, 'reviewInterview/business'), reviewed);
    await this.tail.wait(id, 'mail:choose');
    await this.book(id);
    await this.answer(this.team.interviewer, await this.task(id, 'giveScorecard/interviewer'), reviewed);
    await this.task(id, 'prepareOffer/hr');
    const offer = await hr.request<Offer>('POST', `/applications/${id}/offers`, {
      salary: { amount: 1_500_000, currency: 'CNY', period: 'month' },
      startDate: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    });
    const approval = { outcome: 'approve', comments: 'Fits the range.' };
    await this.answer(business, await this.task(id, 'approveOffer/business'), approval);
    await this.answer(secondHr, await this.task(id, 'approveOffer/hr'), approval);
    await this.tail.wait(id, 'offer.sent');
    await recruiter.request('POST', `/offers/${offer.id}/accept`);
    for (const { key, required } of offer.materials) if (required) await this.handIn(offer.id, key);
    await this.answer(business, await this.task(id, 'confirmFirstDay/business'), { outcome: 'started' });
    const { status } = await this.tail.wait(id, 'application.ended');
    if (status !== 'hired') throw new Error(`${label} ended as ${String(status)}.`);
    // What is told of the end, to the candidate and to the EHR, is made before the workflow closes.
    await this.untilClosed(`application/${id}`);
    return id;
  }

  /** The effects made for an application, by the hub's own log; those that needed no call are left out. */
  async listSteps(applicationId: string): Promise<Step[]> {
    const { items } = await this.team.it.get<{
      items: { callKey: string; connectionId: string | null; status: string }[];
    }>(`/calls?applicationId=${applicationId}&limit=100`);
    const open = items.find(({ status }) => status !== 'done');
    if (open !== undefined) throw new Error(`The call ${open.callKey} is ${open.status}.`);
    return toSteps(items.filter(({ connectionId }) => connectionId !== null).map(({ callKey }) => callKey));
  }

  /** The offer's letter as the candidate gets it. */
  async readLetter(applicationId: string): Promise<Uint8Array> {
    const { items } = await this.team.hr.get<{ items: { id: string }[] }>(`/applications/${applicationId}/offers`);
    const response = await fetch(`${this.team.hr.url}/api/v1/offers/${items[0]?.id ?? ''}/letter`, {
      headers: this.team.hr.authorization(),
    });
    if (!response.ok) throw new Error(`The letter answered ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Waits at Temporal as a client of the bare workflow does. */
  private async untilClosed(workflowId: string): Promise<void> {
    let nextPageToken: Uint8Array | null | undefined;
    for (;;) {
      const answer = await this.temporal.workflowService.getWorkflowExecutionHistory({
        namespace: this.temporal.options.namespace,
        execution: { workflowId },
        waitNewEvent: true,
        historyEventFilterType: closeEventOnly,
        ...(nextPageToken ? { nextPageToken } : {}),
      });
      if ((answer.history?.events ?? []).length > 0) return;
      nextPageToken = answer.nextPageToken;
    }
  }

  private async task(applicationId: string, what: string): Promise<string> {
    return ((await this.tail.wait(applicationId, `task.opened/${what}`)) as Task).taskId;
  }

  private answer(who: Journey, taskId: string, body: object): Promise<unknown> {
    return who.request('POST', `/tasks/${taskId}/complete`, body);
  }

  /** Any of the offered times, as candidates choose; the next one when another was faster. */
  private async book(id: string): Promise<void> {
    const { recruiter } = this.team;
    const timeZone = 'Asia/Shanghai';
    const { items } = await recruiter.get<{ items: Slot[] }>(`/applications/${id}/slots?timeZone=${timeZone}`);
    const slot = items[Math.floor(Math.random() * items.length)];
    if (slot === undefined) throw new Error('No time is left: run fewer applications.');
    const { startAt, interviewerId } = slot;
    try {
      await recruiter.request('POST', `/applications/${id}/bookings`, { startAt, interviewerId, timeZone });
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes(' 409:')) throw error;
      this.conflicts += 1;
      await this.book(id);
    }
  }

  private async handIn(offerId: string, material: string): Promise<void> {
    const form = new FormData();
    form.set('material', JSON.stringify({ material }));
    form.set('file', new Blob([smallPdf]), `${material}.pdf`);
    await this.team.recruiter.request('POST', `/offers/${offerId}/materials`, form);
  }
}

const reviewed = {
  outcome: 'pass',
  comments: 'A good match.',
  scorecard: {
    recommendation: 'yes',
    ratings: rated.map((dimension) => ({ dimension, rating: 4, comment: 'Seen in the interview.' })),
  },
};

function resumeOf(label: string, email: string): Buffer {
  return Buffer.from(
    `${label} Li\n${email}\n\nExperience\nAcme Ltd, Customer service, 2015-01 - 2023-01\n\nEducation\nFudan University, Bachelor of Arts, 2010 - 2014\n`,
  );
}

async function addInterviewer(administrator: Journey, employeeNumber: string): Promise<string> {
  const { id } = await administrator.request<{ id: string }>('POST', '/users', {
    login: `bench-${employeeNumber.toLowerCase()}`,
    displayName: `Interviewer ${employeeNumber}`,
    role: 'interviewer',
    departmentId: 'main',
    email: `${employeeNumber.toLowerCase()}@company.example.com`,
    employeeNumber,
    password: crypto.randomUUID(),
  });
  return id;
}
