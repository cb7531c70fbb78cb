import { Alert, Button } from 'antd';
import type { Task } from '../api/types.ts';
import { formatRelative, useText } from '../i18n/text.ts';
import { useActorName } from '../parts/actor.ts';
import { useNowMs } from '../parts/clock.ts';
import { useOutcomeText } from './outcome-text.ts';

/** Says who answered a task that is no longer open, so that nobody wonders whether their answer counted. */
export function ClosedNotice({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t, locale } = useText();
  const outcomeText = useOutcomeText();
  const actorName = useActorName();
  const nowMs = useNowMs();
  const isCompleted = task.status === 'completed';
  return (
    <section className="answer">
      <Alert
        type="info"
        showIcon
        data-testid="closed"
        title={
          isCompleted
            ? t('task.alreadyCompleted', { who: task.completedBy ? actorName(task.completedBy) : t('task.somebody') })
            : t('task.cancelled')
        }
        description={
          isCompleted
            ? t('task.alreadyCompletedDetail', {
                outcome: outcomeText(task.outcome ?? ''),
                when: task.completedAt ? formatRelative(task.completedAt, nowMs, locale) : '',
              })
            : t('task.cancelledDetail')
        }
      />
      <Button size="large" onClick={onClose}>
        {t('close')}
      </Button>
    </section>
  );
}
