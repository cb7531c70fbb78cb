import type { EventOutcome } from './types.ts';

/** What a step says of an event that it took. */
export const accepted: EventOutcome = { accepted: true };

/** What a step says of an event that changed nothing, and why. */
export const refused = (code: Extract<EventOutcome, { accepted: false }>['code'], reason: string): EventOutcome => ({
  accepted: false,
  code,
  reason,
});
