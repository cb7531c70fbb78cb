import type { CallOf } from '../domain/process/types.ts';
import type { MessageFacts } from '../domain/messages/message-facts.ts';
import { loadCompanyName, loadPaperContext } from '../db/evaluation-sheet.ts';
import { getDepartment } from '../db/repositories/departments.ts';
import { getOrder } from '../db/repositories/interview-orders.ts';
import { getMaintenanceWindow } from '../db/repositories/maintenance-windows.ts';
import { getOnboardingPlan } from '../db/repositories/onboarding.ts';
import { loadMeeting, toIcs, type Meeting } from './calendar.ts';
import type { PaperContext } from '../documents/paper-context.ts';
import { loadSheet } from './evaluation.ts';
import { inLanguage, type Case } from './load-case.ts';
import type { MessageDraft } from './message-draft.ts';
import type { PerformDeps } from './perform-deps.ts';

type Send = CallOf<'message.send'>;

/** A time as its reader's clock shows it. */
function readableTime(instant: string, timeZone: string | null, language: 'zh' | 'en'): string {
  const zone = timeZone ?? 'UTC';
  const text = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: zone,
  }).format(new Date(instant));
  return `${text} (${zone})`;
}

/** Reads what a message speaks of and whom it is for. */
export async function loadMessageFacts(deps: PerformDeps, found: Case, call: Send): Promise<MessageDraft> {
  const { application, candidate, job, key } = found;
  const { knex } = deps.db;
  const meeting = call.bookingId === undefined ? null : await loadMeeting(knex, call.bookingId, call.former);
  const forInterviewer = call.template === 'interviewerBriefing' || call.template === 'interviewerCancelled';
  const language = forInterviewer ? (meeting?.interviewer?.locale ?? 'en') : application.language;
  const order = call.orderId === undefined ? null : await getOrder(knex, key, call.orderId);
  const email = candidate.emails[0];
  const phone = candidate.phones[0];
  const { orderId, bookingId, planId, windowId } = call;
  const window = call.windowId === undefined ? null : await getMaintenanceWindow(knex, call.windowId);
  const base: MessageDraft = {
    template: call.template,
    recipient: 'candidate',
    to: {
      name: candidate.formattedName,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    },
    language,
    refs: {
      ...(orderId === undefined ? {} : { orderId }),
      ...(bookingId === undefined ? {} : { bookingId }),
      ...(planId === undefined ? {} : { planId }),
      ...(windowId === undefined ? {} : { windowId }),
    },
    facts: {
      candidateName: candidate.formattedName,
      jobTitle: inLanguage(job.title, language),
      companyName: await loadCompanyName(knex, job, language),
      inviteUrl: order?.inviteUrl ?? null,
      expiresAt: order?.expiresAt ?? null,
      notes: job.notes === undefined ? null : inLanguage(job.notes, language),
      ...(window === null ? {} : { maintenance: { fromAt: window.fromAt, toAt: window.toAt } }),
      ...(meeting === null ? {} : { meeting: meetingFacts(meeting, forInterviewer, language) }),
    },
  };
  if (forInterviewer && meeting !== null) return toInterviewer(deps, found, base, meeting);
  if (call.template === 'onboardingPlan') return toDepartment(deps, found, base, planId ?? '');
  if (meeting === null || (call.template !== 'bookingConfirmed' && call.template !== 'bookingCancelled')) return base;
  return {
    ...base,
    calendar: calendarPart(found, meeting, call.template === 'bookingCancelled' ? 'CANCEL' : 'REQUEST'),
  };
}

function calendarPart(
  found: Case,
  meeting: Meeting,
  method: 'REQUEST' | 'CANCEL',
): NonNullable<MessageDraft['calendar']> {
  return { method, ics: toIcs(found, meeting, method) };
}

function meetingFacts(
  { booking, interviewer }: Meeting,
  forInterviewer: boolean,
  language: 'zh' | 'en',
): NonNullable<MessageFacts['meeting']> {
  const zone = forInterviewer ? (interviewer?.timeZone ?? booking.timeZone) : booking.timeZone;
  return {
    time: readableTime(booking.startAt, zone, language),
    url: booking.meetingUrl,
    interviewerName: interviewer?.displayName ?? '',
  };
}

/** The interviewer gets what is known so far, and the evaluation sheet on one page. */
async function toInterviewer(
  deps: PerformDeps,
  found: Case,
  base: MessageDraft,
  meeting: Meeting,
): Promise<MessageDraft> {
  const { interviewer, booking } = meeting;
  const to = {
    ...(interviewer?.email ? { email: interviewer.email } : {}),
    ...(interviewer === null ? {} : { name: interviewer.displayName }),
  };
  const own: MessageDraft = { ...base, recipient: 'interviewer', to };
  if (base.template === 'interviewerCancelled') return { ...own, calendar: calendarPart(found, meeting, 'CANCEL') };
  const sheet = await loadSheet(deps, found, base.language);
  const context: PaperContext = {
    ...(await loadPaperContext(deps.db.knex, found.application, found.job, base.language)),
    contacts: [],
    interview: {
      startsAt: booking.startAt,
      interviewers: interviewer === null ? [] : [interviewer.displayName],
      timeZone: interviewer?.timeZone ?? booking.timeZone,
    },
    ratingDimensions: found.rubric.dimensions.map((d) => inLanguage(d.name, base.language)),
  };
  const pdf = await deps.papers.evaluationSheet(sheet, context, base.language, booking.updatedAt);
  return {
    ...own,
    facts: {
      ...base.facts,
      briefing: { ...sheet.briefing, taskUrl: `${deps.publicUrl}/#/applications/${found.application.id}` },
    },
    attachments: [
      { fileName: 'evaluation-sheet.pdf', mediaType: 'application/pdf', content: Buffer.from(pdf).toString('base64') },
    ],
    calendar: calendarPart(found, meeting, 'REQUEST'),
  };
}

/** The department reads what it has to prepare for its new colleague. */
async function toDepartment(deps: PerformDeps, found: Case, base: MessageDraft, planId: string): Promise<MessageDraft> {
  const { knex } = deps.db;
  const plan = await getOnboardingPlan(knex, found.key, planId);
  const department = await getDepartment(knex, found.job.departmentId);
  const { language } = base;
  const line = (entry: { title: { zh?: string; en?: string }; dueDate: string | null }): string =>
    entry.dueDate === null
      ? inLanguage(entry.title, language)
      : `${entry.dueDate}  ${inLanguage(entry.title, language)}`;
  return {
    ...base,
    recipient: 'department',
    to: {
      ...(department?.contactEmail ? { email: department.contactEmail } : {}),
      name: inLanguage(department?.name ?? {}, language),
    },
    facts: {
      ...base.facts,
      plan: {
        startDate: plan?.startDate ?? null,
        tasks: (plan?.tasks ?? []).map(line),
        modules: (plan?.modules ?? []).map(line),
      },
    },
  };
}
