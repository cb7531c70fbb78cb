import type { Tx } from '../../db/connection.ts';
import { appendEvents } from '../../db/repositories/events.ts';
import {
  getQuestionSet,
  getQuestionSetVersion,
  lockQuestionSet,
  setPublishedVersion,
  updateQuestionSetVersion,
} from '../../db/repositories/question-sets.ts';
import type { QuestionSetRecord, QuestionSetVersionRecord } from '../../db/repositories/question-sets.ts';
import { HubError } from '../../domain/errors.ts';
import { moveQuestionSet } from '../../domain/requisition/question-set-state.ts';
import type { QuestionSetAction } from '../../domain/requisition/question-set-state.ts';
import { checkQuestions } from '../../domain/rubric/questions.ts';
import type { QuestionSetQuestion } from '../../schemas/types.ts';
import { can } from '../../security/rights.ts';
import type { HttpDeps } from '../deps.ts';
import { notFound, requireDepartment } from '../principal.ts';
import type { Principal } from '../principal.ts';
import { takeNotes } from './acting.ts';
import { subjectOf } from './push-question-sets.ts';

type Deps = Pick<HttpDeps, 'now' | 'newId'>;

/** A question set the reader may see. @throws HubError not_found */
export async function requireQuestionSet(tx: Tx, principal: Principal, id: string): Promise<QuestionSetRecord> {
  const set = await getQuestionSet(tx, id);
  if (!set) throw notFound('question set');
  requireDepartment(principal, set.departmentId, 'question set');
  return set;
}

/** A version the reader may see, with its set. @throws HubError not_found */
export async function requireQuestionSetVersion(
  tx: Tx,
  principal: Principal,
  { id, version }: { id: string; version: number },
): Promise<{ set: QuestionSetRecord; version: QuestionSetVersionRecord }> {
  const set = await requireQuestionSet(tx, principal, id);
  const found = await getQuestionSetVersion(tx, id, version);
  if (!found) throw notFound('version of the question set');
  return { set, version: found };
}

/** @throws HubError validation_failed with the first faulty place */
export function requireSoundQuestions(
  questions: readonly QuestionSetQuestion[],
  kind: QuestionSetRecord['kind'],
): void {
  const errors = checkQuestions(questions, kind).map(({ path, message }) => ({
    path: `/questions${path}`,
    code: 'validation_failed',
    message,
  }));
  if (errors[0]) throw new HubError('validation_failed', errors[0].message, { path: errors[0].path, errors });
}

/** What is done with a version; `comment` goes with a preview, `questions` with an edit. */
export type QuestionSetAct =
  | { action: 'requestPreview' | 'publish' }
  | { action: 'approvePreview' | 'commentPreview'; comment?: string | undefined }
  | { action: 'edit'; questions: QuestionSetQuestion[]; revision: number };

/**
 * Does it: version, tasks and events in the given transaction.
 * @throws HubError not_found, forbidden, question_set_not_ready, question_set_immutable, second_person_required,
 *   validation_failed, version_conflict
 */
export async function actOnQuestionSet(
  deps: Deps,
  tx: Tx,
  principal: Principal,
  at: { id: string; version: number },
  act: QuestionSetAct,
): Promise<QuestionSetVersionRecord> {
  await lockQuestionSet(tx, at.id);
  const { set, version: before } = await requireQuestionSetVersion(tx, principal, at);
  // Also for who answers the task: HR may step in with tasks, but the preview is the department's.
  if (isPreview(act.action) && !can(principal.role, 'questionSets.preview'))
    throw new HubError('forbidden', "The preview is the department's: let somebody of it answer.");
  const moved = moveQuestionSet(before, act.action, principal.id);
  if (!moved.ok) throw new HubError(moved.code, moved.message);
  if (act.action === 'commentPreview' && (act.comment ?? '').trim() === '')
    throw new HubError('validation_failed', 'Say what to change.', { path: '/comment' });
  if (act.action === 'edit') requireSoundQuestions(act.questions, set.kind);
  const notes = takeNotes(deps, tx, {
    subject: subjectOf(before),
    departmentId: set.departmentId,
    actor: principal.id,
  });
  const { now } = notes;
  const next: QuestionSetVersionRecord = { ...before, ...moved.state, authors: [...moved.state.authors] };
  if (act.action === 'edit') Object.assign(next, { questions: act.questions, revision: act.revision });
  if (act.action === 'approvePreview' || act.action === 'commentPreview')
    next.preview = {
      outcome: act.action === 'approvePreview' ? 'approve' : 'comment',
      by: principal.id,
      at: now,
      comment: act.comment ?? null,
    };
  if (act.action === 'publish') Object.assign(next, { publishedBy: principal.id, publishedAt: now });
  const after = await updateQuestionSetVersion(tx, next, now);
  if (act.action === 'requestPreview')
    await notes.openTask({
      taskType: 'previewQuestionSet',
      title: { en: 'Look at a question set', zh: '预览面试题目' },
      detail: set.name,
      outcomes: ['approve', 'comment'],
      ownerRole: 'business',
    });
  if (isPreview(act.action)) await notes.closeTasks('previewQuestionSet', 'completed', after.preview?.outcome ?? null);
  if (act.action === 'publish') {
    await setPublishedVersion(tx, set.id, after.version, now);
    notes.emit('questionSet.published', { questionSetId: set.id, questionSetVersion: after.version });
  }
  await appendEvents(tx, notes.events);
  return after;
}

function isPreview(action: QuestionSetAction): boolean {
  return action === 'approvePreview' || action === 'commentPreview';
}
