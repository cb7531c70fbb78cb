import { Button } from 'antd';
import { useId, useState } from 'react';
import type { Application } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { Icon } from '../parts/icon.tsx';
import { PersonName, usePersonName } from '../parts/person-name.tsx';
import { RelativeTime } from '../parts/relative-time.tsx';
import { StageLine } from '../parts/stage-line.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import { ApplicationDetail } from './application-detail.tsx';
import { WaitingList } from './waiting-list.tsx';

/** One application: who, where it stands, what it waits for; opened, what happened. */
export function ApplicationRow(props: { application: Application; onOpenTask: (taskId: string) => void }) {
  const { application, onOpenTask } = props;
  const { t, pick } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const detailId = useId();
  const name = usePersonName()(application.candidateName, application.id);

  return (
    <article className={isOpen ? 'application is-open' : 'application'} data-application-id={application.id}>
      <div className="application-summary">
        <div className="application-who">
          <h3>
            <PersonName name={application.candidateName} applicationId={application.id} />
          </h3>
          <p className="meta">
            <bdi>{pick(application.jobTitle)}</bdi>
          </p>
        </div>
        <div className="application-where">
          <StageLine application={application} />
          {application.status !== 'active' && <StatusTag status={application.status} />}
        </div>
        <div className="application-waits">
          {application.endedAt ? (
            <p className="meta">
              <RelativeTime at={application.endedAt} wrap={(when) => t('applications.ended', { when })} />
            </p>
          ) : (
            <WaitingList items={application.waitingFor} onOpenTask={onOpenTask} />
          )}
        </div>
        <Button
          type="text"
          className="application-toggle"
          aria-expanded={isOpen}
          aria-controls={detailId}
          aria-label={t(isOpen ? 'applications.hide' : 'applications.show', { name })}
          onClick={() => setIsOpen(!isOpen)}
          icon={<Icon name="chevron" />}
        />
      </div>
      <div id={detailId} hidden={!isOpen}>
        {isOpen && <ApplicationDetail application={application} />}
      </div>
    </article>
  );
}
