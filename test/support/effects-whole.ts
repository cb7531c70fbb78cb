import type { EffectCounts } from './effects.ts';
import type { Effect } from './sandbox-control.ts';

/** What an application on the standard process does to the world until it stands at the booked interview. */
const untilBooked: EffectCounts = {
  'testing.order.created': 1,
  'message:testInvitation': 1,
  'ehr.applicant.created': 1,
  'ehr.assessment.written': 2,
  'interview.order.created': 1,
  'message:interviewInvitation': 1,
  'ehr.decision.written': 1,
  'message:bookingInvitation': 1,
  'message:bookingConfirmed': 1,
  'message:interviewerBriefing': 1,
};
const untilOffer: EffectCounts = {
  ...untilBooked,
  'ehr.decision.written': 2,
  'background.backgroundCheck.ordered': 1,
  'message:offerLetter': 1,
};
const untilFirstDay: EffectCounts = {
  ...untilOffer,
  'ehr.document.filed:offerLetter': 1,
  'ehr.document.filed:material': 2,
  'ehr.employee.created': 1,
  'ehr.plan.written': 1,
  'learning.enrolment.written': 1,
  'message:onboardingPlan': 1,
};

/** What each ending of the standard process leaves behind in the world, and nothing more. */
export const endingEffects = {
  started: {
    ...untilFirstDay,
    'ehr.document.filed:finalReport': 1,
    'ehr.status.written:hired': 1,
    'message:applicationPassed': 1,
  },
  rejected: {
    ...untilBooked,
    'ehr.decision.written': 2,
    'message:applicationRejected': 1,
  },
  expired: { 'testing.order.created': 1, 'message:testInvitation': 1, 'message:interviewExpired': 1 },
  declined: { ...untilOffer, 'ehr.status.written:withdrawn': 1, 'message:applicationWithdrawn': 1 },
  withdrawn: {
    ...untilFirstDay,
    'ehr.status.written:withdrawn': 1,
    'message:applicationWithdrawn': 1,
    'learning.enrolment.cancelled': 1,
    'ehr.employee.withdrawn': 1,
  },
  disputed: {
    ...untilBooked,
    'ehr.decision.written': 2,
    'message:applicationRejected': 1,
    'message:applicationWithdrawn': 1,
    'message:interviewerCancelled': 1,
    'ehr.status.written:withdrawn': 1,
  },
} as const satisfies Record<string, EffectCounts>;

/** What a job on the standard process does: one advertisement, and each question set in both languages. */
export const jobEffects: EffectCounts = {
  'jobs.posting.published': 1,
  'interview.questionSet.pushed': 2,
  'testing.questionSet.pushed': 2,
};

/**
 * Counts an application's effects by system and kind. What has a name of its own (a document, a decision, an assessment) and is
 * made a second time under it counts as `… again`, so that a double never hides a missing one.
 */
export function countWholeEffects(effects: readonly Effect[], applicationId: string): EffectCounts {
  return count(effects.filter((effect) => ownerOf(effect) === applicationId));
}

/** Counts what was done for one job, its question sets by `questionSetIds`. */
export function countJobEffects(
  effects: readonly Effect[],
  job: { id: string; questionSetIds: readonly string[] },
): EffectCounts {
  const isOfJob = (effect: Effect): boolean =>
    effect.kind === 'questionSet.pushed'
      ? job.questionSetIds.some((id) => String(effect.key).startsWith(id))
      : effect.kind.startsWith('posting.') && effect.key === job.id;
  return count(effects.filter(isOfJob));
}

/** Effects of people that belong to none of these applications. */
export function findWholeStrays(effects: readonly Effect[], applicationIds: readonly string[]): Effect[] {
  return effects.filter((effect) => {
    const owner = ownerOf(effect);
    return owner !== null && !applicationIds.includes(owner);
  });
}

/** Says where counts differ; empty when they are the same. */
export function compareCounts(found: EffectCounts, wanted: EffectCounts): string[] {
  return [...new Set([...Object.keys(found), ...Object.keys(wanted)])]
    .filter((name) => (found[name] ?? 0) !== (wanted[name] ?? 0))
    .map((name) => `${name} happened ${found[name] ?? 0} times instead of ${wanted[name] ?? 0}`);
}

function count(effects: readonly Effect[]): EffectCounts {
  const counts: EffectCounts = {};
  const seen = new Set<string>();
  for (const effect of effects) {
    const name = nameOf(effect);
    const own = ['assessmentRef', 'decisionRef', 'documentRef'].map((field) => effect.data[field]).find(Boolean);
    const subject = typeof own === 'string' ? `${name} ${own}` : null;
    const counted = subject !== null && seen.has(subject) ? `${name} again` : name;
    if (subject !== null) seen.add(subject);
    counts[counted] = (counts[counted] ?? 0) + 1;
  }
  return counts;
}

function nameOf({ system, kind, data }: Effect): string {
  if (kind === 'message.accepted') return `message:${String(tagsOf(data)['template'])}`;
  const part = kind === 'document.filed' ? data['documentType'] : kind === 'status.written' ? data['status'] : null;
  return `${system}.${kind}${typeof part === 'string' ? `:${part}` : ''}`;
}

/** The application an effect belongs to; null for what is done for jobs and the hub's own sake, and for short messages, which carry no name but the hub's. */
function ownerOf(effect: Effect): string | null {
  if (/^(webhook|token|questionSet|posting|sms)\./.test(effect.kind)) return null;
  if (effect.kind === 'message.accepted') return String(tagsOf(effect.data)['applicationId']);
  const { externalId } = effect.data;
  // Orders are known by `<application>-o<n>`, plans by `-p<n>`.
  return (typeof externalId === 'string' ? externalId : String(effect.key)).replace(/-[op]\d+$/, '');
}

const tagsOf = (data: Effect['data']): Record<string, unknown> => (data['tags'] ?? {}) as Record<string, unknown>;
