import { type HiringTeam } from './hiring-team.ts';
import type { Journey } from './journey.ts';

/** Walks one application to its end and answers with what was shown in the end. @throws Error when a part is missing */
type Walk = (team: HiringTeam, bytes: Uint8Array, fileName: string) => Promise<string>;

/** The ways an application can end, each gone through with everything that belongs to it. */
export const endings = { started, rejected, expired, declined, withdrawn, disputed } satisfies Record<string, Walk>;
export type Ending = keyof typeof endings;

async function started(team: HiringTeam, bytes: Uint8Array, fileName: string): Promise<string> {
  const job = await team.openJob();
  const { id, offer } = await team.walkToOffer(job.id, bytes, fileName);
  await team.acceptOffer(offer);
  await team.startFirstDay(id);
  await requireStatus(team.hr, id, 'hired');
  return requireEmployee(team.hr, id, true);
}

async function rejected(team: HiringTeam, bytes: Uint8Array, fileName: string): Promise<string> {
  const job = await team.openJob();
  const id = await team.walkToInterview(job.id, bytes, fileName);
  await team.book(id);
  await team.holdInterview(id, 'fail');
  await requireStatus(team.hr, id, 'rejected');
  await requireMessage(team.hr, id, 'applicationRejected');
  return requireEmployee(team.hr, id, false);
}

/** The interview's time passes: its definition gives a few seconds. */
async function expired(team: HiringTeam, bytes: Uint8Array, fileName: string): Promise<string> {
  const processId = await publishHastyProcess(team);
  const job = await team.openJob({ processId });
  const { id } = await team.apply(job.id, bytes, fileName);
  await team.passScreening(id);
  await requireStatus(team.hr, id, 'expired');
  return 'expired, and nobody was turned down';
}

async function declined(team: HiringTeam, bytes: Uint8Array, fileName: string): Promise<string> {
  const job = await team.openJob();
  const { id, offer } = await team.walkToOffer(job.id, bytes, fileName);
  await team.recruiter.request('POST', `/offers/${offer.id}/decline`);
  await requireStatus(team.hr, id, 'withdrawn');
  return requireEmployee(team.hr, id, false);
}

/** After the employee was made, the newcomer does not come: what was made is taken back, the latest first. */
async function withdrawn(team: HiringTeam, bytes: Uint8Array, fileName: string): Promise<string> {
  const job = await team.openJob();
  const { id, offer } = await team.walkToOffer(job.id, bytes, fileName);
  await team.acceptOffer(offer);
  await team.startFirstDay(id, 'notStarted');
  await requireStatus(team.hr, id, 'withdrawn');
  const { items } = await team.hr.get<{ items: { type: string }[] }>(`/applications/${id}/timeline`);
  if (!items.some((entry) => entry.type === 'undo.started')) throw new Error('Nothing was taken back.');
  return requireEmployee(team.hr, id, false);
}

async function disputed(team: HiringTeam, bytes: Uint8Array, fileName: string): Promise<string> {
  const job = await team.openJob();
  const { id } = await team.apply(job.id, bytes, fileName);
  await team.passScreening(id);
  await team.takeTest(id);
  await team.review('fail', await team.takeAiInterview(id));
  await requireStatus(team.hr, id, 'rejected');
  await requestDispute(team, id);
  await team.book(id);
  await team.recruiter.request('POST', `/applications/${id}/withdraw`);
  await requireStatus(team.hr, id, 'withdrawn');
  return 'the dispute was upheld and the decision taken anew';
}

/** The candidate objects to the decision; HR looks at the evidence and lets the department decide anew, which passes. */
export async function requestDispute(team: HiringTeam, id: string): Promise<void> {
  await team.recruiter.request('POST', `/applications/${id}/disputes`, { reason: 'My experience was read wrongly.' });
  const task = await team.hr.waitForTask(id, 'resolveDispute');
  const sheet = await team.hr.get<{ results: unknown[]; decisions: unknown[] }>(`/applications/${id}/evaluation-sheet`);
  if (sheet.results.length < 2 || sheet.decisions.length < 4) throw new Error('The evidence is not complete.');
  await team.hr.request('POST', `/tasks/${task.id}/complete`, { outcome: 'upheld', comments: 'Looked at again.' });
  const review = await team.business.waitForTask(id, 'reviewInterview');
  await team.business.decide(review.id, 'pass', ['communication']);
}

async function requireStatus(hr: Journey, applicationId: string, status: string): Promise<void> {
  const ended = await hr.waitForEnd(applicationId);
  if (ended.status !== status) throw new Error(`The application ended as ${ended.status} instead of ${status}.`);
}

async function requireMessage(hr: Journey, applicationId: string, template: string): Promise<void> {
  await hr.waitForMessage(applicationId, template);
}

/** What the EHR shows of the employee, by its own API. */
async function requireEmployee(hr: Journey, applicationId: string, wanted: boolean): Promise<string> {
  const employee = await hr.readEmployee(applicationId);
  const isThere = employee !== null && employee.status !== 'withdrawn';
  if (isThere !== wanted)
    throw new Error(wanted ? 'The EHR has no employee.' : 'The EHR still has an employee of a lost application.');
  if (employee === null) return 'no employee in the EHR';
  if (wanted && (employee.documents < 4 || employee.hasPlan !== true))
    throw new Error(`The EHR lacks documents (${employee.documents}) or the onboarding plan.`);
  return `EHR shows ${employee.employeeNumber}: ${employee.name}, from ${employee.startDate}, ${employee.documents} documents, ${employee.status}`;
}

/** The standard process with a test that expires after three seconds; published by two people. */
export async function publishHastyProcess(team: HiringTeam): Promise<string> {
  const { definition } = await team.hr.get<{ definition: { stages: { stageId: string }[] } }>(
    '/processes/standard/versions/1',
  );
  const processId = `hasty-${crypto.randomUUID().slice(0, 8)}`;
  const stages = definition.stages.map((stage) =>
    stage.stageId === 'test' ? { ...stage, expiresIn: 'PT3S', remindAfter: [] } : stage,
  );
  await team.hr.request('POST', '/processes', { ...definition, processId, stages });
  await team.secondHr.request('POST', `/processes/${processId}/versions/1/publish`);
  return processId;
}
