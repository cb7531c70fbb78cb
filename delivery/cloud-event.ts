import type { EventRecord } from '../db/repositories/events.ts';
import type { Event } from '../schemas/types.ts';

/** What tells how a person fared; a subscriber reads it through the API, by its own rights. */
const verdicts = ['status', 'outcome', 'cause', 'rejectedBy'];

/** An event as subscribers are told of it: ids and what happened, not how anyone fared. */
export function toOutboundEvent(event: EventRecord, source: string): Event {
  const data = Object.fromEntries(Object.entries(event.data).filter(([name]) => !verdicts.includes(name)));
  return toCloudEvent({ ...event, data }, source);
}

/**
 * An event as others see it: CloudEvents 1.0 in JSON. `position` is an extension attribute: the place in the one stream.
 * @param source the hub's public URL
 */
export function toCloudEvent(event: EventRecord, source: string): Event {
  return {
    specversion: '1.0',
    id: event.id,
    source,
    type: event.type,
    subject: event.subject,
    time: event.at,
    datacontenttype: 'application/json',
    position: String(event.position),
    data: { ...event.data, ...(event.applicationId === null ? {} : { applicationId: event.applicationId }) },
  };
}
