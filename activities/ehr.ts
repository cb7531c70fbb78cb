import { HubError } from '../domain/errors.ts';
import type { CallOf } from '../domain/process/types.ts';
import { loadActorNames } from '../db/repositories/actor-names.ts';
import { getOrder } from '../db/repositories/interview-orders.ts';
import { getScorecardOfTask } from '../db/repositories/scorecards.ts';
import { getTask, getTaskAnswer } from '../db/repositories/tasks.ts';
import { callConnector, type CallDeps, type PerformContext } from './call-connector.ts';
import { dimensionName, keepRemoteId, loadCase, toEhrPerson, type Case } from './load-case.ts';

export function ehrConnection(found: Case): string {
  return found.job.connections.ehr ?? '';
}

/** Writes an interview's result: total and dimensions as the rubric sees them, comments, recording, time, interviewer. */
export async function writeResult(deps: CallDeps, at: PerformContext, call: CallOf<'ehr.writeResult'>): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const { key } = found;
  const order = await getOrder(deps.db.knex, key, call.orderId);
  if (order === null || order.result === null) throw new HubError('not_found', 'The interview has no result to write.');
  const { result } = order;
  await callConnector(deps, {
    ...at,
    operation: 'ehr.writeResult',
    connectionId: ehrConnection(found),
    input: {
      person: toEhrPerson(found),
      assessmentRef: order.id,
      provider: order.connectionId,
      total: result.total === null ? null : { score: result.total.value, max: result.total.max },
      dimensions: result.dimensions.map((d) => ({
        name: dimensionName(found, d.key, order.dimensions),
        score: d.score.value,
        max: d.score.max,
        comment: d.comment ?? '',
      })),
      comments: result.summary ?? '',
      recordingUrl: order.recording?.url ?? null,
      startedAt: result.startedAt ?? order.startedAt,
      completedAt: result.completedAt ?? order.completedAt,
      interviewer: result.interviewer.name,
      result: order.resultOutcome === 'pass' ? 'pass' : order.resultOutcome === 'fail' ? 'fail' : 'pending',
    },
    keep: (tx, { remoteId }) => keepRemoteId(tx, found, ehrConnection(found), remoteId, deps.now().toISOString()),
  });
}

/** Writes a person's decision with comments and scorecard. */
export async function writeDecision(
  deps: CallDeps,
  at: PerformContext,
  call: CallOf<'ehr.writeDecision'>,
): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const { key } = found;
  const { knex } = deps.db;
  const task = await getTask(knex, call.taskId);
  if (task === null) throw new HubError('not_found', 'The decision has no task.');
  const nameOfActor = await loadActorNames(knex, [task.completedBy]);
  const scorecard = await getScorecardOfTask(knex, key, call.taskId);
  const answer = task.answerId === null ? null : await getTaskAnswer(knex, key, task.answerId);
  await callConnector(deps, {
    ...at,
    operation: 'ehr.writeDecision',
    connectionId: ehrConnection(found),
    input: {
      person: toEhrPerson(found),
      decisionRef: call.taskId,
      result: call.result,
      comments: answer?.content.comments ?? scorecard?.comments ?? '',
      decidedBy: nameOfActor(task.completedBy) ?? '',
      decidedAt: task.completedAt ?? deps.now().toISOString(),
      scorecard: (scorecard?.ratings ?? []).map((r) => ({
        dimension: dimensionName(found, r.dimension),
        rating: r.rating,
        comment: r.comment ?? '',
      })),
      recommendation: scorecard?.recommendation ?? null,
    },
    keep: (tx, { remoteId }) => keepRemoteId(tx, found, ehrConnection(found), remoteId, deps.now().toISOString()),
  });
}

/** Writes how the application ended. */
export async function writeStatus(deps: CallDeps, at: PerformContext, call: CallOf<'ehr.writeStatus'>): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  await callConnector(deps, {
    ...at,
    operation: 'ehr.writeStatus',
    connectionId: ehrConnection(found),
    input: { person: toEhrPerson(found), status: call.status },
    keep: (tx, { remoteId }) => keepRemoteId(tx, found, ehrConnection(found), remoteId, deps.now().toISOString()),
  });
}
