import type { TestHub } from './hub.ts';

/** Until nothing is under way any more for an application that has ended. */
export async function settle(hub: TestHub, applicationId: string): Promise<void> {
  const it = await hub.as('it');
  await hub.journey.until('everything to be done', async () => {
    const { items } = await it.get<{ items: { status: string }[] }>(`/calls?applicationId=${applicationId}&limit=200`);
    const { waitingFor } = await hub.journey.get<{ waitingFor: unknown[] }>(`/applications/${applicationId}`);
    return waitingFor.length === 0 && items.every((call) => call.status !== 'running') ? true : null;
  });
}
