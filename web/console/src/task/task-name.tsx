import type { Task } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { usePersonName } from '../parts/person-name.tsx';

/** What a task is about, in a name: the candidate, or the job, requisition or question set where there is no application. */
export function useTaskName(): (task: Task) => string {
  const { pick } = useText();
  const nameOf = usePersonName();
  return (task) =>
    task.applicationId === null
      ? pick(task.detail) || pick(task.title)
      : nameOf(task.candidateName, task.applicationId);
}

/** The same, in its own writing direction. */
export function TaskName({ task }: { task: Task }) {
  return <bdi className="person-name">{useTaskName()(task)}</bdi>;
}
