import { Button } from 'antd';
import type { WaitingFor } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { useNowMs } from '../parts/clock.ts';
import { Icon } from '../parts/icon.tsx';
import { RelativeTime } from '../parts/relative-time.tsx';

const icons = {
  task: 'person',
  vendorEvent: 'vendor',
  deadline: 'clock',
  call: 'call',
  start: 'clock',
  resume: 'clock',
} as const;

/** What an application waits for, each with its due time; a task of a person leads to it. */
export function WaitingList({ items, onOpenTask }: { items: WaitingFor[]; onOpenTask: (taskId: string) => void }) {
  const { t, pick } = useText();
  const nowMs = useNowMs();
  if (items.length === 0) return <p className="meta">{t('applications.waitsForNothing')}</p>;
  return (
    <ul className="waiting" aria-label={t('applications.waitsFor')}>
      {items.map((item, position) => {
        const { taskId, dueAt } = item;
        const label = t(`applications.waiting.${item.kind}`, { label: pick(item.label) });
        const isLate = dueAt ? Date.parse(dueAt) < nowMs : false;
        return (
          <li key={taskId ?? `${item.kind}/${position}`} className={`waiting-${item.kind}`}>
            <Icon name={icons[item.kind]} />
            <span>
              {taskId ? (
                <Button type="link" className="waiting-link" onClick={() => onOpenTask(taskId)}>
                  {label}
                </Button>
              ) : (
                label
              )}
              {dueAt && (
                <span className={isLate ? 'due is-late' : 'due'}>
                  <RelativeTime
                    at={dueAt}
                    wrap={(when) => t(isLate ? 'applications.overdue' : 'applications.due', { when })}
                  />
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
