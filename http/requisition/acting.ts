import type { Tx } from '../../db/connection.ts';
import type { NewEvent } from '../../db/repositories/events.ts';
import { closeTasksAbout, insertTask } from '../../db/repositories/tasks.ts';
import type { NewTask, TaskType } from '../../db/repositories/tasks.ts';
import type { RequisitionActor } from '../../domain/requisition/state-machine.ts';
import type { EventType } from '../../delivery/event-catalogue.ts';
import type { HttpDeps } from '../deps.ts';
import type { Principal } from '../principal.ts';

/** Who acts, for the rules. */
export function toActor({ id, role, kind }: Principal): RequisitionActor {
  return { id, role, isPerson: kind === 'user' };
}

/** What one transaction writes about a thing that is no application: tasks at once, events collected for the end. */
export type Notes = {
  now: string;
  events: NewEvent[];
  emit: (type: EventType, data: { [name: string]: unknown }) => void;
  openTask: (
    task: Pick<NewTask, 'taskType' | 'title' | 'detail' | 'outcomes' | 'ownerRole'> & { jobId?: string },
  ) => Promise<void>;
  closeTasks: (taskType: TaskType, status: 'completed' | 'cancelled', outcome: string | null) => Promise<void>;
};

/** Begins the notes of one transaction; append `events` as its last write. */
export function takeNotes(
  deps: Pick<HttpDeps, 'now' | 'newId'>,
  tx: Tx,
  about: { subject: string; departmentId: string; actor: string },
): Notes {
  const now = deps.now().toISOString();
  const { subject, departmentId, actor } = about;
  const events: NewEvent[] = [];
  const emit: Notes['emit'] = (type, data) => {
    events.push({ id: deps.newId(), type, subject, applicationId: null, departmentId, actor, data, at: now });
  };
  return {
    now,
    events,
    emit,
    async openTask({ jobId, ...task }) {
      const id = deps.newId();
      await insertTask(tx, {
        ...task,
        id,
        applicationId: null,
        subject,
        departmentId,
        question: subject,
        needsScorecard: false,
        callKey: null,
        dueAt: null,
        createdAt: now,
        ...(jobId === undefined ? {} : { jobId }),
      });
      emit('task.opened', { taskId: id, taskType: task.taskType, ownerRole: task.ownerRole });
    },
    async closeTasks(taskType, status, outcome) {
      const ids = await closeTasksAbout(tx, { subject, taskType }, { status, outcome, actor, at: now });
      for (const taskId of ids)
        emit(status === 'completed' ? 'task.completed' : 'task.cancelled', {
          taskId,
          ...(outcome === null ? {} : { outcome }),
        });
    },
  };
}
