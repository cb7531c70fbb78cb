import { App, Drawer, Skeleton } from 'antd';
import { useTask } from '../api/queries.ts';
import { isOffered } from '../api/rights.ts';
import { useSession } from '../api/session.ts';
import type { Task } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { AnswerForm } from './answer-form.tsx';
import { dropDraft } from './drafts.ts';
import { useOutcomeText } from './outcome-text.ts';
import { SetUpTask } from './set-up-task.tsx';
import { TaskName, useTaskName } from './task-name.tsx';
import { hasSubject, TaskSubject } from './task-subject.tsx';

/** A task in full: on the one side what is known, on the other the person's answer. */
export function TaskDialog({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const { t, pick } = useText();
  const { message } = App.useApp();
  const nameOf = useTaskName();
  const outcomeText = useOutcomeText();
  const query = useTask(taskId);
  const task = query.data;
  const session = useSession().data;
  const isSetUp =
    task?.taskType === 'setUpJob' &&
    task.status === 'open' &&
    session != null &&
    isOffered(session.role, 'requisitions.setUp');
  const isWide = task !== undefined && hasSubject(task);

  function finish(taken: Task) {
    dropDraft(taskId);
    void message.success(
      t('task.done', {
        outcome: outcomeText(taken.outcome ?? ''),
        name: nameOf(taken),
      }),
    );
    onClose();
  }

  return (
    <Drawer
      open
      onClose={onClose}
      size={isWide ? 1080 : 620}
      className="task-dialog"
      // A reviewer who misses the form by a click must not lose the place.
      mask={{ closable: false }}
      keyboard={!isSetUp}
      closable={{ 'aria-label': t('close') }}
      title={
        task ? (
          <div className="task-dialog-title">
            <TaskName task={task} />
            <span className="meta">{pick(task.title) || t(`taskType.${task.taskType}`)}</span>
          </div>
        ) : (
          t('loading')
        )
      }
    >
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {query.isError && !task && (
        <ErrorNotice error={query.error} title={t('task.loadFailed')} onRetry={() => void query.refetch()} />
      )}
      {task && (
        <div className={isWide ? `task-body is-review${isSetUp ? ' is-set-up' : ''}` : 'task-body'}>
          {isWide && <TaskSubject task={task} />}
          {isSetUp ? (
            <SetUpTask task={task} onDone={onClose} />
          ) : (
            <AnswerForm task={task} onTaken={finish} onClose={onClose} />
          )}
        </div>
      )}
    </Drawer>
  );
}
