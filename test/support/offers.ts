import { createAdvance } from '../../activities/advance.ts';
import { loadCase } from '../../activities/load-case.ts';
import { loadLetter } from '../../activities/offer.ts';
import { getApplication } from '../../db/repositories/applications.ts';
import { insertJob } from '../../db/repositories/jobs.ts';
import { getOffer } from '../../db/repositories/offers.ts';
import { insertProcessVersion, publishProcessVersion } from '../../db/repositories/process-versions.ts';
import { listTasks } from '../../db/repositories/tasks.ts';
import type { EventOutcome, ProcessEvent } from '../../domain/process/types.ts';
import type { Offer, OfferCreate, Process } from '../../schemas/types.ts';
import { apply } from './hiring.ts';
import type { HttpHub } from './http-hub.ts';

const offerProcess: Process = {
  processId: 'offers',
  name: { en: 'An offer alone' },
  stages: [
    {
      stageId: 'offer',
      stageType: 'offer',
      label: { en: 'Offer' },
      ownerRole: 'hr',
      dueIn: 'P2D',
      approvals: [{ role: 'hr', count: 1 }],
      expiresIn: 'P7D',
      materials: [
        { key: 'idCopy', label: { zh: '身份证复印件' }, required: true },
        { key: 'leavingCertificate', label: { zh: '离职证明' }, required: false },
      ],
      materialsWithin: 'P5D',
      next: {
        pass: { end: 'hired' },
        fail: { end: 'rejected' },
        declined: { end: 'withdrawn' },
        expired: { end: 'expired' },
      },
    },
  ],
};

/** What an offer says unless a test says otherwise. */
export const terms: OfferCreate = {
  salary: { amount: 1_234_567, currency: 'CNY', period: 'month' },
  startDate: '2199-03-01',
  notes: { zh: '另加签约奖金', en: 'A signing bonus on top' },
};

/** A job in `sales` whose process is an offer and nothing else; its letters leave by hand, since it has no mail. */
export async function seedOffers({ deps }: HttpHub): Promise<void> {
  const at = deps.now().toISOString();
  await deps.db.transaction(async (tx) => {
    await insertProcessVersion(tx, { definition: offerProcess, createdAt: at, createdBy: 'test' });
    await publishProcessVersion(tx, { processId: 'offers', version: 1, publishedBy: 'test', at });
    await insertJob(tx, {
      id: 'job-offers',
      code: 'J-offers',
      title: { zh: '客服专员', en: 'Service agent' },
      departmentId: 'sales',
      processId: 'offers',
      rubricId: 'rubric',
      connections: {},
      status: 'open',
      createdAt: at,
      updatedAt: at,
      version: 1,
    });
  });
}

/** One application whose process is really taken on, step by step, as its workflow would. */
export type OfferWalk = {
  applicationId: string;
  /** Takes what waits in the inbox, and these events. */
  step: (...events: ProcessEvent[]) => Promise<(EventOutcome | null)[]>;
  status: () => Promise<string | undefined>;
  prepare: (more?: Partial<OfferCreate>, key?: string) => Promise<Offer>;
  /** The open approval of the offer that counts. */
  approval: () => Promise<string>;
  /** Writes an offer and lets somebody else approve it: it is with the candidate. */
  send: (more?: Partial<OfferCreate>) => Promise<Offer>;
  read: (id: string) => Promise<Offer>;
  /** Makes the letter as the activity that mails it does. */
  makeLetter: (id: string) => Promise<Uint8Array>;
};

let people = 0;

/** Applies as a new person and enters the offer; decisions that are sent to `hub` are taken by the real step. */
export async function enterOffer(hub: HttpHub, more: { language?: 'zh' | 'en' } = {}): Promise<OfferWalk> {
  const { deps } = hub;
  const { db, vault, defaultRules, now, newId, crashPoint } = deps;
  const advance = createAdvance({ db, vault, defaultRules, now, newId, crashPoint });
  people += 1;
  const candidate = { formattedName: `候选人 ${people}`, emails: [`offer${people}@example.com`] };
  const { id: applicationId } = await apply(hub, { jobId: 'job-offers', candidate, answers: {}, ...more });
  const step = async (...events: ProcessEvent[]): Promise<(EventOutcome | null)[]> => {
    const seq = ((await getApplication(db.knex, applicationId))?.seq ?? 0) + 1;
    return (await advance({ applicationId, seq, events })).outcomes;
  };
  hub.gateway.onDecide = async (input) => {
    if (input.kind !== 'taskAnswered') throw new Error('only tasks are answered here');
    const { kind: type, ...answer } = input;
    const [outcome] = await step({ type, ...answer });
    if (outcome === null || outcome === undefined) throw new Error('the step answered nothing');
    return outcome;
  };
  const read = async (id: string): Promise<Offer> =>
    (await hub.send<Offer>(`/api/v1/offers/${id}`, { key: hub.keys.hr })).body;
  const walk: OfferWalk = {
    applicationId,
    step,
    read,
    status: async () => (await getApplication(db.knex, applicationId))?.status,
    async prepare(more = {}, key = hub.keys.hr) {
      const body = { ...terms, ...more };
      const answer = await hub.send<Offer>(`/api/v1/applications/${applicationId}/offers`, { key, body });
      if (answer.status !== 201) throw new Error(`the offer was refused: ${answer.text}`);
      await step();
      return answer.body;
    },
    async approval() {
      const { items } = await listTasks(db.knex, { applicationId, status: 'open' });
      return items.find((task) => task.taskType === 'approveOffer')?.id ?? 'no approval is open';
    },
    async send(more = {}) {
      const { id } = await walk.prepare(more);
      await step({
        type: 'taskAnswered',
        taskId: await walk.approval(),
        outcome: 'approve',
        answerId: newId(),
        actor: 'user:somebody-else',
      });
      const offer = await read(id);
      if (offer.status !== 'sent') throw new Error(`the offer is ${offer.status}`);
      return offer;
    },
    async makeLetter(id) {
      const found = await loadCase(deps, applicationId);
      const offer = await getOffer(db.knex, found.key, id);
      if (offer === null) throw new Error('there is no such offer');
      const performing = { ...deps, publicUrl: hub.url } as unknown as Parameters<typeof loadLetter>[0];
      return loadLetter(performing, found, offer, offer.answerBy ?? now().toISOString());
    },
  };
  await step({ type: 'started' });
  return walk;
}
