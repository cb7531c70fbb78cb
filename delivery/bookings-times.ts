import type { ApplicationRecord } from '../db/repositories/applications.ts';
import type { JobRecord } from '../db/repositories/jobs.ts';
import { findFreeSlots, type SlotAnswer } from '../domain/scheduling/free-slots.ts';
import { requireTimeZone } from '../domain/scheduling/time-zone.ts';
import type { AvailabilityReadDeps } from './availability-sync-read.ts';
import { refreshAvailability } from './availability-sync.ts';
import {
  askAbout,
  findLatest,
  loadKnowledge,
  requireInterviewStage,
  requireMovable,
  requireWaiting,
  type Knowledge,
} from './bookings-offer.ts';

/** What was read of an interviewer's time longer ago is read again before it is offered. */
const freshMs = 15 * 60_000;
/** How long who asks waits for that; then what was read before is used, and the answer says how old it is. */
const waitForVendorsMs = 3_000;
const dayMs = 86_400_000;

/** The times offered to a candidate, and what is known of the interviewers they are with. */
export type OfferedTimes = SlotAnswer & { timeZone: string; knowledge: Knowledge[] };

/**
 * The times an application is offered, while it waits for one or has one that may be moved (whose own time counts as free).
 * @param where.from,where.to ISO instants; a slot begins at or after the first and before the second
 * @param where.timeZone the candidate's, that of the booking or of the first interviewer by default
 * @throws HubError application_ended, booking_not_expected, booking_ended, booking_changes_used_up, booking_change_too_late,
 *   time_zone_unknown
 */
export async function offerTimes(
  deps: AvailabilityReadDeps,
  application: ApplicationRecord,
  where: { from?: string | undefined; to?: string | undefined; timeZone?: string | undefined },
): Promise<OfferedTimes> {
  const { knex } = deps.db;
  if (where.timeZone !== undefined) requireTimeZone(where.timeZone, 'query/timeZone');
  const { rules, job } = await requireInterviewStage(knex, application);
  const latest = await findLatest(knex, application);
  const standing = latest?.status === 'booked' ? latest : null;
  if (standing) requireMovable(standing, rules, deps.now().toISOString());
  else await requireWaiting(knex, application, latest);

  await refreshInterviewers(deps, job);
  const nowMs = deps.now().getTime();
  const now = new Date(nowMs).toISOString();
  const stretch = { fromAt: now, toAt: new Date(nowMs + (rules.windowDays + 1) * dayMs).toISOString() };
  const knowledge = await loadKnowledge(knex, job, stretch, { now, freshMs, exceptBookingId: standing?.id ?? null });
  const first = knowledge.find(({ time }) => time !== null)?.time;
  const timeZone = where.timeZone ?? standing?.timeZone ?? first?.timeZone ?? 'UTC';
  const question = { ...askAbout(knowledge, rules, { now, timeZone }), from: where.from, to: where.to };
  return { ...findFreeSlots(question), timeZone, knowledge };
}

/** Reads the time of a job's interviewers again (or of one of them) where what is known of it is old; waits a moment at most. */
export async function refreshInterviewers(deps: AvailabilityReadDeps, job: JobRecord, only?: string): Promise<void> {
  const ids = (job.interviewers ?? []).filter((id) => only === undefined || id === only);
  await refreshAvailability(deps, ids, { olderThanMs: freshMs, waitMs: waitForVendorsMs });
}
