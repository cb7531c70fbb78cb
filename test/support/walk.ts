import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { TestHub } from './hub.ts';
import { makePerson, type Person } from './people.ts';

export type Walker = { applicationId: string; candidateId: string; jobId: string; person: Person };
export type OrderView = {
  id: string;
  remoteId: string | null;
  status: string;
  openedAt: string | null;
  startedAt: string | null;
  completedAt: string | null;
  result: null | { startedAt: string | null; completedAt: string | null; dimensions: { key: string }[] };
};
export type InboxView = {
  connectionId: string;
  deliveryKey: string;
  eventType: string;
  via: string;
  applicationId: string | null;
  outcome: string;
  detail: string | null;
  consumedAt: string | null;
};
type Stage = Record<string, unknown> & { stageId: string };

/** Takes a person's application in, for a job of its own unless one is given. */
export async function apply(
  hub: TestHub,
  options: { jobId?: string; answers?: Record<string, unknown>; person?: Person } = {},
): Promise<Walker> {
  const jobId = options.jobId ?? (await hub.journey.openJob()).id;
  const person = options.person ?? makePerson();
  const answers = options.answers ?? { workPermit: true };
  const { id, candidateId } = await hub.journey.apply(jobId, person.resume, person.fileName, answers);
  return { applicationId: id, candidateId, jobId, person };
}

/** Waits for the invitation and takes the interview with good answers. */
export async function takeInterview(hub: TestHub, walker: Walker): Promise<void> {
  const { url } = await hub.journey.waitForInvitation(walker.applicationId);
  await hub.journey.takeInterview(url);
}

/** On to the reviewer's task, whose id is given with the dimensions to rate. */
export async function waitForReview(hub: TestHub, walker: Walker): Promise<{ taskId: string; dimensions: string[] }> {
  const task = await hub.journey.waitForTask(walker.applicationId, 'reviewInterview');
  const result = await hub.journey.waitForResult(walker.applicationId);
  return { taskId: task.id, dimensions: result.dimensions.map((d) => d.key) };
}

/** From the invitation to the review. */
export async function walkToReview(hub: TestHub, walker: Walker): Promise<{ taskId: string; dimensions: string[] }> {
  await takeInterview(hub, walker);
  return waitForReview(hub, walker);
}

/** All the way. */
export async function walkToHired(hub: TestHub, walker: Walker): Promise<void> {
  const { taskId, dimensions } = await walkToReview(hub, walker);
  await hub.journey.decide(taskId, 'pass', dimensions);
  const { status } = await hub.journey.waitForEnd(walker.applicationId);
  if (status !== 'hired') throw new Error(`The application ended as ${status}.`);
}

export async function readOrder(hub: TestHub, walker: Walker): Promise<OrderView> {
  const { items } = await hub.journey.get<{ items: OrderView[] }>(
    `/applications/${walker.applicationId}/interview-orders`,
  );
  const order = items.at(-1);
  if (order === undefined) throw new Error('The application has no order.');
  return order;
}

/** Every received event, in pages, newest first. */
export async function listInbox(hub: TestHub): Promise<InboxView[]> {
  const admin = await hub.as('administrator');
  const found: InboxView[] = [];
  for (let cursor = ''; ;) {
    const page = await admin.get<{ items: InboxView[]; nextCursor: string | null }>(
      `/inbox?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    found.push(...page.items);
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
}

export async function listEventTypes(hub: TestHub, walker: Walker): Promise<string[]> {
  const { items } = await hub.journey.get<{ items: { type: string }[] }>(
    `/applications/${walker.applicationId}/timeline`,
  );
  return items.map((entry) => entry.type);
}

/**
 * Publishes a process like the first one with some stages changed: HR writes it, a second person publishes it.
 * @returns a job on it
 */
export async function openJobOn(hub: TestHub, changes: Record<string, Record<string, unknown>>): Promise<string> {
  const file = new URL('../../templates/processes/first.yaml', import.meta.url);
  const definition = parse(readFileSync(file, 'utf8')) as { processId: string; stages: Stage[] };
  definition.processId = `p-${crypto.randomUUID().slice(0, 8)}`;
  definition.stages = definition.stages.map((stage) => ({ ...stage, ...changes[stage.stageId] }));
  const { processId, version } = await hub.journey.request<{ processId: string; version: number }>(
    'POST',
    '/processes',
    definition,
  );
  const published = await hub.asAdministrator('POST', `/processes/${processId}/versions/${version}/publish`);
  if (published.status !== 200) throw new Error(`Not published: ${JSON.stringify(published.body)}`);
  return (await hub.journey.openJob({ processId })).id;
}
