import type { EventRecord } from '../db/repositories/events.ts';
import type { Event } from '../schemas/types.ts';

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
