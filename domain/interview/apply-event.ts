import type { BackgroundResult, InboundEvent, InterviewResult, Rubric } from '../../schemas/types.ts';
import { supersedes } from '../process/stages/ai-interview.ts';
import type { FactValue, InterviewProgress, OrderType, ProcessEvent } from '../process/types.ts';
import { mapResult } from '../scoring/map-result.ts';

type Status = InterviewProgress['status'];

/** What is known of an order before an event. */
export type OrderSnapshot = {
  id: string;
  orderType: OrderType;
  status: Status;
  createdAt: string;
  reportReadyAt: string | null;
  recordingReadyAt: string | null;
};

/** What an event changes of an order, which facts it brings, and what the process hears of it. */
export type AppliedEvent = {
  patch: {
    status?: Status;
    openedAt?: string;
    startedAt?: string;
    completedAt?: string;
    reportReadyAt?: string;
    recordingReadyAt?: string;
    result?: InterviewResult;
    resultOutcome?: 'pass' | 'fail' | 'unknown';
    background?: BackgroundResult;
    recording?: { url: string; durationSeconds?: number | null };
  };
  facts: { [name: string]: FactValue };
  event: ProcessEvent | null;
  /** Why it changed nothing, for the inbox; null when it did. */
  ignored: string | null;
};

const statusOf: Partial<Record<InboundEvent['eventType'], Status>> = {
  'interview.opened': 'opened',
  'interview.started': 'started',
  'interview.interrupted': 'interrupted',
  'interview.completed': 'completed',
  'interview.evaluating': 'evaluating',
  'interview.expired': 'expired',
  'interview.cancelled': 'cancelled',
  'interview.failed': 'failed',
  'backgroundCheck.started': 'started',
  'backgroundCheck.cancelled': 'cancelled',
  'backgroundCheck.failed': 'failed',
};

/** A vendor speaks of what was ordered there: a report of a background check says nothing about an interview. */
function fits(event: InboundEvent, { orderType }: OrderSnapshot): boolean {
  return event.eventType.startsWith('backgroundCheck.') === (orderType === 'backgroundCheck');
}

/** A vendor's clock may be wrong by a day: no instant before the order was made or after the event was received is believed. */
function believe(occurredAt: string, order: OrderSnapshot, receivedAt: string): string {
  const ms = Math.min(Math.max(Date.parse(occurredAt), Date.parse(order.createdAt)), Date.parse(receivedAt));
  return new Date(ms).toISOString();
}

/** Applies one vendor event to an order. Repeats and late ones change nothing. */
export function applyInterviewEvent(
  order: OrderSnapshot,
  event: InboundEvent,
  rubric: Pick<Rubric, 'dimensions' | 'passAt'>,
  connectorId: string,
  receivedAt: string,
): AppliedEvent {
  const at = believe(event.occurredAt, order, receivedAt);
  const nothing = (ignored: string): AppliedEvent => ({ patch: {}, facts: {}, event: null, ignored });
  if (event.eventType !== 'unsupported' && !fits(event, order))
    return nothing('It is not of the kind that was ordered.');

  if (event.eventType === 'backgroundCheck.reportReady') {
    if (event.backgroundResult === undefined) return nothing('The event held no report.');
    if (order.reportReadyAt !== null) return nothing('The report was here before.');
    return {
      patch: { status: 'reportReady', reportReadyAt: at, completedAt: at, background: event.backgroundResult },
      facts: { 'backgroundCheck.outcome': event.backgroundResult.outcome },
      event: { type: 'interviewReport', orderId: order.id },
      ignored: null,
    };
  }

  if (event.eventType === 'interview.reportReady') {
    if (event.result === undefined) return nothing('The event held no report.');
    if (order.reportReadyAt !== null) return nothing('The report was here before.');
    const believed = (instant: string | null | undefined): string | null =>
      instant === null || instant === undefined ? null : believe(instant, order, receivedAt);
    const startedAt = believed(event.result.startedAt);
    const completedAt = believed(event.result.completedAt);
    const mapped = mapResult({ ...event.result, startedAt, completedAt }, rubric, connectorId);
    return {
      patch: {
        status: 'reportReady',
        reportReadyAt: at,
        result: mapped.result,
        resultOutcome: mapped.outcome,
        ...ifSet('startedAt', startedAt),
        ...ifSet('completedAt', completedAt),
      },
      facts: order.orderType === 'writtenTest' ? asTestFacts(mapped.facts) : mapped.facts,
      event: { type: 'interviewReport', orderId: order.id },
      ignored: null,
    };
  }
  if (event.eventType === 'interview.recordingReady') {
    if (event.recording === undefined) return nothing('The event held no recording.');
    if (order.recordingReadyAt !== null) return nothing('The recording was here before.');
    return {
      patch: { recordingReadyAt: at, recording: event.recording },
      facts: {},
      event: { type: 'interviewRecording', orderId: order.id },
      ignored: null,
    };
  }
  const status = statusOf[event.eventType];
  if (status === undefined) return nothing(`Events of the type ${event.vendorType.slice(0, 80)} are not used.`);
  if (!supersedes(status, order.status)) return nothing('It came late or twice: the order is further on.');
  return {
    patch: {
      status,
      ...(status === 'opened' ? { openedAt: at } : {}),
      ...(status === 'started' ? { startedAt: at } : {}),
      ...(status === 'completed' ? { completedAt: at } : {}),
    },
    facts: {},
    event: { type: 'interviewStatus', orderId: order.id, status },
    ignored: null,
  };
}

function ifSet<K extends string>(name: K, value: string | null | undefined): { [P in K]?: string } {
  return value === null || value === undefined ? {} : ({ [name]: value } as { [P in K]: string });
}

/** A written test's scores are facts of their own: `interview.total` → `test.total`. */
function asTestFacts(facts: { [name: string]: FactValue }): { [name: string]: FactValue } {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name.replace(/^interview\./, 'test.'), value]),
  );
}
