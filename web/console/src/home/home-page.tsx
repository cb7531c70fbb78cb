import { ApplicationList } from './application-list.tsx';
import { TaskList } from './task-list.tsx';

/** The front door: what runs, what waits for whom, and the tasks of people. */
export function HomePage({ onOpenTask }: { onOpenTask: (taskId: string) => void }) {
  return (
    <>
      <h1 className="visually-hidden">Throughline</h1>
      <TaskList onOpen={onOpenTask} />
      <ApplicationList onOpenTask={onOpenTask} />
    </>
  );
}
