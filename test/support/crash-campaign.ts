import { existsSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { countEffects, findStrayEffects, hiredEffects } from './effects.ts';
import type { EventReceiver } from './event-receiver.ts';
import type { ProcessName, TestHub } from './hub.ts';
import {
  apply,
  listInbox,
  readOrder,
  takeInterview,
  waitForReview,
  type InboxView,
  type OrderView,
  type Walker,
} from './walk.ts';

/** The parts of a journey in which a process can die. */
export const phases = ['intake', 'interview', 'decision'] as const;
export type Phase = (typeof phases)[number];

/** A named crash point: the process it is in, and the phases that pass it. */
export type CrashPoint<P extends string = Phase> = { process: 'server' | 'worker'; phases: readonly P[] };

/** Every named crash point, the process it is in, and when it is passed. */
export const crashPoints: Readonly<Record<string, CrashPoint>> = {
  'intake.afterCommit': { process: 'server', phases: ['intake'] },
  'inbox.beforeCommit': { process: 'server', phases: ['interview'] },
  'inbox.afterCommit': { process: 'server', phases: ['interview'] },
  'dispatch.afterSignal': { process: 'server', phases: ['interview'] },
  'outbox.afterFanOut': { process: 'server', phases },
  'outbox.afterSend': { process: 'server', phases },
  'advance.beforeCommit': { process: 'worker', phases },
  'advance.afterCommit': { process: 'worker', phases },
  'perform.beforeCall': { process: 'worker', phases },
  'perform.afterCall': { process: 'worker', phases },
  'perform.afterCommit': { process: 'worker', phases },
};

/** Who is killed together. */
export const victims: readonly (readonly ProcessName[])[] = [
  ['server'],
  ['worker'],
  ['temporal'],
  ['sandbox'],
  ['temporal', 'sandbox', 'worker', 'server'],
];

/** One blow: a process dies at a named point, or some are killed from outside a moment after the phase began. */
export type StrikeOf<P extends string> = { phase: P } & (
  { point: string } | { kill: readonly ProcessName[]; afterMs: number }
);
export type Strike = StrikeOf<Phase>;

/** At most one strike for each phase, in the order of the phases. */
export type Campaign = { [phase in Phase]?: Strike };

/** Says a strike in words. */
export function describeStrike(strike: StrikeOf<string>): string {
  return 'point' in strike
    ? `${strike.phase}: dies at ${strike.point}`
    : `${strike.phase}: kill -9 ${strike.kill.join(', ')} after ${strike.afterMs} ms`;
}

/** Numbers from 0 to 1 that the seed names (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every strike there is: each point in each phase that passes it, each victim in each phase. */
export function listStrikes(random: () => number): Strike[] {
  const atPoints = Object.entries(crashPoints).flatMap(([point, { phases: passed }]) =>
    passed.map((phase): Strike => ({ phase, point })),
  );
  const kills = victims.flatMap((kill) =>
    phases.map((phase): Strike => ({ phase, kill, afterMs: Math.floor(random() * 1500) })),
  );
  return [...atPoints, ...kills];
}

/** Packs strikes into campaigns, three phases each; none is left out. */
export function packCampaigns(strikes: readonly Strike[]): Campaign[] {
  const campaigns: Campaign[] = [];
  for (const strike of strikes) {
    const free = campaigns.find((campaign) => campaign[strike.phase] === undefined);
    if (free === undefined) campaigns.push({ [strike.phase]: strike });
    else free[strike.phase] = strike;
  }
  return campaigns;
}

/** Puts a list into an order that the random numbers name. */
export function shuffle<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/**
 * Lets `count` applications walk from intake to the end while the campaign's strikes fall, and answers with everything that
 * is not as it should be: empty is what a hub that loses nothing and does nothing twice gives.
 */
export async function runCampaign(hub: TestHub, campaign: Campaign, count = 4): Promise<string[]> {
  const job = await hub.journey.openJob();
  const walkers: Walker[] = [];
  await underStrike(hub, campaign.intake, crashPoints, async () => {
    walkers.push(...(await Promise.all(Array.from({ length: count }, () => apply(hub, { jobId: job.id })))));
    await Promise.all(walkers.map((walker) => hub.journey.waitForInvitation(walker.applicationId)));
  });
  let reviews: { taskId: string; dimensions: string[] }[] = [];
  await underStrike(hub, campaign.interview, crashPoints, async () => {
    await Promise.all(walkers.map((walker) => takeInterview(hub, walker)));
    reviews = await Promise.all(walkers.map((walker) => waitForReview(hub, walker)));
  });
  await underStrike(hub, campaign.decision, crashPoints, async () => {
    await Promise.all(reviews.map(({ taskId, dimensions }) => hub.journey.decide(taskId, 'pass', dimensions)));
    await Promise.all(walkers.map((walker) => hub.journey.waitForEnd(walker.applicationId)));
  });
  await hub.hub.waitReady();
  return findFaults(hub, walkers);
}

/** Does `work` while the strike falls; one at a named point must have fallen by the end of it. */
export async function underStrike(
  hub: TestHub,
  strike: StrikeOf<string> | undefined,
  points: Readonly<Record<string, Pick<CrashPoint, 'process'>>>,
  work: () => Promise<void>,
): Promise<void> {
  if (strike === undefined) return work();
  if ('kill' in strike) {
    await Promise.all([
      work(),
      wait(strike.afterMs).then(() => {
        for (const name of strike.kill) hub.hub.kill(name);
      }),
    ]);
    return;
  }
  const { process } = points[strike.point] ?? {};
  if (process === undefined) throw new Error(`There is no crash point ${strike.point}.`);
  const mark = hub.crashMark(strike.point);
  rmSync(mark, { force: true });
  await hub.hub.stopProcess(process, 0);
  hub.hub.startProcess(process, { HUB_CRASH_AT: strike.point });
  await hub.hub.waitReady();
  await work();
  await hub.journey.until(`the ${process} to die at ${strike.point}`, async () => (existsSync(mark) ? true : null));
}

/** What is not as it should be with applications of one job, all of which were walked to the end. */
export async function findFaults(hub: TestHub, walkers: readonly Walker[]): Promise<string[]> {
  const { journey, sandbox } = hub;
  const faults: string[] = [];
  const orders = await Promise.all(walkers.map((walker) => readOrder(hub, walker)));
  faults.push(...(await findInboxFaults(hub, orders)));

  const effects = await sandbox.listEffects();
  for (const { applicationId } of walkers) {
    const { status } = await journey.get<{ status: string }>(`/applications/${applicationId}`);
    if (status !== 'hired') faults.push(`${applicationId} ended as ${status}`);
    const counts = countEffects(effects, applicationId);
    for (const kind of new Set([...Object.keys(counts), ...Object.keys(hiredEffects)]))
      if (counts[kind] !== hiredEffects[kind])
        faults.push(
          `${applicationId}: ${kind} happened ${counts[kind] ?? 0} times instead of ${hiredEffects[kind] ?? 0}`,
        );
    const cards = await journey.get<{ items: unknown[] }>(`/applications/${applicationId}/scorecards`);
    if (cards.items.length !== 1) faults.push(`${applicationId} has ${cards.items.length} scorecards`);
  }
  const { items } = await journey.get<{ items: { id: string }[] }>(
    `/applications?jobId=${walkers[0]?.jobId ?? ''}&limit=200`,
  );
  if (items.length !== walkers.length)
    faults.push(`${walkers.length} applications were sent in and ${items.length} are there`);
  const known = await listAllApplications(hub);
  for (const stray of findStrayEffects(effects, known)) faults.push(`${stray.kind} ${stray.ref} belongs to nobody`);
  return faults;
}

/** Each event of the vendor is there once and was taken, above all those that were answered with 202. */
async function findInboxFaults(hub: TestHub, orders: readonly OrderView[]): Promise<string[]> {
  const remoteIds = orders.map((order) => order.remoteId ?? '');
  const vendorEvents = (await Promise.all(remoteIds.map((id) => hub.sandbox.listVendorEvents(id)))).flat();
  const isOurs = new Set(vendorEvents.map((event) => event.id));
  let rows: InboxView[] = [];
  const taken = await hub.journey
    .until('every event of the vendor to be taken', async () => {
      rows = (await listInbox(hub)).filter((row) => isOurs.has(row.deliveryKey));
      return rows.filter((row) => row.consumedAt !== null).length === isOurs.size ? true : null;
    })
    .catch(() => false);
  const faults: string[] = [];
  if (new Set(rows.map((row) => row.deliveryKey)).size !== rows.length) faults.push('an event was kept twice');
  if (taken) return faults;
  const acknowledged = (await hub.sandbox.listEffects())
    .filter((effect) => effect.kind === 'webhook.sent' && effect.data['httpStatus'] === 202)
    .map((effect) => effect.key ?? '');
  for (const { id, type } of vendorEvents) {
    const row = rows.find((each) => each.deliveryKey === id);
    if (row === undefined)
      faults.push(`${type} ${id} is not there${acknowledged.includes(id) ? ', and was answered with 202' : ''}`);
    else if (row.consumedAt === null) faults.push(`${type} ${id} was never taken`);
  }
  return faults;
}

/** Positions have no gaps, and the subscriber was told of every event. For the end of all campaigns of a hub. */
export async function findStreamFaults(hub: TestHub, receiver: EventReceiver): Promise<string[]> {
  const faults: string[] = [];
  const events: { id: string; position: string | number }[] = [];
  for (let after = '0'; ;) {
    const page = await hub.journey.get<{ items: typeof events; next: string }>(`/events?after=${after}&limit=200`);
    events.push(...page.items);
    if (page.next === after) break;
    after = page.next;
  }
  events.forEach((event, index) => {
    const before = events[index - 1];
    if (before !== undefined && Number(event.position) !== Number(before.position) + 1)
      faults.push(`the stream jumps from ${before.position} to ${event.position}`);
  });
  const missing = (): typeof events => events.filter((event) => !receiver.received.has(event.id));
  await hub.journey
    .until('the subscriber to be told of everything', async () => (missing().length === 0 ? true : null))
    .catch(() => faults.push(`the subscriber was not told of ${missing().length} events`));
  if (receiver.refused > 0) faults.push(`${receiver.refused} deliveries had a wrong signature`);
  return faults;
}

/** The ids of all applications, in pages. */
export async function listAllApplications(hub: TestHub): Promise<string[]> {
  const found: string[] = [];
  for (let cursor = ''; ;) {
    const page = await hub.journey.get<{ items: { id: string }[]; nextCursor: string | null }>(
      `/applications?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    found.push(...page.items.map((item) => item.id));
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
}

/** Settings that bridge a hub that is down for a while: the vendor tries its webhooks again, often. */
export const patientVendor = {
  delaysMs: { evaluating: 50, report: 200, recording: 400 },
  webhookRetryWaitsMs: [300, 500, 1000, 2000, 3000, 5000, 5000, 10_000, 10_000, 20_000, 20_000, 30_000, 30_000],
};
