import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Journey } from './journey.ts';

type Slot = { startAt: string; interviewerId: string };
type Offer = { id: string; version: number; status: string; materials: { key: string; required: boolean }[] };
type Step = (step: string, detail?: string) => void;
type Template = { name: object; kind: string; questions: object[] };

const template = <T>(file: string): T =>
  parse(readFileSync(new URL(`../templates/${file}`, import.meta.url), 'utf8')) as T;

/** The connections of the sandbox, by what a job uses them for. */
export const sandboxConnections = {
  interview: 'clearvoice',
  testing: 'quizmill',
  ehr: 'peoplebase',
  mail: 'postroom',
  sms: 'textrelay',
  attendance: 'shiftwell',
  crm: 'dealbook',
  background: 'cleartrail',
  learning: 'coursepath',
  jobs: 'jobstore',
};

/**
 * Everybody of a company who takes part in hiring, each signed in: what needs a second person is truly done by two. Speaks to the hub through its API alone.
 */
export class HiringTeam {
  readonly business: Journey;
  readonly hr: Journey;
  readonly secondHr: Journey;
  readonly it: Journey;
  readonly recruiter: Journey;
  readonly interviewer: Journey;
  private readonly say: Step;

  constructor(
    people: Pick<HiringTeam, 'business' | 'hr' | 'secondHr' | 'it' | 'recruiter' | 'interviewer'>,
    say: Step = () => undefined,
  ) {
    this.business = people.business;
    this.hr = people.hr;
    this.secondHr = people.secondHr;
    this.it = people.it;
    this.recruiter = people.recruiter;
    this.interviewer = people.interviewer;
    this.say = say;
  }

  /** All of them at the hub that the environment names. */
  static async connect(say: Step): Promise<HiringTeam> {
    return HiringTeam.gather(await Journey.connect(process.env, { role: 'administrator' }), say);
  }

  /** Makes all of them by an administrator's key, and signs them in: only signed-in people approve. */
  static async gather(administrator: Journey, say?: Step): Promise<HiringTeam> {
    const as = (role: string, departmentId?: string) => administrator.signInAs(role, departmentId);
    const people = {
      business: await as('business', 'main'),
      hr: await as('hr'),
      secondHr: await as('hr'),
      it: await as('it'),
      recruiter: await as('recruiter'),
      interviewer: await as('interviewer', 'main'),
    };
    return new HiringTeam(people, say);
  }

  /** The department asks, HR approves, IT sets up: a job that takes applications. */
  async openJob(
    change: {
      connections?: Record<string, string>;
      processId?: string;
      headcount?: number;
      interviewers?: string[];
      recruiterId?: string;
    } = {},
  ): Promise<{ id: string; code: string }> {
    const requisition = await this.business.request<{ id: string }>('POST', '/requisitions', {
      departmentId: 'main',
      title: { en: 'Customer service specialist', zh: '客服专员' },
      duties: { en: 'Answers customers by phone and chat.', zh: '通过电话和在线方式解答客户问题。' },
      requirements: [{ id: 'english', label: { en: 'Speaks English', zh: '英语流利' } }],
      rubricTemplateId: 'customer-service',
      headcount: change.headcount ?? 2,
      salaryRange: { min: 1_200_000, max: 1_800_000, currency: 'CNY', period: 'month' },
      deadlineOn: dayFromNow(60),
      reason: 'Two colleagues leave in spring.',
    });
    await this.business.request('POST', `/requisitions/${requisition.id}/submit`);
    this.say('Department asks for two people', requisition.id);
    await this.hr.request('POST', `/requisitions/${requisition.id}/approve`, {});
    this.say('HR approves the requisition');
    const questionSetId = await this.publishQuestions('question-sets/customer-service.yaml');
    const writtenTestQuestionSetId = await this.publishQuestions('question-sets/customer-service-test.yaml');
    const { supplements } = template<{ supplements: object[] }>('jobs/supplements.yaml');
    await this.it.request('POST', `/requisitions/${requisition.id}/set-up`, {
      code: `CS-${crypto.randomUUID().slice(0, 8)}`,
      processId: change.processId ?? 'standard',
      questionSetId,
      writtenTestQuestionSetId,
      connections: { ...sandboxConnections, ...change.connections },
      identityCheck: false,
      interviewers: change.interviewers ?? ['demo-interviewer'],
      recruiterId: change.recruiterId ?? 'demo-recruiter',
      meetingUrlTemplate: 'https://meet.example.com/{bookingId}',
      supplements,
      screeningQuestions: [
        { key: 'workPermit', text: { en: 'May you work here?', zh: '您是否具有工作许可？' }, answerType: 'boolean' },
        {
          key: 'backgroundConsent',
          text: { en: 'Do you agree to a background check?', zh: '您是否同意进行背景调查？' },
          answerType: 'boolean',
        },
      ],
    });
    const { jobId } = await this.hr.get<{ jobId: string }>(`/requisitions/${requisition.id}`);
    const job = await this.hr.get<{ id: string; code: string; status: string }>(`/jobs/${jobId}`);
    this.say('IT set the job up; it is live', `${job.code} (${job.status})`);
    return job;
  }

  /** HR writes the questions, the department looks at them, another HR person publishes them. */
  private async publishQuestions(file: string): Promise<string> {
    const { questionSetId } = await this.hr.request<{ questionSetId: string }>('POST', '/question-sets', {
      ...template<Template>(file),
      departmentId: 'main',
    });
    const version = `/question-sets/${questionSetId}/versions/1`;
    await this.hr.request('POST', `${version}/request-preview`);
    await this.business.request('POST', `${version}/preview`, { outcome: 'approve' });
    await this.secondHr.request('POST', `${version}/publish`);
    this.say('Question set is published', questionSetId);
    return questionSetId;
  }

  /** Sends a résumé and passes the screen, by a person where the machine asks for one. */
  async apply(
    jobId: string,
    bytes: Uint8Array,
    fileName: string,
    answers: Record<string, unknown> = {},
  ): Promise<{ id: string; candidateId: string }> {
    const application = await this.recruiter.apply(jobId, bytes, fileName, {
      workPermit: true,
      backgroundConsent: true,
      ...answers,
    });
    this.say('Résumé taken in', `application ${application.id}`);
    return application;
  }

  async passScreening(applicationId: string): Promise<void> {
    await this.recruiter.passScreening(applicationId, (task) => this.say('A person passes the screen', task.detail));
  }

  /** The candidate takes the written test by the link in the mail. */
  async takeTest(applicationId: string): Promise<void> {
    const mail = await this.hr.waitForMessage(applicationId, 'testInvitation');
    await this.hr.takeTest(linkIn(mail.text));
    this.say('Candidate took the written test');
  }

  /** The candidate takes the AI interview by the link in the mail. */
  async takeAiInterview(applicationId: string): Promise<{ key: string; value: number; max: number }[]> {
    const invitation = await this.hr.waitForInvitation(applicationId);
    await this.hr.takeInterview(invitation.url);
    this.say('Candidate took the AI interview');
    const task = await this.business.waitForTask(applicationId, 'reviewInterview');
    const result = await this.business.waitForResult(applicationId);
    this.say('Result is there', `total ${result.total}, ${result.dimensions.map((d) => d.key).join(', ')}`);
    this.reviewTaskId = task.id;
    return result.dimensions;
  }
  private reviewTaskId = '';

  /** The department reads the result and decides. */
  async review(outcome: 'pass' | 'fail', dimensions: { key: string }[]): Promise<void> {
    await this.business.decide(
      this.reviewTaskId,
      outcome,
      dimensions.map((d) => d.key).filter((key) => rubricKeys.includes(key)),
    );
    this.say('Department reviewed', outcome);
  }

  /** The candidate chooses the first time that is offered. */
  async book(applicationId: string): Promise<{ id: string; startAt: string }> {
    await this.hr.waitForMessage(applicationId, 'bookingInvitation');
    const slot = await this.recruiter.until('an offered time', async () => {
      const { items } = await this.recruiter.get<{ items: Slot[] }>(
        `/applications/${applicationId}/slots?timeZone=Asia/Shanghai`,
      );
      return items[0];
    });
    const booking = await this.recruiter.request<{ id: string; startAt: string }>(
      'POST',
      `/applications/${applicationId}/bookings`,
      { startAt: slot.startAt, interviewerId: slot.interviewerId, timeZone: 'Asia/Shanghai' },
    );
    this.say('Candidate booked a time', booking.startAt);
    return booking;
  }

  /** The interviewer has the briefing, holds the interview and gives the scorecard. */
  async holdInterview(applicationId: string, outcome: 'pass' | 'fail' = 'pass'): Promise<void> {
    await this.hr.waitForMessage(applicationId, 'interviewerBriefing');
    const task = await this.interviewer.waitForTask(applicationId, 'giveScorecard');
    await this.interviewer.decide(task.id, outcome, rubricKeys);
    this.say('Interviewer gave the scorecard', outcome);
  }

  /** HR writes the offer, the department and another HR person approve it; answers when it is with the candidate. */
  async makeOffer(applicationId: string): Promise<Offer> {
    await this.hr.waitForTask(applicationId, 'prepareOffer');
    this.say('Background check is clear');
    const offer = await this.hr.request<Offer>('POST', `/applications/${applicationId}/offers`, {
      salary: { amount: 1_500_000, currency: 'CNY', period: 'month' },
      startDate: dayFromNow(30),
    });
    for (const approver of [this.business, this.secondHr]) {
      const task = await approver.waitForTask(applicationId, 'approveOffer');
      await approver.request('POST', `/tasks/${task.id}/complete`, { outcome: 'approve', comments: 'Fits the range.' });
    }
    this.say('Offer approved by two people', `version ${offer.version}`);
    await this.hr.until('the offer to be sent', async () => {
      const { status } = await this.hr.get<Offer>(`/offers/${offer.id}`);
      return status === 'sent' ? true : null;
    });
    const bytes = await this.hr.download(`/offers/${offer.id}/letter`);
    if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error('The letter is no PDF.');
    this.say('Candidate has the letter', `${bytes.length} bytes of PDF`);
    return offer;
  }

  /** The candidate accepts and hands in what was asked for. */
  async acceptOffer(offer: Offer): Promise<void> {
    await this.recruiter.request('POST', `/offers/${offer.id}/accept`);
    this.say('Candidate accepted');
    for (const { key, required } of offer.materials) {
      if (!required) continue;
      const form = new FormData();
      form.set('material', JSON.stringify({ material: key }));
      form.set('file', new Blob([smallPdf]), `${key}.pdf`);
      await this.recruiter.request('POST', `/offers/${offer.id}/materials`, form);
    }
    this.say('Candidate handed the documents in');
  }

  /** The plan reaches the department; on the first day somebody says that the newcomer came. */
  async startFirstDay(applicationId: string, outcome: 'started' | 'notStarted' = 'started'): Promise<void> {
    const task = await this.business.waitForTask(applicationId, 'confirmFirstDay');
    const plan = await this.business.get<{ modules: { key: string }[]; tasks: unknown[] }>(
      `/applications/${applicationId}/onboarding-plan`,
    );
    this.say('Onboarding plan is made', `${plan.tasks.length} tasks; ${plan.modules.map((m) => m.key).join(', ')}`);
    await this.business.request('POST', `/tasks/${task.id}/complete`, { outcome });
    this.say('First day', outcome);
  }

  /** All the way to the booked interview. */
  async walkToInterview(jobId: string, bytes: Uint8Array, fileName: string): Promise<string> {
    const { id } = await this.apply(jobId, bytes, fileName);
    await this.passScreening(id);
    await this.takeTest(id);
    await this.review('pass', await this.takeAiInterview(id));
    return id;
  }

  /** All the way to an offer that waits for the candidate's answer. */
  async walkToOffer(jobId: string, bytes: Uint8Array, fileName: string): Promise<{ id: string; offer: Offer }> {
    const id = await this.walkToInterview(jobId, bytes, fileName);
    await this.book(id);
    await this.holdInterview(id);
    return { id, offer: await this.makeOffer(id) };
  }
}

const rubricKeys = ['communication', 'handlingEmotions', 'problemSolving'];

/** The smallest file that is a PDF. */
export const smallPdf = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj',
  'trailer<</Root 1 0 R>>',
  '%%EOF',
].join('\n');

function linkIn(text: string): string {
  const url = /https?:\/\/[^\s<>]+/.exec(text)?.[0];
  if (url === undefined) throw new Error('The message holds no link.');
  return url;
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
