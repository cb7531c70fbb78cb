import { HubError } from '../domain/errors.ts';
import type { Dispute, EvaluationSheet, Offer, OnboardingPlan, Process } from '../schemas/types.ts';
import type { DataKey } from '../security/vault.ts';
import type { Tx } from './connection.ts';
import { loadActorNames } from './repositories/actor-names.ts';
import type { ApplicationRecord } from './repositories/applications.ts';
import { getConnection } from './repositories/connections.ts';
import { getDepartment } from './repositories/departments.ts';
import { listDisputes } from './repositories/disputes.ts';
import { listTimeline } from './repositories/events.ts';
import { listOrders, type OrderRecord } from './repositories/interview-orders.ts';
import type { JobRecord } from './repositories/jobs.ts';
import { listOffers, type OfferRecord } from './repositories/offers.ts';
import { getPlanOfApplication } from './repositories/onboarding.ts';
import { getProcessVersion } from './repositories/process-versions.ts';
import { listResumesOfApplication } from './repositories/resumes.ts';
import { listScorecards } from './repositories/scorecards.ts';

/** What the sheet must be told besides what it reads. */
export type SheetSubject = {
  application: ApplicationRecord;
  candidateName: string;
  jobTitle: { zh?: string; en?: string };
  rubric: { dimensions: { key: string; name: { zh?: string; en?: string } }[] };
};

/** Offers as they are shown: who prepared and approved them by id and, as on paper, by name. */
export async function toOffers(tx: Tx, records: readonly OfferRecord[]): Promise<Offer[]> {
  const nameOf = await loadActorNames(
    tx,
    records.flatMap(({ preparedBy, approvedBy }) => [preparedBy, ...approvedBy]),
  );
  return records.map(({ letterRef, ...offer }) => ({
    ...offer,
    preparedByName: nameOf(offer.preparedBy) ?? '',
    approvedByNames: offer.approvedBy.map((actor) => nameOf(actor) ?? ''),
    hasLetter: letterRef !== null,
  }));
}

/** One of {@link toOffers}. */
export async function toOffer(tx: Tx, record: OfferRecord): Promise<Offer> {
  const [offer] = await toOffers(tx, [record]);
  return offer as Offer;
}

/** What the company calls itself in mails and on paper: `fromName` of the job's mail connection, else a plain word. */
export async function loadCompanyName(
  tx: Tx,
  job: Pick<JobRecord, 'connections'>,
  language: 'zh' | 'en',
): Promise<string> {
  const connection = await getConnection(tx, job.connections.mail ?? '');
  const fromName = connection?.config['fromName'];
  if (typeof fromName === 'string' && fromName.trim() !== '') return fromName.trim();
  return language === 'zh' ? '招聘团队' : 'The hiring team';
}

/** What a paper says besides the sheet: how the company, the department and the process are called. */
export async function loadPaperContext(
  tx: Tx,
  application: Pick<ApplicationRecord, 'processId' | 'processVersion' | 'language'>,
  job: Pick<JobRecord, 'departmentId' | 'connections'>,
  language: 'zh' | 'en',
): Promise<{ companyName: string; departmentName: string; process: Process }> {
  const department = await getDepartment(tx, job.departmentId);
  const version = await getProcessVersion(tx, application.processId, application.processVersion);
  if (version === null) throw new HubError('not_found', 'The process of this application is gone.');
  return {
    companyName: await loadCompanyName(tx, job, language),
    departmentName: department?.name[language] ?? department?.name.en ?? department?.name.zh ?? '',
    process: version.definition,
  };
}

/** The names of those who approved and reviewed, for paper: there nobody reads ids. */
export async function loadNames(
  tx: Tx,
  sheet: Pick<EvaluationSheet, 'offers' | 'scorecards'>,
): Promise<{ [actor: string]: string }> {
  const actors = [
    ...sheet.offers.flatMap((o) => [o.preparedBy, ...o.approvedBy]),
    ...sheet.scorecards.map((c) => c.reviewer),
  ];
  const nameOf = await loadActorNames(tx, actors);
  return Object.fromEntries(actors.map((actor) => [actor, nameOf(actor) ?? actor]));
}

/** Gathers all that is known of an application: the one place for the API, the interviewer's sheet and the final report. */
export async function loadEvaluationSheet(tx: Tx, key: DataKey, subject: SheetSubject): Promise<EvaluationSheet> {
  const { application } = subject;
  const orders = await listOrders(tx, key, application.id);
  const [resume] = await listResumesOfApplication(tx, key, application.id);
  const disputes: Dispute[] = (await listDisputes(tx, key, application.id)).map((d) => ({ ...d, taskId: null }));
  const plan: OnboardingPlan | null = await getPlanOfApplication(tx, key, application.id);
  return {
    applicationId: application.id,
    candidateName: subject.candidateName,
    jobTitle: subject.jobTitle,
    status: application.status,
    stageId: application.stageId,
    processId: application.processId,
    processVersion: application.processVersion,
    resume: resume?.fields ?? null,
    results: orders.flatMap((order) => toResult(order, subject)),
    scorecards: await listScorecards(tx, key, application.id),
    backgroundCheck: orders.findLast((order) => order.background !== null)?.background ?? null,
    offers: await toOffers(tx, await listOffers(tx, key, application.id)),
    onboardingPlan: plan,
    disputes,
    decisions: await loadDecisions(tx, application.id),
  };
}

function toResult(order: OrderRecord, { rubric }: SheetSubject): EvaluationSheet['results'] {
  if (order.result === null || order.orderType === 'backgroundCheck') return [];
  const { result, orderType } = order;
  const known = [...(order.dimensions ?? []), ...rubric.dimensions];
  return [
    {
      orderId: order.id,
      orderType,
      stageId: order.stageId,
      completedAt: result.completedAt ?? order.completedAt,
      total: result.total,
      dimensions: result.dimensions.map((d) => ({
        key: d.key,
        name: known.find((k) => k.key === d.key)?.name ?? { en: d.key },
        score: d.score,
        comment: d.comment ?? null,
      })),
      summary: result.summary ?? null,
      interviewer: result.interviewer.name,
    },
  ];
}

/** How each stage was left, and the person who answered the task before it, if it was a person's decision. */
async function loadDecisions(tx: Tx, applicationId: string): Promise<EvaluationSheet['decisions']> {
  const events = await listTimeline(tx, applicationId);
  const nameOf = await loadActorNames(
    tx,
    events.filter((e) => e.type === 'task.completed').map((e) => e.actor),
  );
  let actor = 'hub';
  const decisions: EvaluationSheet['decisions'] = [];
  for (const event of events) {
    if (event.type === 'task.completed') actor = event.actor;
    if (event.type !== 'stage.left') continue;
    const { stageId, outcome, cause } = event.data as { stageId: string | null; outcome: string; cause: string };
    const decidedBy = cause === 'person' ? (nameOf(actor) ?? actor) : cause;
    decisions.push({ at: event.at, stageId, outcome, decidedBy, cause });
  }
  return decisions;
}
