import { v7 as uuidV7 } from 'uuid';
import type { Db } from '../../db/connection.ts';
import { ensureAvailability, saveAvailabilityPart, type StoredShift } from '../../db/repositories/availability.ts';
import { insertJob } from '../../db/repositories/jobs.ts';
import { insertProcessVersion } from '../../db/repositories/process-versions.ts';
import { insertUser } from '../../db/repositories/users.ts';
import { initialState } from '../../domain/process/initial-state.ts';
import type { InterviewSession } from '../../domain/process/types.ts';
import type { Process, SchedulingRules } from '../../schemas/types.ts';
import type { Vault } from '../../security/vault.ts';
import { addApplication, addCandidate } from './records.ts';

/** A Sunday; the interviewers' shift is on the Tuesday after, 9 to 17 in Shanghai. */
export const schedulingNow = '2026-11-22T08:00:00.000Z';
export const tuesdayShift: StoredShift = {
  shiftId: 'tuesday',
  startAt: '2026-11-24T01:00:00.000Z',
  endAt: '2026-11-24T09:00:00.000Z',
  timeZone: 'Asia/Shanghai',
};

/** A process with one interview, by these rules. */
export const interviewProcess = (scheduling: SchedulingRules = {}): Process => ({
  processId: 'first',
  name: { en: 'First' },
  stages: [
    {
      stageId: 'talk',
      stageType: 'interview',
      label: { en: 'Talk' },
      ownerRole: 'interviewer',
      bookWithin: 'P7D',
      dueIn: 'P2D',
      scheduling,
      next: { pass: { end: 'hired' }, fail: { end: 'rejected' }, expired: { end: 'expired' } },
    },
  ],
});

/** Adds the process, a job of `sales` with these interviewers, and what is known of their time. */
export async function seedInterviews(
  db: Db,
  options: {
    interviewers: string[];
    rules?: SchedulingRules;
    jobId?: string;
    shifts?: StoredShift[];
    fetchedAt?: string;
    withCalendar?: boolean;
    newProcess?: boolean;
  },
): Promise<void> {
  const { interviewers, jobId = 'job', shifts = [tuesdayShift], fetchedAt = schedulingNow } = options;
  await db.transaction(async (tx) => {
    if (options.newProcess !== false)
      await insertProcessVersion(tx, {
        definition: interviewProcess(options.rules),
        createdAt: schedulingNow,
        createdBy: 'test',
      });
    await insertJob(tx, {
      id: jobId,
      code: jobId,
      title: { en: 'Host' },
      departmentId: 'sales',
      processId: 'first',
      rubricId: 'rubric',
      connections: { attendance: 'plan', ...(options.withCalendar ? { calendar: 'cal' } : {}) },
      interviewers,
      recruiterId: 'rita',
      meetingUrlTemplate: 'https://meet.example.com/{bookingId}',
      status: 'open',
      createdAt: schedulingNow,
      updatedAt: schedulingNow,
      version: 1,
    });
    for (const id of interviewers)
      await insertUser(tx, {
        id,
        login: id,
        displayName: id,
        role: 'interviewer',
        departmentId: 'sales',
        locale: 'zh',
        createdAt: schedulingNow,
        passwordHash: 'none',
        employeeNumber: `E-${id}`,
        calendar: `${id}@example.com`,
        timeZone: 'Asia/Shanghai',
      });
    await ensureAvailability(tx, interviewers, '2099-01-01T00:00:00.000Z');
    for (const userId of interviewers)
      await saveAvailabilityPart(tx, { userId, kind: 'shifts', connectionId: 'plan' }, { body: shifts, fetchedAt });
  });
}

/** Adds an application that stands at the interview and waits for a time. */
export async function addWaitingApplication(
  db: Db,
  vault: Vault,
  more: { jobId?: string; candidate?: Awaited<ReturnType<typeof addCandidate>> } = {},
): Promise<{ applicationId: string; candidate: Awaited<ReturnType<typeof addCandidate>> }> {
  const candidate = more.candidate ?? (await addCandidate(db, vault));
  const { applicationId } = await addApplication(db, vault, { jobId: more.jobId ?? 'job', candidate });
  await setSession(db, applicationId, { booking: null, bookings: 0 });
  return { applicationId, candidate };
}

/** Puts the process of an application where a test needs it. */
export async function setSession(
  db: Db,
  applicationId: string,
  session: InterviewSession | null,
  more: object = {},
): Promise<void> {
  const state = { ...initialState(), stageId: 'talk', stageRun: 1, session, ...more };
  await db
    .knex('applications')
    .where({ id: applicationId })
    .update({ stage_id: 'talk', state: JSON.stringify(state), status: state.status });
}

/** As in production: later ids sort later. */
export const newId = (): string => uuidV7();
