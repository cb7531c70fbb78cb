import type { Tx } from '../connection.ts';
import { fromJson } from '../sealed-json.ts';

/** What happened, at its place in the one stream. `data` holds ids and plain words, never personal data: it leaves the house. */
export type EventRecord = {
  /** Rises by one from event to event, without gaps, in the order of commits. */
  position: number;
  id: string;
  type: string;
  subject: string;
  applicationId: string | null;
  departmentId: string | null;
  actor: string;
  data: Record<string, unknown>;
  at: string;
};

/** An event to add. */
export type NewEvent = Omit<EventRecord, 'position'>;

type Row = {
  position: number;
  id: string;
  type: string;
  subject: string;
  application_id: string | null;
  department_id: string | null;
  actor: string;
  data: string;
  at: string;
};

function toRecord(row: Row): EventRecord {
  return {
    position: Number(row.position),
    id: row.id,
    type: row.type,
    subject: row.subject,
    applicationId: row.application_id,
    departmentId: row.department_id,
    actor: row.actor,
    data: fromJson(row.data),
    at: row.at,
  };
}

const rowsPerStatement = 100;

/**
 * Adds events at the end of the stream and answers with them. It holds the sequencer's row until the transaction ends,
 * so that positions become visible in order: make it the transaction's last write.
 */
export async function appendEvents(tx: Tx, events: readonly NewEvent[]): Promise<EventRecord[]> {
  if (events.length === 0) return [];
  await tx('sequencer').where({ name: 'events' }).increment('value', events.length);
  const sequencer: { value: number } | undefined = await tx('sequencer').where({ name: 'events' }).first('value');
  if (!sequencer) throw new Error('the sequencer row is missing: run the migrations');
  const first = Number(sequencer.value) - events.length + 1;
  const records = events.map((event, index) => ({ ...event, position: first + index }));
  for (let start = 0; start < records.length; start += rowsPerStatement) {
    const rows = records.slice(start, start + rowsPerStatement).map((event): Row => ({
      position: event.position,
      id: event.id,
      type: event.type,
      subject: event.subject,
      application_id: event.applicationId,
      department_id: event.departmentId,
      actor: event.actor,
      data: JSON.stringify(event.data),
      at: event.at,
    }));
    await tx('events').insert(rows);
  }
  return records;
}

/** The events after a position, in order; `limit` at most. */
export async function listEventsAfter(tx: Tx, position: number, limit: number): Promise<EventRecord[]> {
  const rows: Row[] = await tx<Row>('events').where('position', '>', position).orderBy('position').limit(limit);
  return rows.map(toRecord);
}

/** The newest position; 0 when nothing happened yet. */
export async function getLastPosition(tx: Tx): Promise<number> {
  const row: { value: number } | undefined = await tx('sequencer').where({ name: 'events' }).first('value');
  return Number(row?.value ?? 0);
}

/** An event by its id, or null. */
export async function getEvent(tx: Tx, id: string): Promise<EventRecord | null> {
  const row: Row | undefined = await tx<Row>('events').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** What happened to an application, in order. */
export async function listTimeline(tx: Tx, applicationId: string): Promise<EventRecord[]> {
  const rows: Row[] = await tx<Row>('events').where({ application_id: applicationId }).orderBy('position');
  return rows.map(toRecord);
}
