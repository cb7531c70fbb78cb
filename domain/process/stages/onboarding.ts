import type { Draft } from '../draft.ts';
import type { StageOf } from '../types.ts';
import type { StageEvent, StageExit } from './stage-exit.ts';

type Onboarding = StageOf<'onboarding'>;

/** Makes the plan and hands it to the department, the EHR and the learning system; a person says whether the newcomer came. */
export function enterOnboarding(draft: Draft, stage: Onboarding): null {
  const planId = `${draft.ctx.applicationId}-p${draft.state.stageRun}`;
  const startDate = draft.ctx.facts['offer.startDate'];
  draft.state.planId = planId;
  draft.effects.push({ kind: 'createPlan', planId, startDate: typeof startDate === 'string' ? startDate : null });
  draft.emit('onboarding.planned', { planId });
  const { connected } = draft.ctx;
  if (connected.ehr) draft.call('plan', { op: 'ehr.writePlan', planId });
  if (connected.learning) draft.call('enrol', { op: 'learning.enrol', planId });
  if (connected.mail) draft.call('mail:plan', { op: 'message.send', template: 'onboardingPlan', planId });
  draft.openTask({
    question: draft.callKeyOf('firstDay'),
    taskType: 'confirmFirstDay',
    ownerRole: stage.ownerRole,
    escalateTo: stage.escalateTo ?? 'hr',
    ...(typeof startDate === 'string' ? { dueAt: `${startDate}T23:59:59.000Z` } : { dueIn: 'P30D' }),
    outcomes: ['started', 'notStarted'],
  });
  return null;
}

export function onOnboardingEvent(event: StageEvent): StageExit | null {
  if (event.type !== 'taskAnswered') return null;
  return event.outcome === 'started'
    ? { outcome: 'pass', cause: 'person' }
    : { outcome: 'notStarted', cause: 'person' };
}
