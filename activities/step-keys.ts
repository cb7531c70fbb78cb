import type { EventOutcome, ProcessEvent } from '../domain/process/types.ts';

/** What makes two events of the driver the same one, however often they are handed in. */
export function eventKey(event: ProcessEvent): string {
  switch (event.type) {
    case 'callSucceeded':
    case 'callFailed':
      return `call:${event.callKey}:${event.round}`;
    case 'taskAnswered':
      return `answer:${event.answerId}`;
    case 'withdrawn':
    case 'personRequested':
      return `request:${event.requestId}`;
    case 'interviewStatus':
      return `${event.type}:${event.orderId}:${event.status}`;
    case 'interviewReport':
    case 'interviewRecording':
      return `${event.type}:${event.orderId}`;
    default:
      return event.type;
  }
}

/**
 * The outcomes of a step for the events it is asked about now. After a crash the driver may hand in more events under a
 * number that was taken before; those are answered with null, and the driver hands them to the next step.
 */
export function matchOutcomes(
  taken: { key: string; outcome: EventOutcome }[],
  events: ProcessEvent[],
): (EventOutcome | null)[] {
  const byKey = new Map(taken.map((t) => [t.key, t.outcome]));
  return events.map((event) => byKey.get(eventKey(event)) ?? null);
}
