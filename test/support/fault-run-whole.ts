import { endings } from '../../examples/endings.ts';
import { sandboxConnections } from '../../examples/hiring-team.ts';
import { compareCounts, countJobEffects, countWholeEffects, endingEffects, jobEffects } from './effects-whole.ts';
import type { callFaults, webhookFaults } from './fault-run.ts';
import type { Application, TestTeam } from './hub-team.ts';
import type { TestHub } from './hub.ts';
import { makePerson } from './people.ts';
import type { Fault } from './sandbox-control.ts';
import { listInbox } from './walk.ts';
import { settle } from './walk-whole.ts';

type Place = { method: string; path: string };
type System = Exclude<Fault['system'], 'sms'>;
/** `withdrawn` passes what takes back as well. */
export type FaultEnding = 'started' | 'withdrawn';

const put = (path: string): Place => ({ method: 'PUT', path });
const post = (path: string): Place => ({ method: 'POST', path });

/** Where a whole journey writes, by system. */
const writes: Record<System, readonly Place[]> = {
  testing: [post('/order/create$'), post('/paper/save$')],
  interview: [post('/v1/orders$'), put('/v1/question-sets/')],
  ehr: [
    post('/api/applicants$'),
    put('/assessments/'),
    put('/decisions/'),
    put('/documents/'),
    put('/plans/'),
    post('/api/employees$'),
    { method: 'PATCH', path: '/api/applicants/' },
  ],
  mail: [post('/v1/messages$')],
  background: [post('/check-orders$')],
  learning: [put('/enrolments/')],
  jobs: [put('/postings/')],
  attendance: [],
  crm: [],
};

/** Where it takes back what was made. */
const undos: Partial<Record<System, readonly Place[]>> = {
  ehr: [post('/employees/[^/]+/withdraw$')],
  learning: [{ method: 'DELETE', path: '/enrolments/' }],
};

/** Where it only asks. */
const reads: Partial<Record<System, readonly Place[]>> = {
  attendance: [{ method: 'GET', path: '/overtime$' }],
  crm: [post('/crm/')],
  ehr: [{ method: 'GET', path: '/api/applicants$' }],
};

/** The systems that a whole journey calls. */
export const faultSystems = Object.keys(writes) as System[];

/** Lets one application walk a whole journey through a fault of calls at every place; answers with what is not as it should be. */
export async function walkWholeThroughCallFault(
  hub: TestHub,
  people: TestTeam,
  fault: (typeof callFaults)[number],
  options: { systems?: readonly System[]; ending?: FaultEnding; times?: number } = {},
): Promise<string[]> {
  const { systems = faultSystems, ending = 'started', times = 1 } = options;
  // Only where a vendor keeps silent is a short patience needed; elsewhere it would make timeouts of a busy machine.
  const timeoutMs = fault.startsWith('timeout') ? 2_000 : 15_000;
  for (const system of systems) await hub.changeConnection(sandboxConnections[system], { config: { timeoutMs } });
  for (const system of systems) {
    const places = [
      ...writes[system],
      ...(reads[system] ?? []),
      ...(ending === 'withdrawn' ? (undos[system] ?? []) : []),
    ];
    for (const match of places) await hub.sandbox.setFault({ system, fault, match, times, delayMs: 700 });
  }
  return finishFault(hub, () => walk(hub, people.another(), ending), 1);
}

/** Lets some applications walk whole journeys while every webhook of these systems suffers one fault. */
export async function walkWholeThroughWebhookFault(
  hub: TestHub,
  people: TestTeam,
  fault: (typeof webhookFaults)[number],
  count = 2,
): Promise<string[]> {
  // A mail has one piece of news: nothing that could come in another order.
  const systems = (['testing', 'interview', 'background', 'mail'] as const).filter(
    (system) => fault !== 'webhookReorder' || system !== 'mail',
  );
  for (const system of systems) await hub.sandbox.setFault({ system, fault, delayMs: 1_500 });
  return finishFault(hub, () => walk(hub, people.another(), 'started'), count);
}

/** Walks, and reports rules that struck nothing too: then the run shows nothing. */
async function finishFault(hub: TestHub, work: () => Promise<string[]>, count: number): Promise<string[]> {
  try {
    const faults = (await Promise.all(Array.from({ length: count }, work))).flat();
    const rules = await hub.sandbox.listFaults();
    const idle = rules.filter((rule) => rule.hits === 0);
    const where = (rule: Fault): string => [rule.system, rule.fault, rule.match?.method, rule.match?.path].join(' ');
    return [...faults, ...idle.map((rule) => `${where(rule)} struck nothing`)];
  } finally {
    await hub.sandbox.clearFaults();
  }
}

async function walk(hub: TestHub, team: TestTeam, ending: FaultEnding): Promise<string[]> {
  const { resume, fileName } = makePerson();
  await endings[ending](team, resume, fileName);
  const { application } = team;
  await settle(hub, application.id);
  return [...(await findEffectFaults(hub, application, ending)), ...(await findInboxFaults(hub, application.id))];
}

/** Each effect of the application and of its job, counted in the world outside. */
export async function findEffectFaults(
  hub: TestHub,
  application: Application,
  ending: keyof typeof endingEffects,
): Promise<string[]> {
  const { questionSetId, writtenTestQuestionSetId } = await hub.journey.get<Record<string, string>>(
    `/jobs/${application.jobId}`,
  );
  const questionSetIds = [questionSetId ?? '', writtenTestQuestionSetId ?? ''];
  let faults: string[] = [];
  // What a job is pushed to comes on its own clock, also after the journey.
  await hub.journey
    .until('the job to be pushed', async () => {
      faults = compareCounts(
        countJobEffects(await hub.sandbox.listEffects(), { id: application.jobId, questionSetIds }),
        jobEffects,
      );
      return faults.length === 0 ? true : null;
    })
    .catch(() => undefined);
  const counts = countWholeEffects(await hub.sandbox.listEffects(), application.id);
  return [...faults, ...compareCounts(counts, endingEffects[ending])].map((fault) => `${application.id}: ${fault}`);
}

/** What vendors sent for one application is there once each, and taken sooner or later. */
async function findInboxFaults(hub: TestHub, applicationId: string): Promise<string[]> {
  let open: string[] = [];
  const rows = await hub.journey
    .until('every event to be taken', async () => {
      const own = (await listInbox(hub)).filter((row) => row.applicationId === applicationId);
      open = own.filter((row) => row.consumedAt === null).map((row) => `${row.eventType} was never taken`);
      return open.length === 0 ? own : null;
    })
    .catch(() => []);
  const keys = rows.map((row) => row.deliveryKey);
  return [...open, ...(new Set(keys).size === keys.length ? [] : [`${applicationId}: an event was kept twice`])];
}
