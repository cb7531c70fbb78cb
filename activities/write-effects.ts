import { makePlan } from '../domain/onboarding/make-plan.ts';
import type { Effect, FactMap } from '../domain/process/types.ts';
import type { OnboardingRules } from '../schemas/types.ts';
import type { Tx } from '../db/connection.ts';
import type { ApplicationRecord } from '../db/repositories/applications.ts';
import type { NewEvent } from '../db/repositories/events.ts';
import { setBookingStatus } from '../db/repositories/bookings.ts';
import { settleDispute } from '../db/repositories/disputes.ts';
import { getOnboardingRules, insertOnboardingPlan } from '../db/repositories/onboarding.ts';
import { updateOffer } from '../db/repositories/offers.ts';
import { setFacts } from '../db/repositories/facts.ts';
import { insertOrder } from '../db/repositories/interview-orders.ts';
import { insertScorecard } from '../db/repositories/scorecards.ts';
import { closeTask, escalateTask, getTaskAnswer, insertTask, setTaskAnswerAccepted } from '../db/repositories/tasks.ts';
import type { DataKey } from '../security/vault.ts';
import type { Surroundings } from './step-context.ts';

type Writing = {
  tx: Tx;
  key: DataKey;
  application: ApplicationRecord;
  around: Surroundings;
  /** As they are after what the step heard. */
  facts: FactMap;
  /** The product's own rules, in force until HR writes some. */
  defaultRules: OnboardingRules;
  now: string;
  newId: () => string;
};

/** Which of the job's connections an order goes to. */
const orderRoles = { aiInterview: 'interview', writtenTest: 'testing', backgroundCheck: 'background' } as const;

/** Writes what a step decided, in the step's transaction; the events are handed back, since they must be its last write. */
export async function writeEffects(writing: Writing, effects: Effect[]): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  for (const effect of effects) {
    if (effect.kind === 'event') events.push(toEvent(writing, effect.eventType, effect.data, effect.actor));
    else await writeEffect(writing, effect);
  }
  return events;
}

export function toEvent(
  writing: Pick<Writing, 'application' | 'now' | 'newId'>,
  type: string,
  data: Record<string, unknown>,
  actor: string,
): NewEvent {
  const { application } = writing;
  return {
    id: writing.newId(),
    type,
    subject: `application/${application.id}`,
    applicationId: application.id,
    departmentId: application.departmentId,
    actor,
    data: { applicationId: application.id, jobId: application.jobId, candidateId: application.candidateId, ...data },
    at: writing.now,
  };
}

async function writeEffect(writing: Writing, effect: Exclude<Effect, { kind: 'event' }>): Promise<void> {
  const { tx, key, application, around, now } = writing;
  switch (effect.kind) {
    case 'openTask':
      await insertTask(tx, {
        id: effect.task.taskId,
        applicationId: application.id,
        departmentId: application.departmentId,
        question: effect.task.question,
        taskType: effect.task.taskType,
        ownerRole: effect.task.ownerRole,
        dueAt: effect.task.dueAt,
        createdAt: now,
        title: effect.title,
        detail: effect.detail,
        outcomes: effect.task.outcomes,
        needsScorecard: effect.task.needsScorecard,
        callKey: effect.task.callKey,
      });
      return;
    case 'closeTask':
      await closeTask(tx, {
        taskId: effect.taskId,
        status: effect.status,
        outcome: effect.outcome,
        actor: effect.actor,
        answerId: effect.answerId,
        at: now,
      });
      if (effect.answerId !== null) await keepAnswer(writing, effect.taskId, effect.answerId);
      return;
    case 'escalateTask':
      await escalateTask(tx, { taskId: effect.taskId, to: effect.to });
      return;
    case 'createOrder':
      await insertOrder(tx, {
        id: effect.orderId,
        applicationId: application.id,
        stageId: effect.stageId,
        connectionId: around.job.connections[orderRoles[effect.orderType]] ?? '',
        orderType: effect.orderType,
        expiresAt: effect.expiresAt,
        createdAt: now,
      });
      return;
    case 'setBooking':
      await setBookingStatus(tx, effect.bookingId, effect.status, now);
      return;
    case 'setOffer':
      await updateOffer(tx, effect.offerId, {
        status: effect.status,
        updatedAt: now,
        ...(effect.approvedBy === undefined ? {} : { approvedBy: effect.approvedBy }),
        ...(effect.answerBy === undefined ? {} : { answerBy: effect.answerBy, sentAt: now }),
      });
      return;
    case 'createPlan': {
      const rules = (await getOnboardingRules(tx)) ?? writing.defaultRules;
      await insertOnboardingPlan(tx, key, {
        ...makePlan(rules, writing.facts, effect.startDate),
        id: effect.planId,
        applicationId: application.id,
        rulesVersion: rules.version,
        createdAt: now,
      });
      return;
    }
    case 'setDispute':
      await settleDispute(tx, effect.disputeId, { status: effect.status, by: effect.actor, at: now });
      return;
    case 'setFact':
      await setFacts(tx, key, application.id, [
        { name: effect.name, value: effect.value, source: effect.source, at: now },
      ]);
  }
}

async function keepAnswer(writing: Writing, taskId: string, answerId: string): Promise<void> {
  const { tx, key, application, now } = writing;
  const answer = await getTaskAnswer(tx, key, answerId);
  if (answer === null || answer.taskId !== taskId) return;
  await setTaskAnswerAccepted(tx, answerId, true);
  const { scorecard, comments } = answer.content;
  if (scorecard === null) return;
  await insertScorecard(tx, key, {
    id: writing.newId(),
    applicationId: application.id,
    taskId,
    reviewer: answer.actor,
    recommendation: scorecard.recommendation,
    ratings: scorecard.ratings,
    comments,
    outcome: answer.outcome,
    submittedAt: now,
  });
}
