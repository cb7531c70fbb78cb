import { countEffects, type EffectCounts } from './effects.ts';
import type { TestHub } from './hub.ts';
import type { Fault } from './sandbox-control.ts';
import { apply, listInbox, readOrder, walkToHired, type Walker } from './walk.ts';

/** The systems that the process of these walks calls. */
type StruckSystem = Extract<Fault['system'], 'interview' | 'ehr' | 'mail'>;

/** The writes of a journey, each of which a fault may strike. */
export const writes = {
  interview: [{ method: 'POST', path: '/v1/orders$' }],
  mail: [{ method: 'POST', path: '/v1/messages$' }],
  ehr: [
    { method: 'POST', path: '/api/applicants$' },
    { method: 'PUT', path: '/assessments/' },
    { method: 'PUT', path: '/decisions/' },
  ],
} as const satisfies Record<StruckSystem, readonly { method: string; path: string }[]>;

/** What a vendor is asked before and after it is written to. */
export const reads = {
  interview: [],
  mail: [],
  ehr: [{ method: 'GET', path: '/api/applicants' }],
} as const satisfies Record<StruckSystem, readonly { method: string; path: string }[]>;

export const callFaults = [
  '429',
  '429NoRetryAfter',
  '403throttle',
  '500',
  'errorIn200',
  'delay',
  'timeoutBeforeCommit',
  'timeoutAfterCommit',
  'truncatedJson',
] as const;
export const webhookFaults = ['webhookDuplicate', 'webhookReorder', 'webhookLate', 'webhookLost'] as const;

/** What became of the applications that walked through a fault. */
export type FaultReport = {
  effects: EffectCounts[];
  /** Rules that were set and struck nothing: then the run shows nothing. */
  idle: string[];
};

/** Lets one application walk through a fault of calls that strikes each of `systems` once at every place. */
export async function walkThroughCallFault(
  hub: TestHub,
  fault: (typeof callFaults)[number],
  options: { systems?: readonly StruckSystem[]; withReads?: boolean; times?: number } = {},
): Promise<FaultReport> {
  const { systems = ['interview', 'ehr', 'mail'], withReads = false, times = 1 } = options;
  // Only where a vendor keeps silent is a short patience needed; elsewhere it would make timeouts of a busy machine.
  const timeoutMs = fault.startsWith('timeout') ? 2_000 : 15_000;
  for (const id of ['clearvoice', 'peoplebase', 'postroom']) await hub.changeConnection(id, { config: { timeoutMs } });
  for (const system of systems) {
    for (const match of [...writes[system], ...(withReads ? reads[system] : [])]) {
      await hub.sandbox.setFault({ system, fault, match, times, delayMs: 700 });
    }
  }
  const walker = await apply(hub);
  await walkToHired(hub, walker);
  const idle = (await hub.sandbox.listFaults()).filter((rule) => rule.hits === 0);
  await hub.sandbox.clearFaults();
  return {
    effects: [countEffects(await hub.sandbox.listEffects(), walker.applicationId)],
    idle: idle.map((rule) => `${rule.system} ${rule.fault} ${rule.match?.method} ${rule.match?.path}`),
  };
}

/** Lets some applications walk while every webhook suffers one fault. */
export async function walkThroughWebhookFault(
  hub: TestHub,
  fault: (typeof webhookFaults)[number],
  count = 2,
): Promise<
  FaultReport & { walkers: Walker[]; found: { vendorEvents: string[]; received: string[]; via: string[] }[] }
> {
  await hub.sandbox.setFault({ system: 'interview', fault, delayMs: 2_000 });
  const walkers = await Promise.all(Array.from({ length: count }, () => apply(hub)));
  await Promise.all(walkers.map((walker) => walkToHired(hub, walker)));
  const orders = await Promise.all(walkers.map((walker) => readOrder(hub, walker)));
  const vendorEvents = await Promise.all(orders.map((order) => hub.sandbox.listVendorEvents(order.remoteId ?? '')));
  const all = new Set(vendorEvents.flat().map((event) => event.id));
  // Some come after the end; all of them are taken sooner or later.
  const inbox = await hub.journey.until('every event to be taken', async () => {
    const rows = await listInbox(hub);
    const taken = rows.filter((row) => all.has(row.deliveryKey) && row.consumedAt !== null);
    return taken.length >= all.size ? rows : null;
  });
  const idle = (await hub.sandbox.listFaults()).filter((rule) => rule.hits === 0).map((rule) => rule.fault);
  await hub.sandbox.clearFaults();
  const effects = await hub.sandbox.listEffects();
  return {
    walkers,
    idle,
    effects: walkers.map((walker) => countEffects(effects, walker.applicationId)),
    found: walkers.map((walker, index) => {
      // The mail system tells of deliveries too; what is compared are the interview vendor's events.
      const rows = inbox.filter(
        (row) => row.applicationId === walker.applicationId && row.connectionId === 'clearvoice',
      );
      return {
        vendorEvents: (vendorEvents[index] ?? []).map((event) => event.id).sort(),
        received: rows.map((row) => row.deliveryKey).sort(),
        via: [...new Set(rows.map((row) => row.via))],
      };
    }),
  };
}
