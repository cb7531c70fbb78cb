import type { Journey } from '../journey.ts';

/** An event of the stream, as a CloudEvent: ids and states alone. */
export type HubEvent = { type: string; data: { applicationId?: string; rejectedBy?: string } };

/**
 * Reads the hub's stream of events from now on and hands each over, until the signal is given. Comes back after a break
 * at the position where it stopped, so that nothing is missed.
 */
export async function readEvents(hub: Journey, onEvent: (event: HubEvent) => void, signal: AbortSignal): Promise<void> {
  let lastId: string | null = null;
  while (!signal.aborted) {
    try {
      const response: Response = await fetch(`${hub.url}/api/v1/events/stream`, {
        headers: { ...hub.authorization(), ...(lastId === null ? {} : { 'last-event-id': lastId }) },
        signal,
      });
      if (!response.ok || response.body === null) throw new Error(`The stream answered ${response.status}.`);
      let rest = '';
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        const parts = (rest + read.value).split('\n\n');
        rest = parts.pop() ?? '';
        for (const part of parts) {
          const data = /^data: (.*)$/m.exec(part)?.[1];
          if (data === undefined) continue;
          lastId = /^id: (\d+)$/m.exec(part)?.[1] ?? lastId;
          onEvent(JSON.parse(data) as HubEvent);
        }
      }
    } catch {
      // The hub may start anew meanwhile: ask again, from where we were.
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}
