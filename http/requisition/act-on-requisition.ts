import type { Tx } from '../../db/connection.ts';
import { appendEvents } from '../../db/repositories/events.ts';
import { lockRequisition, updateRequisition } from '../../db/repositories/requisitions.ts';
import type { RequisitionRecord } from '../../db/repositories/requisitions.ts';
import { HubError } from '../../domain/errors.ts';
import { moveRequisition } from '../../domain/requisition/state-machine.ts';
import type { RequisitionAction } from '../../domain/requisition/state-machine.ts';
import type { HttpDeps } from '../deps.ts';
import { notFound, requireDepartment } from '../principal.ts';
import type { Principal } from '../principal.ts';
import { takeNotes, toActor } from './acting.ts';
import type { Notes } from './acting.ts';
import { requireComplete } from './check-requisition.ts';

/** What a person does with a requisition as a whole. */
export type RequisitionDecision = Extract<RequisitionAction, 'submit' | 'approve' | 'return' | 'refuse' | 'cancel'>;

const eventOf = {
  submit: 'requisition.submitted',
  approve: 'requisition.approved',
  return: 'requisition.returned',
  refuse: 'requisition.refused',
  cancel: 'requisition.cancelled',
} as const;

/** The requisition, held for this transaction. @throws HubError not_found, also for one of another department */
export async function requireRequisition(tx: Tx, principal: Principal, id: string): Promise<RequisitionRecord> {
  const requisition = await lockRequisition(tx, id);
  if (!requisition) throw notFound('requisition');
  requireDepartment(principal, requisition.departmentId, 'requisition');
  return requisition;
}

/**
 * Takes a decision: the requisition, its tasks and the event in the given transaction.
 * @throws HubError not_found, forbidden, requisition_not_ready, second_person_required, requisition_incomplete, deadline_past
 */
export async function actOnRequisition(
  deps: Pick<HttpDeps, 'now' | 'newId'>,
  tx: Tx,
  principal: Principal,
  act: { id: string; decision: RequisitionDecision; comment?: string | undefined },
): Promise<RequisitionRecord> {
  const { decision, comment } = act;
  const before = await requireRequisition(tx, principal, act.id);
  const moved = moveRequisition(before, decision, toActor(principal));
  if (!moved.ok) throw new HubError(moved.code, moved.message);
  if (decision === 'submit' || decision === 'approve') requireComplete(before, deps.now());
  if ((decision === 'return' || decision === 'refuse') && (comment ?? '').trim() === '')
    throw new HubError('validation_failed', 'Say why, so that the department knows what to do.', { path: '/comment' });
  const subject = `requisition/${before.id}`;
  const notes = takeNotes(deps, tx, { subject, departmentId: before.departmentId, actor: principal.id });
  const after = await updateRequisition(
    tx,
    {
      ...before,
      ...moved.state,
      authors: [...moved.state.authors],
      ...(decision === 'submit' ? { submittedBy: principal.id, submittedAt: notes.now } : {}),
      approvedBy: decision === 'approve' ? principal.id : null,
      approvedAt: decision === 'approve' ? notes.now : null,
      decisions:
        decision === 'submit'
          ? before.decisions
          : [...before.decisions, { decision, by: principal.id, at: notes.now, comment: comment ?? null }],
    },
    notes.now,
  );
  await moveTasks(notes, decision, after);
  notes.emit(eventOf[decision], { requisitionId: after.id });
  await appendEvents(tx, notes.events);
  return after;
}

async function moveTasks(notes: Notes, decision: RequisitionDecision, { title }: RequisitionRecord): Promise<void> {
  if (decision === 'submit') {
    await notes.openTask({
      taskType: 'reviewRequisition',
      title: { en: 'Review a requisition', zh: '审批招聘需求' },
      detail: title,
      outcomes: ['approve', 'return', 'refuse'],
      ownerRole: 'hr',
    });
    return;
  }
  await notes.closeTasks('reviewRequisition', decision === 'cancel' ? 'cancelled' : 'completed', decision);
  if (decision !== 'approve') return notes.closeTasks('setUpJob', 'cancelled', null);
  await notes.openTask({
    taskType: 'setUpJob',
    title: { en: 'Set up a job', zh: '配置新职位' },
    detail: title,
    outcomes: [],
    ownerRole: 'it',
  });
}
