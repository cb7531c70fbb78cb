import { Button } from 'antd';
import { useOpenTasks } from '../api/queries.ts';
import type { Task } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Chip } from '../parts/chip.tsx';
import { useNowMs } from '../parts/clock.ts';
import { RelativeTime } from '../parts/relative-time.tsx';
import { TaskName, useTaskName } from '../task/task-name.tsx';
import { ListState } from './list-state.tsx';

/** What waits for a person, most urgent first. */
export function TaskList({ onOpen }: { onOpen: (taskId: string) => void }) {
  const { t } = useText();
  const query = useOpenTasks();
  const tasks = (query.data?.pages.flatMap((page) => page.items) ?? []).sort(byUrgency);

  return (
    <section className="tasks" aria-labelledby="tasks-title">
      <div className="section-head">
        <h2 id="tasks-title">{t('tasks.title')}</h2>
        {tasks.length > 0 && <span className="count">{`${tasks.length}${query.hasNextPage ? '+' : ''}`}</span>}
      </div>
      <ListState query={query} isEmpty={tasks.length === 0} empty={t('tasks.empty')} forbidden={t('tasks.forbidden')}>
        <ul className="task-cards">
          {tasks.map((task) => (
            <li key={task.id}>
              <TaskCard task={task} onOpen={() => onOpen(task.id)} />
            </li>
          ))}
        </ul>
      </ListState>
    </section>
  );
}

function TaskCard({ task, onOpen }: { task: Task; onOpen: () => void }) {
  const { t, pick } = useText();
  const nameOf = useTaskName();
  const title = pick(task.title) || t(`taskType.${task.taskType}`);
  const isReview = /^(review|preview|approve)/.test(task.taskType);
  const isOverdue = useIsPast(task.dueAt) || task.overdue;

  return (
    <article className={isOverdue ? 'task-card is-overdue' : 'task-card'} data-task-type={task.taskType}>
      <div className="task-card-text">
        <h3>
          <TaskName task={task} />
        </h3>
        <p className="task-card-title">{title}</p>
        <p className="meta">
          {isOverdue && <Chip tone="bad">{t('tasks.overdue')}</Chip>}
          {task.escalatedTo && <Chip tone="warn">{t('tasks.escalated', { role: t(`role.${task.escalatedTo}`) })}</Chip>}
          <span>{t('tasks.owner', { role: t(`role.${task.ownerRole}`) })}</span>
          <span>
            {task.dueAt ? (
              <RelativeTime at={task.dueAt} wrap={(when) => t(isOverdue ? 'tasks.dueSince' : 'tasks.due', { when })} />
            ) : (
              t('tasks.noDue')
            )}
          </span>
        </p>
      </div>
      <Button type="primary" onClick={onOpen} aria-label={t('tasks.open', { title, name: nameOf(task) })}>
        {t(isReview ? 'tasks.review' : 'tasks.resolve')}
      </Button>
    </article>
  );
}

function useIsPast(at: string | null): boolean {
  const nowMs = useNowMs();
  return at !== null && Date.parse(at) < nowMs;
}

function byUrgency(a: Task, b: Task): number {
  return (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.createdAt.localeCompare(b.createdAt);
}
