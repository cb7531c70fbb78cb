import type { Tx } from '../../db/connection.ts';
import { getTask } from '../../db/repositories/tasks.ts';
import type { TaskRecord } from '../../db/repositories/tasks.ts';
import { taskTypesFor } from '../../security/rights.ts';
import { notFound, requireDepartment } from '../principal.ts';
import type { Principal } from '../principal.ts';

/** A task the reader may see. @throws HubError not_found, also for one of another department or not of the role's kinds */
export async function requireTask(tx: Tx, principal: Principal, id: string): Promise<TaskRecord> {
  const task = await getTask(tx, id);
  if (!task) throw notFound('task');
  requireDepartment(principal, task.departmentId, 'task');
  const types = taskTypesFor(principal.role);
  if (types !== null && !types.includes(task.taskType)) throw notFound('task');
  return task;
}
