import { Skeleton } from 'antd';
import { useTimeline } from '../api/queries.ts';
import type { Application } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { useActorName } from '../parts/actor.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';

/** What happened to an application, newest last, beside its plain facts. */
export function ApplicationDetail({ application }: { application: Application }) {
  const { t, instant } = useText();
  return (
    <div className="application-detail">
      <section>
        <h4>{t('applications.timeline')}</h4>
        <Timeline applicationId={application.id} />
      </section>
      <dl className="facts">
        <dd>
          <a href={`#/applications/${application.id}`}>{t('application.open')}</a>
        </dd>
        <dt>{t('applications.applied')}</dt>
        <dd>{instant(application.createdAt)}</dd>
        <dt>{t('applications.process')}</dt>
        <dd>{t('applications.processVersion', { id: application.processId, version: application.processVersion })}</dd>
        <dt>{t('applications.candidateLanguage')}</dt>
        <dd>{t(`language.${application.language}`)}</dd>
        {application.source && (
          <>
            <dt>{t('applications.source')}</dt>
            <dd>
              <bdi>{application.source}</bdi>
            </dd>
          </>
        )}
        {application.remoteIds.length > 0 && (
          <>
            <dt>{t('applications.remoteIds')}</dt>
            <dd>
              {application.remoteIds.map((remote) => (
                <span key={`${remote.system}/${remote.id}`} className="remote-id">
                  {remote.system} <bdi>{remote.id}</bdi>
                </span>
              ))}
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** What happened, oldest first. */
export function Timeline({ applicationId }: { applicationId: string }) {
  const { t, pick, instant } = useText();
  const actorName = useActorName();
  const query = useTimeline(applicationId);
  if (query.isPending) return <Skeleton active title={false} paragraph={{ rows: 3 }} />;
  if (query.isError && !query.data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  const entries = query.data?.items ?? [];
  if (entries.length === 0) return <p className="meta">{t('applications.timelineEmpty')}</p>;
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="timeline-text">{pick(entry.text) || entry.type}</span>
          <span className="meta">
            <time dateTime={entry.at}>{instant(entry.at)}</time>
            {entry.actor && <bdi>{actorName(entry.actor)}</bdi>}
          </span>
        </li>
      ))}
    </ol>
  );
}
