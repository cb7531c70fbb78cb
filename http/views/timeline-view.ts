import type { EventRecord } from '../../db/repositories/events.ts';
import { eventCatalogue, isEventType } from '../../delivery/event-catalogue.ts';
import type { TimelineEntry } from '../../schemas/types.ts';

/** An event in words; the names of states and stages in it are appended as they are. */
export function toTimelineEntry(event: EventRecord): TimelineEntry {
  const { id, type, at, actor, data } = event;
  const words = isEventType(type) ? eventCatalogue[type] : { en: type, zh: type };
  const detail = ['stageId', 'status', 'outcome', 'operation', 'code', 'ownerRole', 'escalatedTo']
    .map((name) => data[name])
    .filter((value) => typeof value === 'string')
    .join(' · ');
  const suffix = detail === '' ? '' : `: ${detail}`;
  return {
    id,
    type,
    at,
    actor,
    text: { en: `${words.en}${suffix}`.slice(0, 2000), zh: `${words.zh}${suffix.replace(': ', '：')}`.slice(0, 2000) },
  };
}
