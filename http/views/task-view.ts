import type { Tx } from '../../db/connection.ts';
import { getCandidates } from '../../db/repositories/candidates.ts';
import type { TaskRecord } from '../../db/repositories/tasks.ts';
import type { Role } from '../../domain/process/types.ts';
import type { Task } from '../../schemas/types.ts';
import type { HttpDeps } from '../deps.ts';
import { loadActorNames } from '../../db/repositories/actor-names.ts';

/** Tasks as the API shows them, before masking. IT sees what went wrong with a call, not with whom: no names. */
export async function toTasks(
  deps: Pick<HttpDeps, 'vault' | 'now'>,
  tx: Tx,
  role: Role,
  records: readonly TaskRecord[],
): Promise<Task[]> {
  const withNames = role !== 'it';
  const candidates = withNames
    ? await getCandidates(
        tx,
        deps.vault,
        records.flatMap(({ candidateId }) => candidateId ?? []),
      )
    : new Map<string, never>();
  const nameOf = await loadActorNames(
    tx,
    records.map(({ completedBy }) => completedBy),
  );
  const now = deps.now().toISOString();
  return records.map(({ question: _question, callKey: _callKey, answerId: _answerId, ...task }) => {
    const candidate = task.candidateId === null ? undefined : candidates.get(task.candidateId);
    return {
      ...task,
      completedBy: nameOf(task.completedBy),
      ...(candidate ? { candidateName: candidate.formattedName } : {}),
      overdue: task.status === 'open' && task.dueAt !== null && task.dueAt < now,
    };
  });
}

/** One of {@link toTasks}. */
export async function toTask(
  deps: Pick<HttpDeps, 'vault' | 'now'>,
  tx: Tx,
  role: Role,
  record: TaskRecord,
): Promise<Task> {
  const [task] = await toTasks(deps, tx, role, [record]);
  return task as Task;
}
